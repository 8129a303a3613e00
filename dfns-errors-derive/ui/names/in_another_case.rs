use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(not_found)]
    Missing,
    #[dfns(other)]
    Other,
}

fn main() {}
