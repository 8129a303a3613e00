//! Markdown of a spec -> Markdown that means the same to rustdoc.
//!
//! In rustdoc, brackets become links to items, angle brackets become HTML, code blocks become tests, and bare URLs
//! cause warnings. Links, code and lists are unchanged; everything else is escaped.

use std::borrow::Cow;

const BULLET: &str = "- ";

/// Converts paragraphs, lists and code blocks.
pub(super) fn text(markdown: &str) -> String {
    lines(markdown.trim()).join("\n")
}

/// Converts a text to one item of a list.
pub(super) fn item(markdown: &str) -> String {
    format!("{BULLET}{}", lines(markdown.trim()).join("\n  "))
}

/// Escapes words that are not Markdown.
pub(super) fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for letter in words.chars() {
        plain.extend(letter.is_ascii_punctuation().then_some('\\'));
        plain.push(letter);
    }
    plain
}

fn lines(markdown: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut open: Option<&str> = None;
    for line in markdown.lines() {
        match (open, fence(line)) {
            (Some(opening), Some(fence)) if fence.starts_with(opening) && line.trim() == fence => {
                lines.push(fence.to_owned());
                open = None;
            }
            (Some(_), _) => lines.push(line.to_owned()),
            (None, Some(fence)) => {
                lines.push(format!("{fence}text"));
                open = Some(fence);
            }
            (None, None) => lines.push(shallow(line)),
        }
    }
    lines.extend(open.map(str::to_owned));
    lines
}

/// Returns the backticks or tildes that open or close a code block. An info string can't contain backticks.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let info = line.trim_start_matches(mark);
    let fence = line.get(..line.len() - info.len()).filter(|fence| fence.len() >= 3)?;
    (!info.contains('`')).then_some(fence)
}

/// Converts a line, and limits its indentation: rustdoc would compile an indented block. A run of spaces becomes one: five
/// after a bullet would start a code block.
fn shallow(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let depth = (line.len() - line.trim_start().len()).min(3);
    format!("{}{}", " ".repeat(depth), inline(&words.join(" ")))
}

/// Converts one line: code spans and links are unchanged, and everything else that rustdoc would interpret is escaped.
pub(super) fn inline(line: &str) -> String {
    let mut safe = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(start) = next_mark(rest) {
        let (plain, marked) = rest.split_at(start);
        safe.push_str(plain);
        let (length, piece) = special(marked);
        safe.push_str(&piece);
        rest = marked.get(length..).unwrap_or("");
    }
    safe + rest
}

/// Returns where the next text is that rustdoc may interpret. Searching for one character at a time is fastest while the
/// macro is not optimized.
fn next_mark(text: &str) -> Option<usize> {
    let marks = ['\\', '|', '`', '[', ']', '<'].into_iter().filter_map(|mark| text.find(mark));
    marks.chain(text.find("http")).min()
}

/// Returns the length of what starts with a character that rustdoc may interpret, and how it is written.
fn special(rest: &str) -> (usize, Cow<'_, str>) {
    let unchanged = code(rest).or_else(|| escaped(rest)).or_else(|| autolink(rest));
    if let Some(piece) = unchanged {
        return (piece.len(), piece.into());
    }
    if let Some((length, link)) = link(rest) {
        return (length, link.into());
    }
    if let Some(url) = url(rest) {
        return (url.len(), format!("<{url}>").into());
    }
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    match rest.split_at_checked(1) {
        Some(("h", _)) => (1, "h".into()),
        _ if ticks > 0 => (ticks, "\\`".repeat(ticks).into()),
        first => (1, format!("\\{}", first.map_or("", |(mark, _)| mark)).into()),
    }
}

/// Returns a backslash and the punctuation that it escapes.
fn escaped(rest: &str) -> Option<&str> {
    rest.strip_prefix('\\')?.starts_with(|next: char| next.is_ascii_punctuation()).then(|| rest.get(..2))?
}

/// Returns a code span, up to the same number of backticks.
fn code(rest: &str) -> Option<&str> {
    let after = rest.trim_start_matches('`');
    let ticks = rest.get(..rest.len() - after.len()).filter(|ticks| !ticks.is_empty())?;
    let mut ends = after.match_indices(ticks).map(|(end, _)| (end, after.get(end + ticks.len()..)));
    let (end, _) = ends.find(|(end, next)| {
        let is_longer = after.get(..*end).is_some_and(|before| before.ends_with('`'));
        !is_longer && next.is_some_and(|next| !next.starts_with('`'))
    })?;
    rest.get(..end + 2 * ticks.len())
}

