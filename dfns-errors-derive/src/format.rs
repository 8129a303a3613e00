//! The format string of a custom message -> its pieces.

/// A piece of a format string.
pub(crate) enum Piece<'f> {
    Text(&'f str),
    Argument(Argument<'f>),
}

/// `{name:spec}`, with the colon in `spec`.
#[derive(Clone, Copy)]
pub(crate) struct Argument<'f> {
    pub(crate) name: &'f str,
    pub(crate) spec: &'f str,
}

/// Splits a format string at its arguments. What is not well-formed stays text: the compiler reports it.
pub(crate) fn pieces(format: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        pieces.push(Piece::Text(before));
        let (piece, next) = first_piece(after);
        pieces.push(piece);
        rest = next;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// Splits off the piece that starts with a brace.
fn first_piece(text: &str) -> (Piece<'_>, &str) {
    if let Some(rest) = text.strip_prefix("{{") {
        return (Piece::Text("{{"), rest);
    }
    match text.strip_prefix('{').and_then(|text| text.split_once('}')) {
        Some((inner, rest)) => {
            let (name, spec) = inner.split_at(inner.find(':').unwrap_or(inner.len()));
            (Piece::Argument(Argument { name: name.trim(), spec }), rest)
        }
        None => (Piece::Text("{"), text.strip_prefix('{').unwrap_or(text)),
    }
}

impl<'f> Argument<'f> {
    /// Splits the spec in front of each width or precision that is an argument, such as `width$`, and names it.
    pub(crate) fn counts(self) -> Vec<(&'f str, Option<&'f str>)> {
        let (alignment, mut rest) = self.spec.split_at(alignment_len(self.spec));
        let mut counts = vec![(alignment, None)];
        while let Some((before, name, after)) = next_count(rest) {
            counts.push((before, Some(name)));
            rest = after;
        }
        counts.push((rest, None));
        counts
    }
}

/// Returns the length of `:*<` in a format spec: the fill can be any character, even a `$`.
fn alignment_len(spec: &str) -> usize {
    let marks = spec.char_indices().skip(1).take(2).filter(|(_, mark)| matches!(mark, '<' | '^' | '>'));
    marks.last().map_or(0, |(index, _)| index + 1)
}

/// Splits a format spec at the first width or precision that is an argument.
fn next_count(spec: &str) -> Option<(&str, &str, &str)> {
    let (before, after) = spec.split_once('$')?;
    let name = before.rsplit(|character| !is_in_name(character)).next()?;
    // The zero in `01$` is a flag.
    let name = name.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(name);
    let before = before.strip_suffix(name).filter(|_| !name.is_empty())?;
    Some((before, name, after))
}

fn is_in_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
