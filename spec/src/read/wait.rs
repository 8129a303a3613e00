//! `retry_after`: where the server says how long to wait.

use crate::model::{Place, Statuses, Unit, WaitSource};

use super::header::read_header_name;
use super::object::Object;
use super::pointer::read_inner_pointers;
use super::statuses::read_statuses;
use super::value::{Choices, Json};

const KEYS: &[&str] = &["header", "pointer", "unit", "status"];
const UNITS: Choices<Unit> = &[
    ("seconds", Unit::Seconds),
    ("milliseconds", Unit::Milliseconds),
    ("unix_seconds", Unit::UnixSeconds),
    ("http", Unit::Http),
];

pub(crate) fn read_retry_after(json: Json<'_>) -> Vec<WaitSource> {
    json.list("retry_after").unwrap_or_default().into_iter().filter_map(read_source).collect()
}

fn read_source(json: Json<'_>) -> Option<WaitSource> {
    let object = Object::open(json, "an item of `retry_after`", KEYS)?;
    let place = read_place(&object, json);
    let unit = object.required("unit").and_then(|json| json.choice("unit", UNITS));
    let statuses = object.get("status").map_or(Some(Statuses::ALL), |json| read_statuses(json, "`status`"));
    Some(WaitSource { place: place?, unit: unit?, statuses: statuses? })
}

fn read_place(object: &Object<'_>, json: Json<'_>) -> Option<Place> {
    match (object.get("header"), object.get("pointer")) {
        (Some(header), None) => {
            let name = read_header_name(header, "`header`")?;
            if name.eq_ignore_ascii_case("retry-after") {
                return header.reject("`Retry-After` is always read first: remove this item");
            }
            Some(Place::Header(name))
        }
        (None, Some(pointer)) => read_inner_pointers(pointer).map(Place::Body),
        (None, None) => json.reject("missing key `header` or `pointer` in an item of `retry_after`"),
        (Some(_), Some(_)) => json.reject("an item of `retry_after` takes `header` or `pointer`, not both"),
    }
}
