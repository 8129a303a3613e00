use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/not_found.json")]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
}

fn main() {}
