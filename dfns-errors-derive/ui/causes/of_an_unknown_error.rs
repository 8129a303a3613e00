use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(Conflikt::ExternalIdReused)]
    Replayed,
    #[dfns(other)]
    Other,
}

fn main() {}
