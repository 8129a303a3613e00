use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/several_statuses.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(400..=428)]
    Refused,
    #[dfns("5xx")]
    Failed,
    #[dfns(other)]
    Other,
}

fn main() {}
