use dfns_errors::dfns_errors;

#[dfns_errors(partial = true)]
#[derive(Debug)]
pub enum ApiError {
    Gone,
    #[dfns(other)]
    Other,
}

fn main() {}
