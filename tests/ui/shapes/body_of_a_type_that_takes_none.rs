use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Gone(String),
    Conflict { body: u16 },
    #[dfns(other)]
    Other,
}

fn main() {}
