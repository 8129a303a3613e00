use dfns_errors::dfns_errors;

#[dfns_errors(partial, spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(Conflict::ExternalIdReused::Now)]
    Replayed,
    #[dfns(other)]
    Other,
}

fn main() {}
