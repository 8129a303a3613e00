use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
    #[dfns(NotFound)]
    Missing,
    #[dfns(other)]
    Other,
}

fn main() {}
