//! `success`: the statuses outside 2xx that are not errors.

use crate::model::Statuses;

use super::statuses::read_statuses;
use super::unique::Unique;
use super::value::Json;

pub(crate) fn read_success(json: Json<'_>) -> Vec<Statuses> {
    let mut seen = Unique::default();
    json.list("success").unwrap_or_default().into_iter().filter_map(|item| read_range(item, &mut seen)).collect()
}

fn read_range(json: Json<'_>, seen: &mut Unique) -> Option<Statuses> {
    let statuses = read_statuses(json)?;
    let text = json.line("status")?;
    if statuses.first <= Statuses::SUCCESS.last && Statuses::SUCCESS.first <= statuses.last {
        return json.reject(format!("status `{text}` is always a success: list only statuses outside 2xx"));
    }
    seen.add(text.clone(), &format!("status `{text}`"), json).then_some(statuses)
}
