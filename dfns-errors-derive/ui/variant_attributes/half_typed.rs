use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(Conflict::)]
    Conflict(ErrorBody),
    #[dfns(=)]
    Gone(ErrorBody),
    #[dfns(NotFound,, 410)]
    NotFound(ErrorBody),
    #[dfns(display = )]
    Words,
    #[dfns(transparent, transport = )]
    Http(std::io::Error),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
