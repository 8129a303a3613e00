use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(other, 410)]
    Missing,
    #[dfns(other)]
    Other,
}

fn main() {}
