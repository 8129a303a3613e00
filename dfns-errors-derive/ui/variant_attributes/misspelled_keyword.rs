use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparant)]
    Http(std::io::Error),
    #[dfns(other)]
    Other,
}

fn main() {}
