//! Markdown and colors, for a terminal or a pipe. `anstream` strips the colors if they can't be shown.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write};

use anstyle::{AnsiColor, Style};
use dfns_errors_spec::model::Retry;

/// Returns bold text.
pub(crate) fn bold(text: impl Display) -> String {
    styled(text, Style::new().bold())
}

/// Returns dimmed text.
pub(crate) fn dim(text: impl Display) -> String {
    styled(text, Style::new().dimmed())
}

/// Colors the text of a retry rule: green if every request may be sent again, yellow if only some, red if none.
pub(crate) fn colored(retry: Retry, words: &str) -> String {
    let color = match retry {
        Retry::Never | Retry::AlreadyDone => AnsiColor::Red,
        Retry::IfIdempotent(_) => AnsiColor::Yellow,
        Retry::Always(_) => AnsiColor::Green,
    };
    styled(words, color.on_default())
}

fn styled(text: impl Display, style: Style) -> String {
    format!("{style}{text}{style:#}")
}

/// Returns JSON on one line.
pub(crate) fn one_line(json: &str) -> String {
    json.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes Markdown, wrapped to the width of a terminal, with links as OSC 8 hyperlinks. A pipe gets plain lines, with
/// each URL after its link text. The lines after the first one are indented by the width of `first`.
pub(crate) fn paragraph(out: &mut impl Write, first: &str, markdown: &str) -> io::Result<()> {
    let rest = " ".repeat(first.len());
    if !io::stdout().is_terminal() {
        let text = with_links(markdown, |words, url| format!("{words} ({url})"));
        let indented = text.trim().replace('\n', &format!("\n{rest}"));
        return writeln!(out, "{first}{indented}");
    }
    let text = with_links(markdown, |words, url| format!("\x1b]8;;{url}\x1b\\{words}\x1b]8;;\x1b\\"));
    let options = textwrap::Options::with_termwidth().initial_indent(first).subsequent_indent(&rest).break_words(false);
    writeln!(out, "{}", textwrap::fill(text.trim(), options))
}

/// Converts the links of a Markdown text.
fn with_links(markdown: &str, link_of: impl Fn(&str, &str) -> String) -> String {
    let mut text = String::new();
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let link = after.split_once("](").and_then(|(words, after)| Some((words, after.split_once(')')?)));
        if let Some((words, (url, after))) = link.filter(|(words, _)| !words.contains(['[', '\n'])) {
            text.push_str(&link_of(words, url));
            rest = after;
        } else {
            text.push('[');
            rest = after;
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::with_links;

    #[test]
    fn links_are_converted_and_other_brackets_stay() {
        let text =
            with_links("see [the docs](https://a.example), [x] and a[0]", |words, url| format!("{words} ({url})"));
        assert_eq!(text, "see the docs (https://a.example), [x] and a[0]");
    }
}
