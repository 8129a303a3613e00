use dfns_errors::dfns_errors;

#[dfns_errors]
pub union ApiError {
    status: u16,
}

fn main() {}
