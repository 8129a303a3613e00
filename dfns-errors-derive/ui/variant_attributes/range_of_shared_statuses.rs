use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/shared_status.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(400..=499)]
    Refused,
    #[dfns(other)]
    Other,
}

fn main() {}
