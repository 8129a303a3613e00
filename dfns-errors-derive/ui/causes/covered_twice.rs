use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(Conflict::ExternalIdReused)]
    Replayed,
    #[dfns(Conflict::ExternalIdReused)]
    Again,
    #[dfns(other)]
    Other,
}

fn main() {}
