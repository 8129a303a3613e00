//! Schemas of `OpenAPI` documents, with `$ref`, `allOf`, `oneOf` and `anyOf` resolved when they are asked for. Each schema
//! is visited once, so cycles end.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::documents::Document;

/// A value of a document.
#[derive(Clone, Copy)]
pub(super) struct Node<'d> {
    document: &'d Document,
    pub(super) value: &'d Value,
}

/// Several schemas as one: what a value may have according to any of them.
#[derive(Clone)]
pub(super) struct Schema<'d>(Vec<Node<'d>>);

/// A value that the documents list for a property, and what it means.
#[derive(Clone, PartialEq)]
pub(super) struct Listed {
    pub(super) value: Value,
    pub(super) description: Option<String>,
}

/// More schemas than this are not one error, but the whole API.
const MAX_PARTS: usize = 5_000;
/// How deep an example that is made from a schema can be.
const MAX_DEPTH: usize = 6;
const COMBINED: [&str; 3] = ["allOf", "oneOf", "anyOf"];

impl<'d> Node<'d> {
    pub(super) fn root(document: &'d Document) -> Self {
        Self { document, value: &document.root }
    }

    /// Returns a member, with its `$ref` resolved.
    pub(super) fn get(self, key: &str) -> Option<Self> {
        Self { value: self.value.get(key)?, ..self }.resolved()
    }

    pub(super) fn text(self, key: &str) -> Option<&'d str> {
        self.value.get(key)?.as_str().filter(|text| !text.trim().is_empty())
    }

    /// Returns the members of an object, with their `$ref`s resolved.
    pub(super) fn members(self) -> Vec<(&'d str, Self)> {
        let mut members = Vec::new();
        for (key, value) in self.value.as_object().into_iter().flatten() {
            if let Some(node) = (Self { value, ..self }).resolved() {
                members.push((key.as_str(), node));
            }
        }
        members
    }

    /// Returns the items of an array, as they are written.
    pub(super) fn items(self, key: &str) -> Vec<Self> {
        let items = self.value.get(key).and_then(Value::as_array).into_iter().flatten();
        items.map(|value| Self { value, ..self }).collect()
    }

    /// Follows `$ref`. Notes a reference that leads nowhere or back to itself.
    pub(super) fn resolved(self) -> Option<Self> {
        let mut node = self;
        let mut seen = HashSet::new();
        while let Some(reference) = node.text("$ref") {
            if !seen.insert(reference) {
                return self.note(format!("the reference `{reference}` leads back to itself"));
            }
            let Some(pointer) = reference.strip_prefix('#') else {
                return self.note(format!("the reference `{reference}` leads to another file: bundle them into one, such as with `redocly bundle`"));
            };
            match self.document.root.pointer(&percent_decoded(pointer)) {
                Some(value) => node.value = value,
                None => return self.note(format!("the reference `{reference}` leads to nothing")),
            }
        }
        Some(node)
    }

    fn note(self, note: String) -> Option<Self> {
        self.document.note(note);
        None
    }

    /// Makes an example. Members that would repeat a schema inside itself are left out.
    pub(super) fn sample(self, outer: &mut Vec<*const Value>) -> Option<Value> {
        let node = self.resolved()?;
        if outer.len() >= MAX_DEPTH || outer.contains(&std::ptr::from_ref(node.value)) {
            return None;
        }
        if let Some(value) = node.own_example() {
            return Some(value);
        }
        outer.push(node.value);
        let value = node.made(outer);
        outer.pop();
        value
    }

    /// Returns the value that a schema itself gives.
    fn own_example(self) -> Option<Value> {
        let places = ["/const", "/example", "/examples/0", "/enum/0", "/default"];
        places.iter().find_map(|place| self.value.pointer(place).filter(|value| !value.is_null())).cloned()
    }

    fn made(self, outer: &mut Vec<*const Value>) -> Option<Value> {
        let mut object = Map::new();
        let choices = ["oneOf", "anyOf"].map(|key| self.items(key).into_iter().next());
        let combined: Vec<Self> = self.items("allOf").into_iter().chain(choices.into_iter().flatten()).collect();
        for part in &combined {
            match part.sample(outer) {
                Some(Value::Object(members)) => object.extend(members),
                Some(other) if self.value.get("properties").is_none() => return Some(other),
                _ => {}
            }
        }
        for (name, property) in self.get("properties").into_iter().flat_map(Self::members) {
            if let Some(value) = property.sample(outer) {
                object.insert(name.to_owned(), value);
            }
        }
        if !object.is_empty() || self.is("object") {
            return Some(Value::Object(object));
        }
        let item = self.get("items").map(|items| items.sample(outer).into_iter().collect());
        item.map(Value::Array).or_else(|| self.scalar())
    }

    fn scalar(self) -> Option<Value> {
        if self.is("string") {
            return Some(Value::from("string"));
        }
        if self.is("boolean") {
            return Some(Value::from(false));
        }
        (self.is("integer") || self.is("number")).then(|| Value::from(1))
    }

    /// Returns `true` if a schema has a type, alone or in a list.
    fn is(self, name: &str) -> bool {
        match self.value.get("type") {
            Some(Value::String(own)) => own == name,
            Some(Value::Array(names)) => names.iter().any(|own| own == name),
            _ => false,
        }
    }

    /// Returns what `enum`, `const` and `x-enum` list. `meaning` describes a single value.
    fn listed(self, meaning: Option<&str>) -> Vec<Listed> {
        let mut values: Vec<Value> = self.value.get("const").cloned().into_iter().collect();
        for key in ["enum", "x-enum"] {
            values.extend(self.items(key).into_iter().map(|item| item.value.clone()));
        }
        let is_single = values.len() == 1;
        let mut listed = Vec::new();
        for (index, value) in values.into_iter().enumerate() {
            let named = value.get("value").cloned();
            let described = value.get("description").and_then(Value::as_str).map(str::to_owned);
            let value = named.unwrap_or(value);
            let own = described.or_else(|| self.description_of(index, &value));
            let own = own.or_else(|| meaning.filter(|_| is_single).map(str::to_owned));
            listed.push(Listed { value, description: own });
        }
        listed
    }

    /// Finds the description of a value in the extensions that generators of documents write.
    fn description_of(self, index: usize, value: &Value) -> Option<String> {
        let keys = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-varnames-descriptions"];
        let found = keys.iter().find_map(|key| self.value.get(key))?;
        let found = found.get(index).or_else(|| found.get(value.as_str()?))?;
        found.as_str().map(str::to_owned)
    }
}

