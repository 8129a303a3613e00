use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Gone,
    #[dfns(others)]
    Rest(dfns_errors::ErrorBody),
}

fn main() {}
