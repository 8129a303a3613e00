#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| dfns_errors_tests::fuzzed::spec(data));
