//! The methods of every enum are listed once in the runtime; a spec may not use their names.

use dfns_errors::__private_0_1_0::METHODS;
use dfns_errors_spec::{is_reserved_method, methods};

#[test]
fn the_specs_reader_reserves_the_methods_of_every_enum() {
    assert_eq!(
        METHODS,
        methods(),
        "add a method to `error/methods.rs` of the runtime and to `reserved.rs` of the spec"
    );
    for method in METHODS {
        assert!(is_reserved_method(method), "{method}");
    }
}

#[test]
fn the_schema_rejects_the_same_names() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../spec/schema.json")).unwrap();
    let names = schema.pointer("/$defs/field/properties/name/not/enum").unwrap().as_array().unwrap();
    let names: Vec<&str> = names.iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(names[..METHODS.len()], *methods(), "add a method to `spec/schema.json`, too");
}
