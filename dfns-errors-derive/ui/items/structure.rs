use dfns_errors::dfns_errors;

#[dfns_errors]
pub struct ApiError {
    status: u16,
}

fn main() {}
