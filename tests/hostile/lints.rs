//! Every kind of enum, under lints that nobody turns on all at once.
#![warn(clippy::restriction, clippy::pedantic, clippy::nursery)]
#![allow(clippy::blanket_clippy_restriction_lints, reason = "that is the test")]

/// All.
#[dfns_errors::dfns_errors]
#[derive(Debug, Clone)]
pub enum Generated {}

/// Of a file.
#[dfns_errors::dfns_errors(spec = "shop.json")]
#[derive(Debug)]
pub enum OfFile {
    /// Mine.
    #[dfns(display = "{cents} cents")]
    TooLittle {
        /// Cents.
        cents: u64,
    },
}

/// By name.
#[dfns_errors::dfns_errors(partial, diagnostic)]
#[derive(Debug)]
pub enum Partial {
    /// One cause.
    #[dfns(Conflict::ExternalIdReused)]
    Replayed {
        /// Body.
        body: dfns_errors::ErrorBody,
    },
    /// With its cause.
    Conflict {
        /// Cause.
        cause: Option<dfns_errors::ConflictCause>,
        /// Body.
        body: dfns_errors::ErrorBody,
    },
    /// Several.
    #[dfns(NotFound, 410)]
    Missing(Box<dfns_errors::ErrorBody>),
    /// Several that are not told apart.
    #[dfns(412, 422)]
    State,
    /// Anything.
    #[dfns(transparent)]
    Any(#[from] Box<dyn core::error::Error + Send + Sync>),
    /// Classified.
    #[dfns(transparent, transport = classify)]
    Format(#[from] core::fmt::Error),
    /// Mine.
    #[dfns(display = "{0} is wrong", code = "mine::wrong")]
    Wrong(u8, #[source] core::fmt::Error),
    /// The rest.
    #[dfns(other)]
    Rest(dfns_errors::ErrorBody),
}

/// Classifies.
const fn classify(_: &core::fmt::Error) -> dfns_errors::Transport {
    dfns_errors::Transport::Other
}

/// A wrapper.
#[dfns_errors::dfns_errors]
#[derive(Debug)]
pub enum Wrapper {
    /// The API's.
    #[dfns(api)]
    Api(#[from] dfns_errors::DfnsError),
    /// The network.
    #[dfns(transparent)]
    Io(#[from] std::io::Error),
    /// None.
    #[dfns(display = "no signer")]
    SignerRequired,
}
