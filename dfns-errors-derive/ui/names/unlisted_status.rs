use dfns_errors::dfns_errors;

#[dfns_errors(partial, spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(418)]
    Teapot,
    #[dfns(other)]
    Other,
}

fn main() {}
