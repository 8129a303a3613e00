use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(Conflict::ExternalIdUsed)]
    Replayed,
    #[dfns(other)]
    Other,
}

fn main() {}
