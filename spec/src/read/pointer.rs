//! JSON pointers, RFC 6901.

use crate::json::{Node, Value};
use crate::model::Pointer;
use crate::problem::Problems;

use super::value::{none, wrong_type};

/// Far more than any body nests its fields; a decoder follows pointers token by token.
const LONGEST: usize = 16;

/// A pointer; the empty one is the whole document.
pub(crate) fn read(node: &Node<'_>, what: &str, problems: &mut Problems<'_>) -> Option<Pointer> {
    let Value::String(text) = &node.value else {
        return wrong_type(node, &format!("`{what}`"), "a JSON pointer", problems);
    };
    parse(text, what, node.at, problems)
}

/// A pointer to something inside: the empty one is refused.
pub(crate) fn read_inside(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<Pointer> {
    let pointer = read(node, "pointer", problems)?;
    if pointer.tokens.is_empty() {
        return none(problems, node.at, "`pointer` must name something inside, such as `/message`");
    }
    Some(pointer)
}

pub(crate) fn parse(text: &str, what: &str, at: usize, problems: &mut Problems<'_>) -> Option<Pointer> {
    let Some(tokens) = tokens(text) else {
        let text = text.escape_debug();
        return none(
            problems,
            at,
            format!(
                "bad JSON pointer `{text}` in `{what}`, expected `` or `/name/0` with `~0` for `~` and `~1` for `/`"
            ),
        );
    };
    if tokens.len() > LONGEST {
        return none(problems, at, format!("the JSON pointer in `{what}` has more than {LONGEST} parts"));
    }
    Some(Pointer { tokens })
}

fn tokens(text: &str) -> Option<Vec<String>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    text.strip_prefix('/')?.split('/').map(unescaped).collect()
}

/// `~1` before `~0`: the order matters to RFC 6901, section 4.
fn unescaped(token: &str) -> Option<String> {
    let mut tildes = token.split('~').skip(1);
    let sound = tildes.all(|after| after.starts_with(['0', '1']));
    sound.then(|| token.replace("~1", "/").replace("~0", "~"))
}