impl<'d> Schema<'d> {
    /// Resolves schemas and combines them.
    pub(super) fn of(schemas: impl IntoIterator<Item = Node<'d>>) -> Self {
        let mut queue: Vec<Node<'d>> = schemas.into_iter().collect();
        queue.reverse();
        let mut seen: HashSet<*const Value> = HashSet::new();
        let mut parts = Vec::new();
        while let Some(node) = queue.pop() {
            let Some(node) = node.resolved().filter(|node| seen.insert(node.value)) else { continue };
            parts.push(node);
            if parts.len() == MAX_PARTS {
                break;
            }
            for key in COMBINED {
                queue.extend(node.items(key).into_iter().rev());
            }
        }
        Self(parts)
    }

    /// Returns a property; `None` if no schema has it.
    pub(super) fn property(&self, name: &str) -> Option<Self> {
        let own =
            self.0.iter().filter_map(|part| Some(Node { value: part.value.get("properties")?.get(name)?, ..*part }));
        Some(Self::of(own)).filter(|schema| !schema.0.is_empty())
    }

    /// Returns the names of all properties.
    pub(super) fn names(&self) -> Vec<&'d str> {
        let mut names: Vec<&'d str> = Vec::new();
        for (name, _) in self.0.iter().filter_map(|part| part.get("properties")).flat_map(Node::members) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Returns the schema of the items of an array.
    pub(super) fn items(&self) -> Option<Self> {
        let own = self.0.iter().filter_map(|part| Some(Node { value: part.value.get("items")?, ..*part }));
        Some(Self::of(own)).filter(|schema| !schema.0.is_empty())
    }

    /// Returns `true` for a string or an integer.
    pub(super) fn is_text(&self) -> bool {
        let types = ["object", "array", "boolean"];
        !self.0.iter().any(|part| part.value.get("properties").is_some() || types.iter().any(|name| part.is(name)))
    }

    /// Returns the fixed parts of messages, which the schemas of saved responses have.
    pub(super) fn patterns(&self) -> Vec<Listed> {
        let found = self.0.iter().filter_map(|part| part.value.get("x-pattern"));
        found.map(|value| Listed { value: value.clone(), description: None }).collect()
    }

    /// Returns the values that the property `name` can have. A sibling `description` with a single value belongs to it.
    pub(super) fn values_of(&self, name: &str) -> Vec<Listed> {
        let mut values: Vec<Listed> = Vec::new();
        for part in &self.0 {
            let Some(properties) = part.get("properties") else { continue };
            let Some(property) = properties.value.get(name) else { continue };
            let sibling = properties.get("description").and_then(|sibling| sibling.value.get("enum")?.get(0)?.as_str());
            for inner in Self::of([Node { value: property, ..*part }]).0 {
                add_new(inner.listed(sibling), &mut values);
            }
        }
        values
    }

    /// Returns the examples of the schemas themselves, but not of the parts of an `allOf`, which are incomplete.
    pub(super) fn examples(schema: Node<'d>) -> Vec<Value> {
        let Some(node) = schema.resolved() else { return Vec::new() };
        let mut examples: Vec<Value> = node.value.get("example").cloned().into_iter().collect();
        examples.extend(node.items("examples").into_iter().map(|item| item.value.clone()));
        for variant in node.items("oneOf").into_iter().chain(node.items("anyOf")).filter_map(Node::resolved) {
            examples.extend(variant.value.get("example").cloned());
        }
        examples
    }
}

fn add_new(found: Vec<Listed>, values: &mut Vec<Listed>) {
    for listed in found {
        match values.iter_mut().find(|known| known.value == listed.value) {
            Some(known) if known.description.is_none() => known.description = listed.description,
            Some(_) => {}
            None => values.push(listed),
        }
    }
}

/// Decodes `%7B` in the fragment of a reference.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escape = tail.get(..2).filter(|_| *first == b'%').and_then(|digits| str::from_utf8(digits).ok());
        let decoded = escape.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { tail.get(2..).unwrap_or(&[]) } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
