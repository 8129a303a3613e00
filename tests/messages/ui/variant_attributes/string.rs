use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns("NotFound")]
    Missing,
    #[dfns("Conflict::ExternalIdReused")]
    Replayed,
    #[dfns("410")]
    Gone,
    #[dfns(other)]
    Other,
}

fn main() {}
