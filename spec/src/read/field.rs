//! One of an entry's `fields`.

use crate::model::{ErrorEntry, Field};
use crate::name::snake_case;
use crate::reserved::is_reserved_method;

use super::object::Object;
use super::pointer::read_inner_pointers;
use super::unique::Unique;
use super::value::Json;

const KEYS: &[&str] = &["name", "pointer", "description"];

/// The names that look like predicates, and where each is.
#[derive(Debug, Default)]
pub(crate) struct FieldNames(Vec<(String, usize)>);

impl FieldNames {
    /// Reports names that are predicates, which every enum has.
    pub(crate) fn check(&self, entries: &[ErrorEntry], json: Json<'_>) {
        for (name, at) in &self.0 {
            let mut variants = entries.iter().map(|entry| entry.name.as_str()).chain(["Other"]);
            if let Some(variant) = variants.find(|variant| name.strip_prefix("is_") == Some(&snake_case(variant))) {
                json.problems.add(*at, format!("invalid name `{name}`: it is the predicate of `{variant}`"));
            }
        }
    }
}

pub(crate) fn read_fields(json: Json<'_>, predicates: &mut FieldNames) -> Vec<Field> {
    let mut names = Unique::default();
    let items = json.list("fields").unwrap_or_default().into_iter();
    items.filter_map(|item| read_field(item, &mut names, predicates)).collect()
}

fn read_field(json: Json<'_>, names: &mut Unique, predicates: &mut FieldNames) -> Option<Field> {
    let object = Object::open(json, "a field", KEYS)?;
    let name = object.required("name").and_then(|json| read_name(json, names, predicates));
    let pointers = object.required("pointer").and_then(read_inner_pointers);
    let description = object.get("description").and_then(|json| json.markdown("`description`"));
    Some(Field { name: name?, pointers: pointers?, description })
}

fn read_name(json: Json<'_>, names: &mut Unique, predicates: &mut FieldNames) -> Option<String> {
    let name = json.method_name()?;
    if is_reserved_method(&name) {
        return json.reject(format!("invalid name `{name}`: every generated enum has this method"));
    }
    predicates.0.extend(name.starts_with("is_").then(|| (name.clone(), json.node.at)));
    names.add(name.clone(), &format!("name `{name}`"), json).then_some(name)
}
