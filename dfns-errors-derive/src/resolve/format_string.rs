//! The format string of a custom message -> its pieces.

/// A piece of a format string.
pub(super) enum Piece<'f> {
    Text(&'f str),
    Argument(Argument<'f>),
}

/// `{name:spec}`, with the colon in `spec`.
#[derive(Clone, Copy)]
pub(super) struct Argument<'f> {
    pub(super) name: &'f str,
    pub(super) spec: &'f str,
}

/// Returns the length of `:*<` in a format spec: the fill can be any character, even a `$`.
pub(super) fn alignment_len(spec: &str) -> usize {
    let is_alignment = |character: &(usize, char)| matches!(character.1, '<' | '^' | '>');
    let mut characters = spec.char_indices().skip(1);
    let (first, second) = (characters.next(), characters.next());
    second.filter(is_alignment).or(first.filter(is_alignment)).map_or(0, |(index, _)| index + 1)
}

/// Splits a format spec at the first width or precision that is an argument, such as `width$`.
pub(super) fn next_count(spec: &str) -> Option<(&str, &str, &str)> {
    let (before, after) = spec.split_once('$')?;
    let name = before.rsplit(|character| !is_in_name(character)).next()?;
    // The zero in `01$` is a flag.
    let name = name.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(name);
    let before = before.strip_suffix(name).filter(|_| !name.is_empty())?;
    Some((before, name, after))
}

pub(super) fn is_in_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Returns the piece that starts with a brace, and its length.
fn first_piece(text: &str) -> (Piece<'_>, usize) {
    if text.starts_with("{{") {
        return (Piece::Text("{{"), 2);
    }
    let Some((inner, _)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) else {
        return (Piece::Text("{"), 1);
    };
    let (name, spec) = inner.split_at(inner.find(':').unwrap_or(inner.len()));
    (Piece::Argument(Argument { name: name.trim(), spec }), inner.len() + 2)
}

/// Splits a format string at its arguments. What is not well-formed stays text: the compiler reports it.
pub(super) fn pieces(format: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), format);
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        pieces.push(Piece::Text(before));
        let (piece, length) = first_piece(after);
        pieces.push(piece);
        rest = after.get(length..).unwrap_or_default();
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// Returns `true` if a format string shows the field with this name or index, or takes a width or precision from it.
pub(super) fn names_field(format: &str, field: &str) -> bool {
    pieces(format).into_iter().any(|piece| matches!(piece, Piece::Argument(argument) if argument.names(field)))
}

impl Argument<'_> {
    fn names(self, field: &str) -> bool {
        let mut rest = self.spec.get(alignment_len(self.spec)..).unwrap_or_default();
        let mut is_named = self.name == field;
        while let Some((_, name, after)) = next_count(rest) {
            is_named |= name == field;
            rest = after;
        }
        is_named
    }
}
