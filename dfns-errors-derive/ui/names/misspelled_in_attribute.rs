use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(NotFuond)]
    Missing,
    #[dfns(other)]
    Other,
}

fn main() {}
