//! Texts of a spec: characters that hide from a reviewer what a text says, and texts that live forever.

/// Returns `true` for controls and bidirectional overrides. The runtime escapes more in what a server sends: the author
/// of a spec is not an attacker, and some scripts and emoji need joiners.
pub(crate) fn is_deceptive(letter: char) -> bool {
    let is_control = letter.is_control() && letter != '\n' && letter != '\t';
    is_control || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Makes a text static: a spec lives as long as the process that reads it.
pub(crate) fn leaked(text: &str) -> &'static str {
    text.to_owned().leak()
}
