//! The methods of every enum are listed once in the runtime; a spec may not use their names.

use dfns_errors::__private_0_1_0::METHODS;
use dfns_errors_spec::{is_reserved_method, methods};

#[test]
fn the_specs_reader_reserves_the_methods_of_every_enum() {
    assert_eq!(METHODS, methods(), "add a method to `methods.rs` of the runtime and to `reserved.rs` of the spec");
    for method in METHODS {
        assert!(is_reserved_method(method), "{method}");
    }
}
