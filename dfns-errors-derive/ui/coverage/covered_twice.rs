use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
    #[dfns(NotFound)]
    Missing,
    #[dfns(Gone, 400)]
    Lost,
    #[dfns(BadRequest, 410, 412)]
    Refused,
    #[dfns(other)]
    Other,
}

fn main() {}
