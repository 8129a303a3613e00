//! A spec of one's own changes: plain Cargo rebuilds what follows from it, and nothing else.

use dfns_errors_tests::project::Project;

const MAIN: &str = r##"
#[dfns_errors::dfns_errors(spec = "errors.json")]
#[derive(Debug)]
pub enum ShopError {}

fn main() {
    let error = ShopError::from_response(409, r#"{"msg":"none left"}"#).unwrap();
    match &error {
        ShopError::SoldOut { .. } | ShopError::Other { .. } => println!("{error} | {}", error.entry().unwrap().description),
    }
}
"##;

fn spec(errors: &str) -> String {
    format!(
        r#"{{ "api": "Shop", "prefix": "shop", "envelope": {{ "fields": {{ "message": {{ "pointer": "/msg" }} }} }},
  "errors": [{errors}] }}"#
    )
}

const SOLD_OUT: &str = r#"{ "name": "SoldOut", "status": 409, "title": "Sold out", "description": "None is left." }"#;

#[test]
fn a_changed_spec_is_seen_by_a_plain_build() {
    let project = Project::new(MAIN);
    project.write("errors.json", &spec(SOLD_OUT));
    assert_eq!(project.run().printed(), "409 Sold out: none left | None is left.");
    assert!(!project.run().compiled("consumer"), "nothing changed");

    project.write("errors.json", &spec(&SOLD_OUT.replace("None is left.", "All are gone.")));
    assert_eq!(project.run().printed(), "409 Sold out: none left | All are gone.");

    let one_more = r#", { "name": "Closed", "status": 503, "title": "Closed", "description": "Come back tomorrow." }"#;
    project.write("errors.json", &spec(&format!("{SOLD_OUT}{one_more}")));
    let built = project.run();
    assert!(!built.success && built.said.contains("`&ShopError::Closed { .. }` not covered"), "{}", built.said);
}
