//! `draft`: the table in the guide, each row with a document of its own.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Returns the exit code, the output and the error output.
fn call(arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dfns-errors"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that fails early may not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Drafts from a document, and checks the result. Returns it, and what the command said.
fn draft(document: &str) -> (Value, String) {
    let (code, spec, said) = call(&["draft", "--prefix", "shop", "-"], document);
    assert_eq!(code, Some(0), "{said}");
    let (code, checked, _) = call(&["check", "-"], &spec);
    assert_eq!(code, Some(0), "{checked}\n{spec}");
    (serde_json::from_str(&spec).unwrap(), said)
}

/// Returns a document whose only operation has these responses, in YAML, indented by eight spaces.
fn document(responses: &str, components: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{ title: Shop API }}\npaths:\n  /orders:\n    get:\n      responses:\n{responses}\ncomponents:\n{components}\n"
    )
}

/// Returns a response with a schema in one line of YAML.
fn response(status: &str, schema: &str) -> String {
    format!(
        "        '{status}': {{ description: It failed., content: {{ application/json: {{ schema: {schema} }} }} }}\n"
    )
}

fn refused(document: &str, expected: &str) {
    let (code, printed, said) = call(&["draft", "-"], document);
    assert_eq!((code, printed.as_str()), (Some(2), ""), "{said}");
    assert!(said.contains(expected), "{said}");
    assert!(said.contains("help: "), "{said}");
}

const MESSAGE: &str = "{ type: object, properties: { message: { type: string } } }";

fn codes(values: &str) -> String {
    format!(
        "{{ type: object, properties: {{ message: {{ type: string }}, code: {{ type: string, enum: [{values}] }} }} }}"
    )
}

/// A folder for the files of one test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn title_and_docs_come_from_the_document() {
    let text = document(&response("404", MESSAGE), "  schemas: {}");
    let (spec, _) = draft(&format!("{text}externalDocs: {{ url: 'https://shop.example/docs' }}\n"));
    assert_eq!((&spec["api"], &spec["docs"]), (&json!("Shop API"), &json!("https://shop.example/docs")));
    let (_, unnamed, said) = call(&["draft", "-"], &text);
    let unnamed: Value = serde_json::from_str(&unnamed).unwrap();
    assert_eq!(unnamed["prefix"], "shop");
    assert!(said.contains("guess: the prefix of codes is `shop`"), "{said}");
}

