//! `*` in the pointers of a spec: one element of an array or one member of an object, the same for all pointers with the
//! same tokens before it.

use std::time::Duration;

use dfns_errors::{Retry, Wait, dfns_errors};

#[dfns_errors(spec = "fixtures/good/ethereum.json")]
#[derive(Debug)]
enum NodeError {}

#[dfns_errors(spec = "fixtures/good/graphql.json")]
#[derive(Debug)]
enum GraphqlError {}

#[dfns_errors(spec = "fixtures/good/paypal.json")]
#[derive(Debug)]
enum PaypalError {}

#[dfns_errors(spec = "fixtures/good/stars.json")]
#[derive(Debug)]
enum StarError {}

fn star(body: &str) -> StarError {
    StarError::from_response(400, body).unwrap()
}

#[test]
fn an_error_in_any_part_of_a_batch_is_an_error() {
    let limited = r#"[{"jsonrpc":"2.0","id":1,"result":"0x1"},
        {"jsonrpc":"2.0","id":2,"error":{"code":-32005,"message":"limit exceeded"}}]"#;
    let error = NodeError::from_response(200, limited).unwrap();
    assert_eq!(error.code(), "ethereum::refused::limit_exceeded");
    assert_eq!((error.message(), error.api_code()), (Some("limit exceeded"), Some("-32005")));
    assert_eq!(error.retry(), Retry::IfIdempotent(Wait::Backoff), "the first part may have been carried out");
    let success = r#"[{"jsonrpc":"2.0","id":1,"result":"0x1"},{"jsonrpc":"2.0","id":2,"result":"0x2"}]"#;
    assert!(NodeError::from_response(200, success).is_none());
}

#[test]
fn the_message_is_that_of_the_part_which_a_cause_recognized() {
    let both =
        r#"[{"error":{"code":-32601,"message":"no such method"}},{"error":{"code":-32000,"message":"already known"}}]"#;
    let error = NodeError::from_response(200, both).unwrap();
    assert_eq!((error.code(), error.message()), ("ethereum::refused::already_known", Some("already known")));
    let mixed =
        r#"[{"error":{"code":-32000,"message":"nonce too low"}},{"error":{"code":1,"message":"already known"}}]"#;
    let error = NodeError::from_response(200, mixed).unwrap();
    assert_eq!(error.code(), "ethereum::failed", "the code of one part and the message of another");
    assert_eq!(error.message(), Some("nonce too low"), "the first that is an error");
}

#[test]
fn the_wait_is_that_of_the_matching_error() {
    let body = r#"{"errors":[{"message":"no such field","extensions":{"retryAfter":60}},
        {"message":"Throttled","extensions":{"code":"THROTTLED","retryAfter":2}}]}"#;
    let error = GraphqlError::from_response(200, body).unwrap();
    assert_eq!((error.code(), error.message()), ("graphql::throttled", Some("Throttled")));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(2)));
    let first = r#"{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}},{"message":"x","extensions":{"retryAfter":9}}]}"#;
    assert_eq!(GraphqlError::from_response(200, first).unwrap().retry_after(), None, "never that of another error");
}

#[test]
fn one_issue_of_several_is_the_cause_and_all_are_listed() {
    let body = r#"{"name":"UNPROCESSABLE_ENTITY","message":"failed","debug_id":"7","details":[
        {"issue":"OTHER","description":"Something else.","field":"/other"},
        {"issue":"AMOUNT_MISMATCH","description":"Does not add up.","field":"/amount"},
        {"issue":"CARD_EXPIRED","description":"The card is expired."}]}"#;
    let error = PaypalError::from_response(422, body).unwrap();
    assert_eq!(error.code(), "paypal::unprocessable::card_expired", "the first cause of the spec");
    assert_eq!((error.message(), error.api_code()), (Some("The card is expired."), Some("CARD_EXPIRED")));
    assert_eq!(error.issue().as_deref(), Some("CARD_EXPIRED"));
    assert_eq!(
        error.field_name().as_deref(),
        Some("UNPROCESSABLE_ENTITY"),
        "the next pointer, not another issue's field"
    );
    let causes: Vec<&str> = error.recognized_causes().map(|cause| cause.name).collect();
    assert_eq!(causes, ["CardExpired", "AmountMismatch"]);
    assert_eq!(error.cause_entry().map(|cause| cause.name), Some("CardExpired"));
    assert_eq!(error.retry(), Retry::Never, "the most cautious of the two");
    let solutions: Vec<&str> = error.solutions().collect();
    assert_eq!(solutions, ["Use another card.", "Check the amounts.", "Read `details`."]);
    let report = format!("{error:#}");
    assert!(report.contains("\n\nCauses:\n  - The card is expired.\n  - The amounts do not add up.\n\n"), "{report}");
    let details: Vec<serde_json::Value> = error.body().unwrap().details_as().unwrap().unwrap();
    assert_eq!(details.len(), 3, "the details stay the whole array");
}

