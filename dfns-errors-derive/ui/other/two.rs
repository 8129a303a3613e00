use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
    #[dfns(other)]
    Other,
    #[dfns(other)]
    Rest,
}

fn main() {}
