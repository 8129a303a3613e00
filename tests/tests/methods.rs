//! The methods of every enum are listed once in the runtime; a spec may not use their names.

use dfns_errors_spec::{is_reserved_method, methods};

/// The runtime's list, as it is written.
const LIST: &str = include_str!("../../dfns-errors/src/error/methods.rs");

/// Returns the names of the list, which ends where the macros that expand it start. No other line of it starts with `fn`.
fn listed() -> Vec<&'static str> {
    let lines = LIST.lines().take_while(|line| !line.starts_with("macro_rules! __trait_methods"));
    let declarations = lines.filter_map(|line| line.trim_start().strip_prefix("fn "));
    declarations.map(|declaration| declaration.split([' ', '(']).next().unwrap()).collect()
}

#[test]
fn the_specs_reader_reserves_the_methods_of_every_enum() {
    assert_eq!(
        listed(),
        methods(),
        "add a method to `error/methods.rs` of the runtime and to `reserved.rs` of the spec"
    );
    for method in methods() {
        assert!(is_reserved_method(method), "{method}");
    }
}

#[test]
fn the_schema_rejects_the_same_names() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../spec/schema.json")).unwrap();
    let names = schema.pointer("/$defs/field/properties/name/not/enum").unwrap().as_array().unwrap();
    let names: Vec<&str> = names.iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(names[..methods().len()], *methods(), "add a method to `spec/schema.json`, too");
}
