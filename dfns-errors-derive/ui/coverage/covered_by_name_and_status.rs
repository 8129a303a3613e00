use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(Gone, 404)]
    Lost,
    NotFound,
    #[dfns(other)]
    Other,
}

fn main() {}
