//! `unlisted`: how to retry statuses that no entry has.

use crate::json::Node;
use crate::model::Unlisted;
use crate::problem::Problems;

use super::check::Taken;
use super::object::Object;
use super::{retry, value};

const KEYS: &[&str] = &["status", "retry"];

pub(crate) fn read(node: &Node<'_>, taken: &mut Taken, problems: &mut Problems<'_>) -> Option<Unlisted> {
    let object = Object::open(node, "an unlisted rule", KEYS, problems)?;
    let range = object.required("status", problems).and_then(|node| range(node, taken, problems));
    let retry = object.required("retry", problems).and_then(|node| retry::read(node, problems));
    let (first, last) = range?;
    Some(Unlisted { first, last, retry: retry? })
}

fn range(node: &Node<'_>, taken: &mut Taken, problems: &mut Problems<'_>) -> Option<(u16, u16)> {
    let text = value::line(node, "status", problems)?;
    let Some(range) = parse(&text) else {
        let message =
            format!("bad `status` `{text}`, expected a status `\"408\"`, a class `\"5xx\"` or a range `\"502-504\"`");
        return value::none(problems, node.at, message);
    };
    let (first, last) = range;
    taken.claim(format!("{first}-{last}"), &format!("status `{text}`"), node.at, problems);
    Some(range)
}

fn parse(text: &str) -> Option<(u16, u16)> {
    if let Some(class) = text.strip_suffix("xx") {
        let first = status(&format!("{class}00"))?;
        return Some((first, first + 99));
    }
    match text.split_once('-') {
        Some((first, last)) => Some((status(first)?, status(last)?)).filter(|(first, last)| first < last),
        None => status(text).map(|status| (status, status)),
    }
}

fn status(text: &str) -> Option<u16> {
    let digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|status| (100..=599).contains(status))
}