#[test]
fn responses_are_merged_by_status() {
    let text = "openapi: 3.0.0\ninfo: { title: Shop }\npaths:\n  /a:\n    get: { responses: { 404: { description: No order. } } }\n    \
                put: { responses: { 404: { description: No item. }, 200: { description: Fine. } } }\n  /b:\n    \
                get: { responses: { 404: { description: No order. }, 460: { description: Odd. } } }\n";
    let (spec, _) = draft(text);
    let errors = spec["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 2);
    assert_eq!((&errors[0]["name"], &errors[0]["title"]), (&json!("NotFound"), &json!("Not Found")));
    assert_eq!(errors[0]["description"], "No order.");
    assert_eq!(errors[0]["$comment"], "other descriptions: No item.");
    assert_eq!(errors[1]["name"], "Status460");
}

#[test]
fn a_class_is_a_rule_and_default_is_a_note() {
    let responses = response("404", MESSAGE) + &response("5XX", MESSAGE) + &response("4XX", MESSAGE);
    let (spec, said) = draft(&document(&(responses + &response("default", MESSAGE)), "  schemas: {}"));
    let rules = spec["retry_by_status"].as_array().unwrap();
    assert_eq!((&rules[0]["status"], &rules[0]["retry"]), (&json!("5xx"), &json!("if_idempotent")));
    assert_eq!((&rules[1]["status"], &rules[1]["retry"]), (&json!("4xx"), &json!("never")));
    assert!(rules.iter().all(|rule| rule["$comment"].as_str().unwrap().starts_with("a guess")), "{rules:?}");
    assert!(said.contains("`default`"), "{said}");
}

#[test]
fn a_schema_that_lists_variants_by_status_gives_an_entry_each() {
    let components = "  schemas:\n    error_409: { type: object, properties: { message: { type: string } } }\n    \
                      NotFoundError: { type: object, properties: { message: { type: string } } }\n    \
                      Third: { type: object, properties: { status: { const: 422 }, message: { type: string } } }\n    \
                      Fourth: { title: Gone, type: object, properties: { message: { type: string } } }";
    let schemas = ["error_409", "NotFoundError", "Third", "Fourth"];
    let variants = schemas.map(|name| format!("{{ $ref: '#/components/schemas/{name}' }}")).join(", ");
    let (spec, _) = draft(&document(&response("default", &format!("{{ oneOf: [{variants}] }}")), components));
    let statuses: Vec<&Value> = spec["errors"].as_array().unwrap().iter().map(|entry| &entry["status"]).collect();
    assert_eq!(statuses, [404, 409, 410, 422]);
}

#[test]
fn references_all_of_and_cycles_are_resolved() {
    let components = "  schemas:\n    Base: { type: object, properties: { message: { type: string }, inner: { $ref: '#/components/schemas/Error' } } }\n    \
                      Middle: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { request_id: { type: string } } }] }\n    \
                      Error: { allOf: [{ $ref: '#/components/schemas/Middle' }, { properties: { code: { type: [string, 'null'], const: sold_out } } }] }";
    let (spec, _) = draft(&document(&response("409", "{ $ref: '#/components/schemas/Error' }"), components));
    let fields = &spec["envelope"]["fields"];
    assert_eq!((&fields["id"]["pointer"], &fields["code"]["pointer"]), (&json!("/request_id"), &json!("/code")));
    let entry = &spec["errors"][0];
    assert_eq!(entry["causes"][0]["when"], json!([{ "code_equals": "sold_out" }]));
    assert_eq!((&entry["retry"], &entry["causes"][0]["name"]), (&json!("already_done"), &json!("SoldOut")));
}

#[test]
fn every_usual_name_of_a_field_is_found() {
    let fields = [
        ("message", "message error_message detail error_description title description"),
        ("code", "code error_code errorCode type name"),
        ("id", "id request_id requestId trace_id debug_id correlation_id"),
    ];
    for (field, names) in fields {
        for name in names.split(' ') {
            let schema =
                format!("{{ type: object, properties: {{ {name}: {{ type: string }}, msg: {{ type: string }} }} }}");
            let (spec, _) = draft(&document(&response("404", &schema), "  schemas: {}"));
            let pointer = &spec["envelope"]["fields"][field]["pointer"];
            let expected = json!(format!("/{name}"));
            assert!(
                *pointer == expected || pointer.as_array().is_some_and(|list| list.contains(&expected)),
                "{name}: {pointer}"
            );
        }
    }
}

#[test]
fn an_object_or_an_array_below_error_is_the_envelope() {
    for (schema, at) in [
        (format!("{{ type: object, properties: {{ error: {MESSAGE} }} }}"), json!(["/error"])),
        (
            format!("{{ type: object, properties: {{ errors: {{ type: array, items: {MESSAGE} }} }} }}"),
            json!(["/errors/*"]),
        ),
    ] {
        let (spec, _) = draft(&document(&response("404", &schema), "  schemas: {}"));
        assert_eq!(spec["envelope"]["at"], at);
    }
}

#[test]
fn both_envelopes_are_there() {
    let problem = "{ type: object, properties: { title: { type: string }, detail: { type: string }, requestId: { type: string } } }";
    let nested = format!("{{ type: object, properties: {{ error: {MESSAGE} }} }}");
    let (spec, _) = draft(&document(&(response("404", problem) + &response("500", &nested)), "  schemas: {}"));
    assert_eq!(spec["envelope"]["at"], json!(["/error", ""]));
    assert_eq!(spec["envelope"]["fields"]["message"]["pointer"], json!(["/message", "/detail", "/title"]));
}

#[test]
fn enums_of_the_code_are_causes() {
    let (spec, _) = draft(&document(
        &(response("404", &codes("no_order, no_item")) + &response("409", &codes("sold_out"))),
        "  schemas: {}",
    ));
    let names: Vec<&Value> =
        spec["errors"][0]["causes"].as_array().unwrap().iter().map(|cause| &cause["name"]).collect();
    assert_eq!(names, ["NoOrder", "NoItem"]);
    assert_eq!(spec["errors"][1]["causes"][0]["when"], json!([{ "code_equals": "sold_out" }]));
}

#[test]
fn a_list_that_hangs_at_every_status_is_a_comment() {
    let shared = codes("no_order, sold_out, broken");
    for statuses in [&["404", "409"][..], &["404", "409", "410"][..]] {
        let responses: String = statuses.iter().map(|status| response(status, &shared)).collect();
        let (spec, _) = draft(&document(&responses, "  schemas: {}"));
        for entry in spec["errors"].as_array().unwrap() {
            assert_eq!(entry.get("causes"), None);
            assert!(entry["$comment"].as_str().unwrap().contains("no_order, sold_out, broken"), "{entry}");
        }
    }
}

#[test]
fn codes_that_repeat_the_status_are_not_causes() {
    let (spec, _) = draft(&document(&response("404", &codes("'404', other")), "  schemas: {}"));
    assert_eq!(spec["errors"][0].get("causes"), None);
    assert!(spec["errors"][0]["$comment"].as_str().unwrap().contains("repeat the status"), "{spec}");
}

#[test]
fn enums_inside_the_details_are_causes_with_their_descriptions() {
    let item = "{ anyOf: [{ properties: { issue: { enum: [TOO_LONG] }, description: { enum: [It is too long.] } } }, \
                { properties: { issue: { x-enum: [{ value: TOO_SHORT, description: It is too short. }] } } }] }";
    let schema = format!(
        "{{ type: object, properties: {{ message: {{ type: string }}, details: {{ type: array, items: {item} }} }} }}"
    );
    let (spec, _) = draft(&document(&response("422", &schema), "  schemas: {}"));
    let causes = &spec["errors"][0]["causes"];
    assert_eq!(causes[0]["when"], json!([{ "details_equals": { "/*/issue": "TOO_LONG" } }]));
    assert_eq!(
        (&causes[0]["description"], &causes[1]["description"]),
        (&json!("It is too long."), &json!("It is too short."))
    );
}

#[test]
fn examples_in_four_places_are_kept_once() {
    let text = "openapi: 3.1.0\ninfo: { title: Shop }\npaths:\n  /a:\n    get:\n      responses:\n        '404':\n          description: Gone.\n          \
                content:\n            application/json:\n              example: { message: one }\n              examples:\n                \
                two: { value: { message: two } }\n                again: { value: { message: one } }\n              schema:\n                \
                type: object\n                properties: { message: { type: string } }\n                example: { message: three }\n                \
                examples: [{ message: four }]\n        '410':\n          description: Gone.\n          content:\n            application/json:\n              \
                schema: { type: object, properties: { message: { type: string, example: no } } }\n";
    let (spec, _) = draft(text);
    let bodies: Vec<&Value> =
        spec["errors"][0]["examples"].as_array().unwrap().iter().map(|example| &example["body"]["message"]).collect();
    assert_eq!(bodies, ["one", "two", "three", "four"]);
    let made = json!([{ "body": { "message": "no" }, "$comment": "made from the schema" }]);
    assert_eq!(spec["errors"][1]["examples"], made);
}

#[test]
fn headers_of_limits_waits_and_ids_are_found() {
    let headers = "X-RateLimit-Limit: {}, X-RateLimit-Reset: { description: Unix time }, RateLimit-Reset: { description: seconds left }, X-Request-Id: {}";
    let responses = format!("        '429': {{ description: Slow down., headers: {{ {headers} }} }}\n");
    let (spec, said) = draft(&document(&responses, "  schemas: {}"));
    assert_eq!(spec["headers"], json!(["X-RateLimit-Limit"]));
    let waits = spec["retry_after"].as_array().unwrap();
    assert_eq!((&waits[0]["unit"], &waits[1]["unit"]), (&json!("unix_seconds"), &json!("seconds")));
    assert_eq!(spec["envelope"]["fields"]["id"]["header"], "X-Request-Id");
    assert!(said.contains("guess: the header `X-RateLimit-Reset` has the unit `unix_seconds`"), "{said}");
}

#[test]
fn retry_rules_are_guessed_from_the_status_alone() {
    let statuses = ["404", "408", "409", "429", "500", "501", "505", "511", "599"];
    let responses: String = statuses.iter().map(|status| response(status, MESSAGE)).collect();
    let (spec, said) = draft(&document(&responses, "  schemas: {}"));
    let retries: Vec<&str> =
        spec["errors"].as_array().unwrap().iter().map(|entry| entry["retry"].as_str().unwrap_or("none")).collect();
    let expected = [
        "none",
        "if_idempotent",
        "already_done",
        "always",
        "if_idempotent",
        "never",
        "never",
        "never",
        "if_idempotent",
    ];
    assert_eq!(retries, expected);
    for entry in spec["errors"].as_array().unwrap().iter().filter(|entry| entry["retry"].is_string()) {
        assert!(entry["$comment"].as_str().unwrap().contains("`retry` is a guess"), "{entry}");
        assert!(said.contains(&format!("guess: `{}` has", entry["name"].as_str().unwrap())), "{said}");
    }
}

#[test]
fn text_is_the_message_and_other_content_is_a_note() {
    let responses = "        '503': { description: Down., content: { text/plain: { example: no upstream }, application/xml: {} } }\n";
    let (spec, said) = draft(&document(responses, "  schemas: {}"));
    assert_eq!(spec["errors"][0]["examples"], json!([{ "text": "no upstream" }]));
    assert!(said.contains("content that is not JSON was left out: `application/xml` of the 503"), "{said}");
}

#[test]
fn anchors_are_read() {
    let text = "openapi: 3.0.3\ninfo: { title: Shop }\nx-shared: &missing { description: It is missing. }\npaths:\n  /a: { get: { responses: { '404': *missing } } }\n";
    let (spec, _) = draft(text);
    assert_eq!(spec["errors"][0]["description"], "It is missing.");
}

#[test]
fn what_cannot_be_drafted_gets_a_message() {
    refused("swagger: '2.0'\npaths: {}\n", "this is OpenAPI 2.0, and only OpenAPI 3 can be read");
    refused("openapi: 4.0.0\n", "this is OpenAPI 4.0.0");
    refused("{ \"paths\": {} }", "this is not an OpenAPI document");
    refused("openapi: 3.0.0\npaths: [\n", "not YAML");
    refused(&document(&response("200", MESSAGE), "  schemas: {}"), "there is no error response");
    refused(&document(&response("default", MESSAGE), "  schemas: {}"), "the only error response is `default`");
    refused(&document(&response("4XX", MESSAGE), "  schemas: {}"), "classes such as `4XX`");
    let dangling = "        '404': { $ref: '#/components/responses/Missing' }\n";
    refused(&document(dangling, "  schemas: {}"), "the reference `#/components/responses/Missing` leads to nothing");
    let cyclic = "        '404': { $ref: '#/components/responses/A' }\n";
    let components =
        "  responses: { A: { $ref: '#/components/responses/B' }, B: { $ref: '#/components/responses/A' } }";
    refused(&document(cyclic, components), "leads back to itself");
    refused(&document("        '404': { $ref: 'errors.yaml#/NotFound' }\n", "  schemas: {}"), "leads to another file");
}

#[test]
fn saved_responses_become_entries_with_causes() {
    let folder = folder("saved");
    let files = [
        ("a.txt", "HTTP/2 200\r\n\r\n{\"ok\":false,\"error\":\"channel_not_found\",\"user\":\"joe@corp.example\"}"),
        ("b.txt", "HTTP/2 200\r\n\r\n{\"ok\":false,\"error\":\"not_authed\",\"phone\":\"+4915112345678\"}"),
        ("404-c.json", "{\"message\":\"wallet wa-12345 was not found here\"}"),
    ];
    let paths: Vec<String> = files.iter().map(|(name, _)| folder.join(name).display().to_string()).collect();
    for ((_, text), path) in files.iter().zip(&paths) {
        std::fs::write(path, text).unwrap();
    }
    let mut arguments = vec!["draft", "--prefix", "slack"];
    arguments.extend(paths.iter().map(String::as_str));
    let (code, spec, said) = call(&arguments, "");
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(call(&["check", "-"], &spec).0, Some(0), "{spec}");
    let parsed: Value = serde_json::from_str(&spec).unwrap();
    let failed = &parsed["errors"][0];
    assert_eq!((&failed["status"], &failed["when"]), (&json!(200), &json!([{ "body_equals": { "/ok": false } }])));
    assert_eq!(failed["causes"][1]["when"], json!([{ "code_equals": "not_authed" }]));
    assert_eq!(parsed["errors"][1]["causes"][0]["when"], json!([{ "message_contains": "was not found here" }]));
    assert!(!spec.contains("joe@") && !spec.contains("15112345678"), "{spec}");
    assert!(said.contains("were replaced"), "{said}");
}

/// A spec that somebody wrote in a format of their own.
const EDITED: &str = r#"{ "api": "Shop API",   "prefix": "shop", "$comment": "mine",
    "envelope": { "fields": { "message": {"pointer":"/message"}, "code": {"pointer":"/code"} } },
    "errors": [
        { "name": "Missing", "status": 404, "title": "My title", "description": "Mine.",
          "causes": [ { "name": "Mine", "description": "x", "when": [{"code_equals":"no_order"}] } ] },
        { "name": "Taken", "status": 409,
          "title": "T", "description": "D" }
    ]
}
"#;

