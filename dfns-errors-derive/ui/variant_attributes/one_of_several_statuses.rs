use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/several_statuses.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(410)]
    NoLongerThere,
    #[dfns(503)]
    UnderMaintenance,
    #[dfns(429)]
    TooFast,
    #[dfns(404)]
    Refused,
    #[dfns(Trouble)]
    Failed,
    #[dfns(600)]
    Odd,
    #[dfns(other)]
    Other,
}

fn main() {}
