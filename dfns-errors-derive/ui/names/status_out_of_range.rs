use dfns_errors::dfns_errors;

#[dfns_errors(partial, spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(40_400_000)]
    Missing,
    #[dfns(other)]
    Other,
}

fn main() {}
