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

/// Converts a line, and limits its indentation: rustdoc would compile an indented block.
fn shallow(line: &str) -> String {
    let words = line.trim_start();
    let depth = (line.len() - words.len()).min(3);
    format!("{}{}", " ".repeat(depth), inline(words))
}

/// Converts one line: code spans and links are unchanged, and everything else that rustdoc would interpret is escaped.
pub(super) fn inline(line: &str) -> String {
    let mut safe = String::with_capacity(line.len() + 8);
    let mut rest = line;
    loop {
        let (plain, marked) = rest.split_at(plain_length(&safe, rest));
        safe.push_str(plain);
        let Some(mark) = marked.chars().next() else { return safe };
        let taken = special(marked, mark).unwrap_or_else(|| Taken::one(marked, mark));
        rest = marked.get(taken.length..).unwrap_or_default();
        if !(taken.is_blank && safe.ends_with(' ')) {
            safe.push_str(&taken.safe);
        }
    }
}

/// Returns the length of the text before a byte that rustdoc may interpret. Most text is plain, and this function adds
/// to users' compile times.
fn plain_length(before: &str, rest: &str) -> usize {
    let mut last = before.bytes().next_back();
    let has_meaning = |byte| match byte {
        b'\\' | b'|' | b'`' | b'~' | b'[' | b']' | b'<' | b'h' | b'\t' => true,
        byte => last.replace(byte) == Some(b' ') && byte == b' ',
    };
    rest.bytes().position(has_meaning).unwrap_or(rest.len())
}

/// A piece of a line: its length in bytes, and how it is written.
struct Taken<'m> {
    length: usize,
    safe: Cow<'m, str>,
    /// A run of spaces becomes one: five after a bullet would start a code block.
    is_blank: bool,
}

impl<'m> Taken<'m> {
    fn new(piece: &str, safe: impl Into<Cow<'m, str>>) -> Self {
        Self { length: piece.len(), safe: safe.into(), is_blank: false }
    }

    fn one(rest: &'m str, letter: char) -> Self {
        let is_blank = letter == ' ' || letter == '\t';
        let length = letter.len_utf8();
        let safe = if is_blank { " " } else { rest.get(..length).unwrap_or_default() };
        Self { length, safe: safe.into(), is_blank }
    }
}

fn special(rest: &str, first: char) -> Option<Taken<'_>> {
    match first {
        '\\' => Some(escaped(rest).unwrap_or_else(|| Taken::new("\\", "\\\\"))),
        // Escaped, a bar does not start a table.
        '|' => Some(Taken::new("|", "\\|")),
        '`' => Some(code(rest)),
        '~' => rest.starts_with("~~~").then(|| Taken::new("~", "\\~")),
        '[' => Some(link(rest).unwrap_or_else(|| Taken::new("[", "\\["))),
        ']' => Some(Taken::new("]", "\\]")),
        '<' => Some(autolink(rest).unwrap_or_else(|| Taken::new("<", "\\<"))),
        'h' => url(rest).map(|url| Taken::new(url, format!("<{url}>"))),
        _ => None,
    }
}

/// Returns a backslash and the punctuation that it escapes.
fn escaped(rest: &str) -> Option<Taken<'_>> {
    let mark = rest.chars().nth(1).filter(char::is_ascii_punctuation)?;
    Some(Taken::new(rest.get(..2)?, format!("\\{mark}")))
}

/// Returns a code span, up to the same number of backticks, or the escaped backticks if there is no end.
fn code(rest: &str) -> Taken<'_> {
    let after = rest.trim_start_matches('`');
    let ticks = rest.get(..rest.len() - after.len()).unwrap_or_default();
    let mut start = 0;
    while let Some(found) = after.get(start..).and_then(|rest| rest.find('`')).map(|found| start + found) {
        let tail = after.get(found..).unwrap_or_default();
        let run = tail.len() - tail.trim_start_matches('`').len();
        if run == ticks.len() {
            let span = rest.get(..ticks.len() + found + run).unwrap_or_default();
            return Taken::new(span, span);
        }
        start = found + run;
    }
    Taken::new(ticks, "\\`".repeat(ticks.len()))
}

/// Returns `[words](https://…)` if the words have no brackets.
fn link(rest: &str) -> Option<Taken<'_>> {
    let (words, after) = rest.strip_prefix('[')?.split_once(']')?;
    let (target, _) = after.strip_prefix('(')?.split_once(')')?;
    // Markdown has no links inside links.
    if words.contains(['[', '<']) || words.contains("://") || url(target) != Some(target) {
        return None;
    }
    let piece = rest.get(..words.len() + target.len() + "[]()".len())?;
    Some(Taken::new(piece, format!("[{}](<{target}>)", inline(words))))
}

/// Returns `<https://…>`.
fn autolink(rest: &str) -> Option<Taken<'_>> {
    let (target, _) = rest.strip_prefix('<')?.split_once('>')?;
    let piece = rest.get(..target.len() + "<>".len())?;
    (url(target) == Some(target)).then(|| Taken::new(piece, piece))
}

/// Returns the URL at the start of a text, without the punctuation of the sentence around it.
fn url(rest: &str) -> Option<&str> {
    let host = rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://"))?;
    let ends = |letter: char| letter.is_whitespace() || letter.is_control() || "<>()[]{}\"`\\|^".contains(letter);
    let end = host.find(ends).unwrap_or(host.len());
    let host = host.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let scheme = rest.split_inclusive("//").next()?;
    (!host.is_empty()).then(|| rest.get(..scheme.len() + host.len())).flatten()
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
        assert_eq!(inline("-      x"), "- x");
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
