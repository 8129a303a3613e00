//! `success`: the statuses outside 2xx that are not errors.

use crate::model::Statuses;

use super::statuses::read_statuses;
use super::unique::Unique;
use super::value::Json;

const ITEM: &str = "an item of `success`";

pub(crate) fn read_success(json: Json<'_>) -> Vec<Statuses> {
    let mut seen = Unique::default();
    json.list("success").unwrap_or_default().into_iter().filter_map(|item| read_range(item, &mut seen)).collect()
}

fn read_range(json: Json<'_>, seen: &mut Unique) -> Option<Statuses> {
    let statuses = read_statuses(json, ITEM)?;
    let text = json.line(ITEM)?;
    let is_success = |status| Statuses::SUCCESS.contains(status);
    if is_success(statuses.first) && is_success(statuses.last) {
        return json.reject(format!("`{text}` is always a success: list only statuses outside 2xx"));
    }
    if statuses.first <= Statuses::SUCCESS.last && Statuses::SUCCESS.first <= statuses.last {
        return json.reject(format!("`{text}` includes 2xx, which is always a success: leave out 2xx"));
    }
    seen.add(text.clone(), &format!("status `{text}`"), json).then_some(statuses)
}
