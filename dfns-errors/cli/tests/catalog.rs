//! The page of all errors, in a real browser where one is installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

fn docs(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dfns-errors"));
    let output = command.arg("docs").args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn write(name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Notes errors and blocked requests. It runs before the page's own script.
const WATCH: &str = "<script>window.problems = []; onerror = (message) => problems.push(message); \
    addEventListener('securitypolicyviolation', (event) => problems.push(event.violatedDirective));</script>";

/// What the steps of a test can do, in the page.
const TOOLS: &str = "
    const words = document.getElementById('words');
    const type = (text) => {
      const start = performance.now();
      words.value = text;
      words.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    };
    const check = (value, checked) => {
      const box = document.querySelector(`input[value=${value}]`);
      box.checked = checked;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const visible = () => [...document.querySelectorAll('article, section')].filter((element) => element.checkVisibility()).map((element) => element.id);
";

/// Runs a script in the page, and returns what it returns; `None` without a browser.
fn in_browser(name: &str, page: &str, link: &str, script: &str) -> Option<Value> {
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    let found = browsers.into_iter().find(|browser| Command::new(browser).arg("--version").output().is_ok());
    let Some(browser) = found else {
        println!("skipped: no browser is installed");
        return None;
    };
    let end = format!(
        "<script>{TOOLS} const result = (() => {{ {script} }})();\n\
         document.documentElement.dataset.result = encodeURIComponent(JSON.stringify({{ result, problems }}));</script></body>"
    );
    let page = page.replace("<head>", &format!("<head>{WATCH}")).replace("</body>", &end);
    let path = write(&format!("{name}.html"), &page);
    let profile = format!("--user-data-dir={}", Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).display());
    let mut command = Command::new(browser);
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom", &profile]);
    let output = command.arg(format!("file://{path}{link}")).output().unwrap();
    let dom = String::from_utf8_lossy(&output.stdout);
    let result = dom.split_once("data-result=\"").unwrap_or_else(|| panic!("the script did not end: {dom}")).1;
    let result: Value = serde_json::from_str(&decoded(result.split('"').next().unwrap())).unwrap();
    assert_eq!(result["problems"], json!([]), "errors in the console, or a request");
    Some(result["result"].clone())
}

/// Reverses `encodeURIComponent`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_page_is_complete_without_a_script() {
    let page = docs(&[]);
    for part in [
        "id=\"dfns::conflict::external_id_reused\"",
        "409 Conflict",
        "Retry if idempotent",
        "Example",
        "Payment Required",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(
        page.contains("<form id=\"search\" role=\"search\" hidden>"),
        "the search needs the script, which shows it"
    );
    // 2 errors and 5 codes without an entry.
    assert_eq!(docs(&["--spec", "../errors.json"]).matches("<article").count(), 7);
}

#[test]
fn the_catalog_says_which_spec_it_was_made_from() {
    assert!(docs(&[]).contains("<p class=\"origin\">Generated from the Dfns API spec: "));
    let page = docs(&["--spec", "../errors.json"]);
    assert!(page.contains("<p class=\"origin\">Generated from the Shop API spec: 2 errors.</p>"));
    let markdown = docs(&["--format", "markdown", "--spec", "../errors.json"]);
    assert!(markdown.starts_with("# Shop API errors\n\nGenerated from the Shop API spec: 2 errors.\n\n## 409"));
}

#[test]
fn the_catalog_ends_with_the_codes_of_errors_without_an_entry() {
    let markdown = docs(&["--format", "markdown", "--spec", "../errors.json"]);
    let expected = "\n## Errors without an entry\n\n\
        ### other\n\n`shop::other`\n\nA response that the spec does not list.\n\n\
        **Retry:** It depends on the status.\n\n\
        - 5xx: Only an idempotent request can be sent again, and only a few times, with a longer wait before each attempt: the outcome is unknown.\n\
        - Other statuses: Do not send the same request again.\n\n\
        ### transport::not_connected\n\n`shop::transport::not_connected`\n\nNothing was sent: ";
    assert!(markdown.contains(expected), "{markdown}");
    let page = docs(&[]);
    for name in ["not_connected", "timed_out", "interrupted", "other"] {
        assert!(page.contains(&format!("<article id=\"dfns::transport::{name}\" data-retry=\"")), "{name}");
        assert!(markdown.contains(&format!("\n`shop::transport::{name}`\n")), "{name}");
    }
    assert!(page.contains("<article id=\"dfns::other\" data-retry=\"never if_idempotent always\">"));
    assert!(!page.contains("dfns::transparent"));
}

#[test]
fn the_search_finds_codes_without_an_entry_and_skips_error_ids() {
    let script = "
      const searched = (text) => { type(text); return visible(); };
      const heading = () => document.querySelector('.codes h2').checkVisibility();
      return [searched('dfns::transport::timed_out'), heading(), searched('2038837570'), heading(), searched('')[0]];
    ";
    let Some(found) = in_browser("codes", &docs(&[]), "", script) else { return };
    assert_eq!(found, json!([["dfns::transport::timed_out"], true, [], false, "dfns::policy_pending"]));
}

#[test]
fn a_deep_link_shows_a_code_without_an_entry() {
    let script = "
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      return [target.id, target.checkVisibility(), words.value];
    ";
    let Some(found) = in_browser("code-link", &docs(&[]), "?search=429#dfns::other", script) else { return };
    assert_eq!(found, json!(["dfns::other", true, ""]));
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let page = docs(&[]);
    for part in [" src=", "<link", "@import", "url(", "<iframe", "<img"] {
        assert!(!page.contains(part), "{part}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_search_finds_codes_statuses_and_parts_of_messages() {
    let script = "
      const searched = (text) => { type(text); return visible(); };
      return [searched('dfns::conflict::external'), searched('429'), searched('with a different body'), searched('banana split')];
    ";
    let Some(found) = in_browser("search", &docs(&[]), "", script) else { return };
    assert_eq!(found[0], json!(["dfns::conflict", "dfns::conflict::external_id_reused"]));
    assert!(found[1].as_array().unwrap().contains(&"dfns::too_many_requests".into()), "{found}");
    assert_eq!(found[2], json!(["dfns::conflict", "dfns::conflict::external_id_reused"]));
    assert_eq!(found[3], json!([]));
}

#[test]
fn the_table_of_contents_leads_to_every_error_and_cause_and_makes_way_for_results() {
    let script = "
      const contents = document.getElementById('contents');
      const targets = [...contents.querySelectorAll('a')].map((link) => decodeURIComponent(link.hash.slice(1)));
      const listed = new Set(targets);
      const missing = visible().filter((id) => !listed.has(id));
      const broken = targets.filter((id) => !document.getElementById(id));
      const open = [...contents.querySelectorAll('details[open]')].length;
      type('conflict');
      const searched = contents.checkVisibility();
      type('');
      return [missing, broken, open, searched, contents.checkVisibility()];
    ";
    let Some(found) = in_browser("contents", &docs(&[]), "", script) else { return };
    let below_the_last_link =
        ["other", "transport::not_connected", "transport::timed_out", "transport::interrupted", "transport::other"];
    assert_eq!(found, json!([below_the_last_link.map(|name| format!("dfns::{name}")), [], 0, false, true]));
}

#[test]
fn the_search_finds_the_codes_of_the_api() {
    let page = docs(&["--spec", "../../tests/fixtures/good/ethereum.json"]);
    assert!(page.contains(" · code of the API: <code>-32005</code> <code>429</code></p>"), "{page}");
    let Some(found) = in_browser("own-codes", &page, "?search=-32005", "return visible();") else { return };
    assert_eq!(found, json!(["ethereum::refused", "ethereum::refused::limit_exceeded"]));
}

#[test]
fn the_retry_checkboxes_filter_the_errors() {
    let script = "
      check('never', false);
      check('if_idempotent', false);
      const both = visible();
      check('already_done', false);
      return [both, visible()];
    ";
    let Some(found) = in_browser("verdicts", &docs(&[]), "", script) else { return };
    let conflict =
        ["dfns::conflict", "dfns::conflict::external_id_reused", "dfns::conflict::permission_already_assigned"];
    let always = ["dfns::too_many_requests", "dfns::other", "dfns::transport::not_connected"];
    assert_eq!(found[0], json!([conflict, always].concat()));
    assert_eq!(found[1], json!(always));
}

#[test]
fn a_deep_link_shows_its_target() {
    let link = "?search=429#dfns::conflict::external_id_reused";
    let script = "
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      return [target.id, target.checkVisibility(), words.value, Math.abs(target.getBoundingClientRect().top) < innerHeight];
    ";
    let Some(found) = in_browser("link", &docs(&[]), link, script) else { return };
    assert_eq!(found, json!(["dfns::conflict::external_id_reused", true, "", true]));
}

#[test]
fn a_search_in_the_url_is_run() {
    let Some(found) = in_browser("address", &docs(&[]), "?search=rate%20limit", "return visible();") else { return };
    assert_eq!(found, json!(["dfns::too_many_requests"]));
}

#[test]
fn a_specs_texts_cannot_break_out_of_the_page() {
    let evil = "</style></script><script>problems.push('script')</script><img src=x onerror=\"problems.push('image')\">\"'><b>";
    let spec = json!({
        "api": evil, "prefix": "evil",
        "envelope": { "fields": { "message": { "pointer": "/m" } } },
        "errors": [{
            "name": "Evil", "status": 409, "title": evil, "description": evil, "solutions": [evil, "[x](javascript:problems.push('link'))"],
            "examples": [{ "body": { "m": evil }, "headers": { "X-Evil": evil } }],
            "causes": [{ "name": "Cause", "description": evil, "solutions": [evil] }]
        }]
    });
    let path = write("evil.json", &spec.to_string());
    let page = docs(&["--spec", &path]);
    assert_eq!((page.matches("<script").count(), page.matches("<img").count()), (1, 0));
    assert!(!page.contains("href=\"javascript"));
    let script = "return [document.title, document.querySelectorAll('img, b').length];";
    let Some(found) = in_browser("evil", &page, "", script) else { return };
    assert_eq!(found, json!([format!("{evil} errors"), 0]));
}

/// 500 errors with ten causes each.
fn large() -> Value {
    let cause = |entry: u16, cause: u16| {
        json!({
            "name": format!("Cause{cause}"), "description": format!("The reason {cause} of the error {entry}."),
            "solutions": ["Look at the request.", "Send it another way."]
        })
    };
    let errors = (0..500).map(|entry| {
        json!({
            "name": format!("Error{entry}"), "status": 300 + entry, "title": format!("Error {entry}"),
            "description": "A description of a few words, as long as most of them are in a real spec.",
            "causes": (0..10).map(|index| cause(entry, index)).collect::<Vec<Value>>()
        })
    });
    json!({
        "api": "Large API", "prefix": "large", "envelope": { "fields": { "message": { "pointer": "/m" } } },
        "errors": errors.collect::<Vec<Value>>()
    })
}

#[test]
fn the_search_of_five_thousand_causes_answers_a_keystroke_within_50_milliseconds() {
    let path = write("large.json", &large().to_string());
    let page = docs(&["--spec", &path]);
    // The machine may be busy: a search that is too slow stays too slow for ten seconds, too.
    let script = "
      const fastest = (text) => {
        let [best, end] = [Infinity, performance.now() + 10_000];
        while (best > 50 && performance.now() < end) { type(''); best = Math.min(best, type(text)); }
        return best;
      };
      return ['r', 're', 'reason 7', 'reason 7 of the error 42', 'large::error42', 'x'].map(fastest);
    ";
    let Some(times) = in_browser("large", &page, "", script) else { return };
    let times: Vec<f64> = times.as_array().unwrap().iter().map(|time| time.as_f64().unwrap()).collect();
    println!("milliseconds per keystroke: {times:.1?}");
    assert!(times.iter().all(|time| *time <= 50.0), "{times:?}");
}
