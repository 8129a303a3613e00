use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[cfg_attr(all(), cfg(any()))]
    NotFound(ErrorBody),
    #[cfg_attr(not(unix), cfg(any()), deprecated)]
    Gone {
        body: ErrorBody,
    },
    #[dfns(display = "refused")]
    Refused {
        #[cfg_attr(all(), cfg(any()))]
        why: String,
    },
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {
    let _ = ApiError::from_response(404, "").is_some_and(|error| error.is_gone());
}