#[test]
fn into_adds_what_is_new_and_changes_nothing_else() {
    let edited = folder("into").join("errors.json");
    std::fs::write(&edited, EDITED).unwrap();
    let responses =
        response("404", &codes("no_order, no_item")) + &response("409", &codes("sold_out")) + &response("500", MESSAGE);
    let text = document(&responses, "  schemas: {}");
    let (code, once, said) = call(&["draft", "--into", edited.to_str().unwrap(), "-"], &text);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(call(&["check", "-"], &once).0, Some(0), "{once}");
    let spec: Value = serde_json::from_str(&once).unwrap();
    let names: Vec<&Value> =
        spec["errors"][0]["causes"].as_array().unwrap().iter().map(|cause| &cause["name"]).collect();
    assert_eq!(names, ["Mine", "NoItem"]);
    assert_eq!(
        (&spec["errors"][1]["causes"][0]["name"], &spec["errors"][2]["name"]),
        (&json!("SoldOut"), &json!("InternalServerError"))
    );
    assert!(is_inside(EDITED, &once), "{once}");
    std::fs::write(&edited, &once).unwrap();
    let (_, twice, said) = call(&["draft", "--into", edited.to_str().unwrap(), "-"], &text);
    assert_eq!(twice, once, "{said}");
}

#[test]
fn into_leaves_the_text_of_every_valid_spec_as_it_is() {
    let statuses = ["400", "401", "404", "409", "418", "429", "500", "503"];
    let responses: String =
        statuses.iter().map(|status| response(status, &codes(&format!("a{status}, b{status}")))).collect();
    let text = document(&responses, "  schemas: {}");
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/good");
    let edited = folder("every").join("errors.json");
    let mut count = 0;
    for fixture in std::fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(own) = std::fs::read_to_string(&fixture) else { continue };
        std::fs::write(&edited, &own).unwrap();
        if call(&["check", edited.to_str().unwrap()], "").0 != Some(0) {
            continue;
        }
        count += 1;
        let (code, once, said) = call(&["draft", "--into", edited.to_str().unwrap(), "-"], &text);
        assert_eq!(code, Some(0), "{}: {said}", fixture.display());
        assert!(is_inside(&own, &once), "{}", fixture.display());
        assert_eq!(call(&["check", "-"], &once).0, Some(0), "{}: {once}", fixture.display());
        std::fs::write(&edited, &once).unwrap();
        let (_, twice, _) = call(&["draft", "--into", edited.to_str().unwrap(), "-"], &text);
        assert_eq!(twice, once, "{}", fixture.display());
    }
    assert!(count > 3, "only {count} valid specs");
}

