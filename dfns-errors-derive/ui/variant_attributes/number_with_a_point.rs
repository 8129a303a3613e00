use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(404.0)]
    Missing,
    #[dfns(other)]
    Other,
}

fn main() {}
