use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum E {
    #[cfg_attr(unix, dfns(NotFound))]
    Lost(ErrorBody),
    #[cfg_attr(unix, doc(hidden), dfns(Gone))]
    #[cfg_attr(not(unix), dfns(NotFound))]
    Removed(ErrorBody),
    #[cfg_attr(windows, cfg_attr(debug_assertions, dfns(409)))]
    Refused(ErrorBody),
    #[cfg_attr(unix, dfns(other))]
    Other(ErrorBody),
}

/// The word is in a value, and in another attribute.
#[dfns_errors(partial)]
#[derive(Debug)]
pub enum Fine {
    #[cfg_attr(all(), doc = "See the dfns docs.")]
    NotFound,
    #[cfg_attr(any(), doc(cfg(feature = "dfns")))]
    Gone,
    #[dfns(other)]
    Other,
}

fn main() {}