/// Returns `true` if all of a text is in another one, in order.
fn is_inside(text: &str, longer: &str) -> bool {
    let mut rest = longer.chars();
    text.chars().all(|letter| rest.any(|other| other == letter))
}

#[test]
fn a_document_of_ten_megabytes_takes_seconds() {
    let mut text = document(&response("404", MESSAGE), "  schemas: {}");
    let mut more = String::new();
    for index in 0..40_000 {
        let summary = "x".repeat(140);
        let responses = "{ '404': { description: It is missing. }, '200': { description: Fine. } }";
        let path = format!("  /items/{index}:\n    get:\n      summary: {summary}\n      responses: {responses}\n");
        more.push_str(&path);
    }
    text = text.replace("components:\n", &format!("{more}components:\n"));
    assert!(text.len() > 10_000_000, "{}", text.len());
    let (spec, _) = draft(&text);
    assert_eq!(spec["errors"].as_array().unwrap().len(), 1);
}

/// Returns the fenced block after a marker of the guide's page.
fn block(marker: &str) -> String {
    let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../guide/ten-minutes.md");
    let page = std::fs::read_to_string(page).unwrap();
    let (_, after) = page.split_once(&format!("<!-- {marker} -->\n```")).unwrap();
    let (_, block) = after.split_once('\n').unwrap();
    block.split("```\n").next().unwrap().to_owned()
}

#[test]
fn the_guide_shows_what_the_command_prints() {
    let (_, drafted, said) = call(&["draft", "--prefix", "orders", "-"], &block("openapi.yaml"));
    assert_eq!(said, block("said"));
    // What the page decides.
    let mut expected: Value = serde_json::from_str(&drafted).unwrap();
    let conflict = expected["errors"][1].as_object_mut().unwrap();
    conflict.remove("$comment");
    conflict["retry"] = json!("never");
    conflict["causes"][1]["description"] = json!("The same order was placed before.");
    conflict["causes"][1]["retry"] = json!("already_done");
    let edited = block("orders.json");
    assert_eq!(serde_json::from_str::<Value>(&edited).unwrap(), expected);
    let path = folder("guide").join("orders.json");
    std::fs::write(&path, &edited).unwrap();
    let (_, merged, said) = call(&["draft", "--into", path.to_str().unwrap(), "-"], &block("openapi.yaml"));
    assert_eq!(merged, edited, "{said}");
}
