use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(Conflict::Banana)]
    Replayed,
    #[dfns(NotFound::Deletd)]
    Deleted,
    #[dfns(Gone::Banana)]
    Gone,
    #[dfns(other)]
    Other,
}

fn main() {}
