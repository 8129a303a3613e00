//! The catalog as Markdown, for a wiki.

use std::fmt::Write as _;

use dfns_errors_spec::model::{Example, Spec};

use crate::codes::{CODES, Code, TITLE};

/// Writes the catalog.
pub(super) fn catalog(spec: &Spec) -> String {
    let mut text = format!("# {} errors\n\n{}\n", spec.api, super::origin(spec));
    for entry in spec.errors {
        let _ = write!(text, "\n## {} {}\n\n`{}`\n\n{}\n", entry.status, entry.title, entry.code, entry.description);
        list(&mut text, entry.solutions);
        let _ = writeln!(text, "\n**Retry:** {}", entry.advice(entry.retry));
        if let Some(docs) = &entry.docs {
            let _ = writeln!(text, "\n[The API's documentation](<{docs}>)");
        }
        examples(&mut text, entry.examples);
        for cause in entry.causes {
            let note = if cause.when.is_empty() { " (documented only)" } else { "" };
            let code = cause.code;
            let _ = write!(text, "\n### {}{note}\n\n`{code}`\n\n{}\n", cause.name, cause.description);
            list(&mut text, cause.solutions);
            if cause.retry != entry.retry {
                let _ = writeln!(text, "\n**Retry:** {}", entry.advice(cause.retry));
            }
            examples(&mut text, cause.examples);
        }
    }
    let _ = writeln!(text, "\n## {TITLE}");
    CODES.iter().filter(|code| code.is_in_catalog()).for_each(|code| section(&mut text, code, spec));
    text
}

/// Writes a code without an entry.
fn section(text: &mut String, code: &Code, spec: &Spec) {
    let _ = write!(text, "\n### {}\n\n`{}`\n\n{}\n", code.name, code.full(spec), code.meaning);
    list(text, code.solution.as_slice());
    let _ = writeln!(text, "\n**Retry:** {}", code.advice());
    list(text, &code.rules(spec));
}

fn list(text: &mut String, items: &[impl AsRef<str>]) {
    if !items.is_empty() {
        text.push('\n');
    }
    for item in items {
        let _ = writeln!(text, "- {}", item.as_ref().trim().replace('\n', "\n  "));
    }
}

fn examples(text: &mut String, examples: &[Example]) {
    for example in examples {
        text.push_str("\n```text\n");
        for (name, value) in example.headers {
            let _ = writeln!(text, "{name}: {value}");
        }
        let _ = writeln!(text, "{}\n```", example.body);
    }
}
