use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[dfns(partial)]
#[derive(Debug)]
pub enum ApiError {
    Gone(#[dfns(body)] ErrorBody),
    NotFound {
        #[dfns(body)]
        body: ErrorBody,
    },
    #[dfns(other)]
    Other,
}

fn main() {}
