use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns]
    A,
    #[dfns()]
    B,
    #[dfns(other)]
    Other,
}

fn main() {}