#[test]
fn an_issue_without_a_cause_leaves_the_fields_to_the_first_usable_values() {
    let body = r#"{"message":"failed","details":[{"field":"/a"},{"issue":"","description":""},{"issue":"NEW","description":"New."}]}"#;
    let error = PaypalError::from_response(422, body).unwrap();
    assert_eq!((error.code(), error.recognized_causes().count()), ("paypal::unprocessable", 0));
    assert_eq!((error.message(), error.api_code()), (Some("New."), Some("NEW")));
    assert_eq!(error.field_name().as_deref(), Some("/a"));
    assert_eq!(error.retry(), Retry::IfIdempotent(Wait::Backoff));
}

#[test]
fn the_message_and_the_code_of_a_rule_are_of_one_issue() {
    let issue = |code: &str, message: &str| format!(r#"{{"issue":"{code}","description":"{message}"}}"#);
    let captured = "Order already captured.";
    let one = format!(r#"{{"details":[{},{}]}}"#, issue("X", captured), issue("ORDER_ALREADY_CAPTURED", captured));
    assert!(PaypalError::from_response(422, one).unwrap().settles_call());
    let two = format!(r#"{{"details":[{},{}]}}"#, issue("X", captured), issue("ORDER_ALREADY_CAPTURED", "no"));
    assert!(PaypalError::from_response(422, two).unwrap().recognized_causes().next().is_none());
    let outside = r#"{"message":"Order already captured.","name":"ORDER_ALREADY_CAPTURED","details":[{}]}"#;
    assert!(PaypalError::from_response(422, outside).unwrap().settles_call(), "the next pointers");
    let other = PaypalError::from_response(
        422,
        r#"{"message":"Order already captured.","details":[{"issue":"ORDER_ALREADY_CAPTURED"}]}"#,
    );
    assert!(other.unwrap().settles_call(), "an issue without a message leaves it to the next pointer");
}

#[test]
fn nested_stars_are_about_one_element_of_one_element() {
    let body = r#"{"code":"c","groups":[
        {"kind":"k","name":"A","items":[{"a":1,"b":0,"name":"A1"},{"a":0,"b":2,"name":"A2"}]},
        {"kind":"x","name":"B","items":[{"a":1,"b":2,"name":"B1"}]},
        {"kind":"k","name":"C","items":{"one":{"a":3},"two":{"a":1,"b":2,"name":"C2","wait":4}}}]}"#;
    let error = star(body);
    assert_eq!(
        (error.code(), error.item().as_deref(), error.group().as_deref()),
        ("stars::nested", Some("C2"), Some("C"))
    );
    assert_eq!(error.retry_after(), Some(Duration::from_secs(4)));
}

#[test]
fn different_tokens_before_a_star_are_different_elements() {
    let error = star(
        r#"{"code":"c","left":[{"x":0,"name":"L0"},{"x":1,"name":"L1"}],"right":{"a":{"x":2},"b":{"x":0},"c":{"x":1,"name":"R"}}}"#,
    );
    assert_eq!(error.code(), "stars::independent");
    assert_eq!((error.left().as_deref(), error.right().as_deref()), (Some("L1"), Some("R")));
}

#[test]
fn null_holds_for_an_element_without_a_value_and_for_no_element() {
    let chosen = |maybe: &str| star(&format!(r#"{{"code":"c","maybe":{maybe}}}"#));
    let absent = chosen(r#"[{"value":1,"name":"a"},{"name":"b"},{"value":null,"name":"c"}]"#);
    assert_eq!((absent.code(), absent.maybe().as_deref()), ("stars::nothing", Some("b")));
    assert_eq!(chosen(r#"{"x":{"value":0},"y":{"value":null,"name":"y"}}"#).maybe().as_deref(), Some("y"));
    assert_eq!(chosen("[]").code(), "stars::nothing", "there is no element that has a value");
    assert_eq!(chosen("7").code(), "stars::nothing");
    assert_eq!(chosen(r#"[{"value":1},{"value":false}]"#).code(), "stars::rest");
}

#[test]
fn a_list_of_pointers_never_goes_on_to_another_element() {
    let error = star(r#"{"notes":[{"text":"no"},{"text":"here","author":"me"},{"missing":"other"}],"author":"root"}"#);
    assert_eq!((error.code(), error.message(), error.author().as_deref()), ("stars::noted", Some("here"), Some("me")));
    assert_eq!(error.any_author().as_deref(), Some("root"));
    let elsewhere = star(r#"{"notes":[{"text":"no"},{"author":"second"}],"text":"here","author":"root"}"#);
    assert_eq!(elsewhere.code(), "stars::noted", "the second note has no text, so the next pointer counts");
    assert_eq!((elsewhere.message(), elsewhere.author().as_deref()), (Some("here"), Some("second")));
    assert_eq!(star(r#"{"notes":[{"text":"no"}],"text":"here"}"#).code(), "stars::rest");
    assert_eq!(star(r#"{"notes":[],"text":"here"}"#).code(), "stars::noted");
}

#[test]
fn the_place_of_the_envelope_counts_as_a_part_of_its_fields() {
    let body = r#"{"envelopes":[{"code":1,"notes":{"n":{"text":"no"}}},{"notes":{"m":{"text":"here","author":"me"}},"author":"second"}],"author":"root"}"#;
    let error = star(body);
    assert_eq!((error.code(), error.message(), error.api_code()), ("stars::noted", Some("here"), None));
    assert_eq!((error.author().as_deref(), error.any_author().as_deref()), (Some("me"), Some("second")));
}

#[test]
fn a_cause_needs_an_element_for_which_its_entry_matches_too() {
    let listed = |items: &str| star(&format!(r#"{{"list":[{items}]}}"#));
    let unsure = listed(r#"{"kind":"one","name":"a"},{"sure":true,"name":"b"}"#);
    assert_eq!((unsure.code(), unsure.listed().as_deref()), ("stars::listed", Some("b")));
    let sure = listed(
        r#"{"kind":"one","name":"a"},{"kind":"two","sure":true,"name":"b"},{"kind":"one","sure":true,"name":"c"}"#,
    );
    assert_eq!((sure.code(), sure.listed().as_deref()), ("stars::listed::one", Some("c")));
    let causes: Vec<&str> = sure.recognized_causes().map(|cause| cause.name).collect();
    assert_eq!(causes, ["One", "Two"]);
    let first = listed(r#"{"sure":true,"kind":"uno","name":"a"},{"sure":true,"kind":"one","name":"b"}"#);
    assert_eq!(first.listed().as_deref(), Some("a"), "the first in the body, whichever rule of the cause it is");
}

#[test]
fn without_a_rule_it_is_the_first_element_with_a_usable_value() {
    let error = star(
        r#"{"code":"c","notes":[{"author":{}},{"author":null},{"author":"third"}],"groups":[{"items":[{"wait":-1},{"wait":"x"}]},{"items":[{"wait":3}]}]}"#,
    );
    assert_eq!((error.code(), error.first().as_deref()), ("stars::rest", Some("third")));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
}

#[test]
fn the_last_of_repeated_keys_counts() {
    let error = star(
        r#"{"code":"c","left":{"a":{"x":1,"name":"first"},"\u0061":{"x":0},"b":{"x":1,"name":"b"}},"right":[{"x":1}]}"#,
    );
    assert_eq!(error.left().as_deref(), Some("b"));
}

#[test]
fn matching_is_linear_in_the_body() {
    let many = |element: &str| vec![element; 40_000].join(",");
    let body = format!(
        r#"{{"left":[{}],"right":[{}],"notes":[{}],"groups":[{}],"text":"x"}}"#,
        many(r#"{"x":1}"#),
        many(r#"{"x":0}"#),
        many(r#"{"text":"no"}"#),
        many(r#"{"kind":"k","items":[1,2]}"#),
    );
    let start = std::time::Instant::now();
    assert_eq!(star(&body).code(), "stars::rest");
    // A product of two lists would take hours.
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn an_accessor_without_a_body_finds_nothing() {
    assert!(star("not JSON").first().is_none());
    assert_eq!(star("[[[[").code(), "stars::rest");
}
