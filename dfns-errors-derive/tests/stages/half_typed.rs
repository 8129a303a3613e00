//! Half-typed enums, as an editor sees them between two keystrokes: the enum stays, with at most one message.

use std::str::FromStr;

use proc_macro2::TokenStream;

use super::expand;

/// A spec with the errors that the enum names and no others, so that a lost variant is noticed.
const SPEC: &str = "spec = \"../tests/fixtures/half-typed.json\"";

const ENUM: &str = "#[derive(Debug)] pub enum TransferError {
    Unauthorized,
    #[dfns(NotFound, 410)] Missing(ErrorBody),
    #[dfns(Conflict::ExternalIdReused)] Replayed(ErrorBody),
    #[dfns(402, TooManyRequests)] Rest(ErrorBody),
    Conflict(ErrorBody),
    Forbidden,
    #[dfns(transparent)] Network(#[from] std::io::Error),
    #[dfns(other)] Other(ErrorBody),
}";

/// What is there, and what is typed in its place. An attribute or a list of fields that is not closed goes on to the end of
/// the enum: that is how rust-analyzer closes it.
#[rustfmt::skip]
const TYPED: [(&str, &str); 28] = [
    ("#[dfns(NotFound, 410)]", "#[dfns()]"),
    ("#[dfns(NotFound, 410)]", "#[dfns]"),
    ("#[dfns(NotFound, 410)]", "#[]"),
    ("#[dfns(NotFound, 410)]", "#"),
    ("#[dfns(NotFound, 410)]", "#[dfns(NotFound, 410,)]"),
    ("#[dfns(NotFound, 410)]", "#[dfns(NotFound, 410, G)]"),
    ("#[dfns(NotFound, 410)]", "#[dfns(NotFound 410)]"),
    ("#[dfns(NotFound, 410)]", "#[dfns(NotFound, 41)]"),
    ("#[dfns(NotFound, 410)]", "#[dfns(,)]"),
    ("#[dfns(NotFound, 410)]", "#[dfn]"),
    ("Conflict::ExternalIdReused", "Conflict::"),
    ("Conflict::ExternalIdReused", "Conflict:"),
    ("Conflict::ExternalIdReused", "Conflict::Ext"),
    ("Forbidden,", "Forbidden"),
    ("Forbidden,", "Forbidden, For"),
    ("Forbidden,", "Forbidden { body },"),
    ("Forbidden,", "Forbidden { body: },"),
    ("Forbidden,", "Forbidden(),"),
    ("Forbidden,", "Forbidden(#[]),"),
    ("Forbidden,", "Forbidden = ,"),
    ("Forbidden,", ", Forbidden,"),
    ("#[dfns(transparent)]", "#[dfns(trans)]"),
    ("#[dfns(transparent)]", "#[dfns(display = )]"),
    ("#[dfns(transparent)]", "#[dfns(transparent, transport = )]"),
    ("#[from] std::io::Error", "#[from] std::io::"),
    ("#[dfns(other)] Other(ErrorBody),", "#[dfns Other(ErrorBody),]"),
    ("#[dfns(other)] Other(ErrorBody),", "#[Other(ErrorBody),]"),
    ("Conflict(ErrorBody),", "Conflict(ErrorBody, Forbidden),"),
];

/// Returns the messages in the generated code.
fn messages(code: &str) -> Vec<&str> {
    code.split("compile_error ! {").skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn a_half_typed_enum_is_still_generated_with_at_most_one_message() {
    for (old, new) in TYPED {
        let typed = ENUM.replacen(old, new, 1);
        assert_ne!(typed, ENUM, "{old}");
        let code = expand(TokenStream::from_str(SPEC).unwrap(), TokenStream::from_str(&typed).unwrap()).to_string();
        assert!(code.contains("pub enum TransferError"), "{new}: {code}");
        assert!(code.contains("methods ! { pub TransferError }"), "{new}: no methods");
        assert!(messages(&code).len() <= 1, "{new}: {:#?}", messages(&code));
    }
}

#[test]
fn a_half_typed_argument_still_generates_the_enum_with_one_message() {
    for typed in ["spec", "spec =", "SPEC, par", "SPEC, partial,,", "SPEC, crate = \"::\"", "SPEC, ,"] {
        let arguments = TokenStream::from_str(&typed.replace("SPEC", SPEC)).unwrap();
        let code = expand(arguments, TokenStream::from_str(ENUM).unwrap()).to_string();
        assert!(code.contains("pub enum TransferError") && code.contains("methods ! { pub TransferError }"), "{typed}");
        assert!(messages(&code).len() <= 1, "{typed}: {:#?}", messages(&code));
    }
}

#[test]
fn tokens_after_an_unclosed_enum_are_kept() {
    let typed = "pub enum TransferError { Unauthorized } pub enum Next {}";
    let code = expand(TokenStream::new(), TokenStream::from_str(typed).unwrap()).to_string();
    assert!(code.contains("pub enum TransferError") && code.contains("pub enum Next { }"), "{code}");
}
