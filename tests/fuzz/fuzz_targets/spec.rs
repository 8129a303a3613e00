//! A spec file of any bytes is refused with places, or accepted.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (sketch, problems) = dfns_errors_spec::examine(data);
    assert!(sketch.is_some() || !problems.is_empty());
    let text = String::from_utf8_lossy(data);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    for problem in problems {
        let line = text.split('\n').nth(problem.position.line - 1).expect("there is such a line");
        assert!(problem.position.column <= line.chars().count() + 1);
        assert!(!problem.message.contains('\n'));
    }
});
