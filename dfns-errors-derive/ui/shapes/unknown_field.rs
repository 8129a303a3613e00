use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Conflict { reason: String },
    Gone { cause_: String },
    #[dfns(other)]
    Other,
}

fn main() {}
