use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Offline,
    #[dfns(other)]
    Other,
}

fn main() {}