/// Returns the length of `[words](https://…)` and how it is written, if the words have no brackets.
fn link(rest: &str) -> Option<(usize, String)> {
    let (words, after) = rest.strip_prefix('[')?.split_once(']')?;
    let (target, _) = after.strip_prefix('(')?.split_once(')')?;
    // Markdown has no links inside links.
    if words.contains(['[', '<']) || words.contains("://") || url(target) != Some(target) {
        return None;
    }
    Some((words.len() + target.len() + "[]()".len(), format!("[{}](<{target}>)", inline(words))))
}

/// Returns `<https://…>`.
fn autolink(rest: &str) -> Option<&str> {
    let (target, _) = rest.strip_prefix('<')?.split_once('>')?;
    if url(target) == Some(target) { rest.get(..target.len() + "<>".len()) } else { None }
}

/// Returns the URL at the start of a text, without the punctuation of the sentence around it.
fn url(rest: &str) -> Option<&str> {
    let host = rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://"))?;
    let end = host.find(|letter: char| letter.is_whitespace() || "<>()[]{}\"`\\|^".contains(letter));
    let host = host.get(..end.unwrap_or(host.len()))?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let length = rest.find("//")? + "//".len() + host.len();
    if host.is_empty() { None } else { rest.get(..length) }
}

#[cfg(test)]
mod tests {
    use super::{inline, item, plain, text};

    #[test]
    fn links_and_code_are_unchanged() {
        let markdown = "see [the docs](https://a.example/x?y=1#z) for `Vec<T>` and ``a`b``";
        let safe = "see [the docs](<https://a.example/x?y=1#z>) for `Vec<T>` and ``a`b``";
        assert_eq!(inline(markdown), safe);
    }

    #[test]
    fn brackets_that_are_not_links_are_escaped() {
        assert_eq!(inline("[Vec] [a](Vec) [b][c] [^1] - [ ] x"), r"\[Vec\] \[a\](Vec) \[b\]\[c\] \[^1\] - \[ \] x");
    }

    #[test]
    fn html_is_escaped_and_autolinks_are_unchanged() {
        assert_eq!(inline("<b>x</b> <https://a.example> <!--"), r"\<b>x\</b> <https://a.example> \<!--");
    }

    #[test]
    fn bare_urls_become_links_without_the_full_stop() {
        assert_eq!(
            inline("see https://a.example/b_c, or http://b.example."),
            "see <https://a.example/b_c>, or <http://b.example>."
        );
        assert_eq!(inline("https:// is no URL, hello neither"), "https:// is no URL, hello neither");
    }

    #[test]
    fn unmatched_backticks_are_escaped() {
        assert_eq!(inline("a ` b"), "a \\` b");
        assert_eq!(inline("``` b `c`"), "\\`\\`\\` b `c`");
        assert_eq!(inline(r"\` `x` \\`y`"), r"\` `x` \\`y`");
    }

    #[test]
    fn code_blocks_become_text_and_are_closed() {
        assert_eq!(text("a\n```rust\nfn main() {}\n```\nb"), "a\n```text\nfn main() {}\n```\nb");
        assert_eq!(text("~~~~\n```\n[x]"), "~~~~text\n```\n[x]\n~~~~");
    }

    #[test]
    fn nothing_is_indented_enough_to_be_code() {
        assert_eq!(text("a\n\n        fn x()\n\t\ty"), "a\n\n   fn x()\n  y");
        assert_eq!(item("\n\n    fn x()\n\n    y"), "- fn x()\n  \n     y");
        assert_eq!(text("-      x"), "- x");
    }

    #[test]
    fn tables_and_links_in_links_are_escaped() {
        assert_eq!(inline("x | `a | b`"), r"x \| `a | b`");
        assert_eq!(
            inline("[see https://a.example](https://b.example)"),
            r"\[see <https://a.example>\](<https://b.example>)"
        );
        assert_eq!(inline(r"\https://a.example"), r"\\<https://a.example>");
    }

    #[test]
    fn the_lines_of_an_item_stay_together() {
        assert_eq!(item("a\n- b"), "- a\n  - b");
    }

    #[test]
    fn a_title_is_not_markdown() {
        assert_eq!(plain("*a* <b> `c`"), r"\*a\* \<b\> \`c\`");
    }
}
