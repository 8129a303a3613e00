use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(from)]
    Io(std::io::Error),
    #[dfns(source)]
    Lost(std::io::Error),
    #[dfns(partial)]
    Gone,
    #[dfns(spec = "errors.json")]
    NotFound,
    #[dfns(retry = "never")]
    Conflict,
    #[dfns(other)]
    Other,
}

fn main() {}
