use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(Gone::Forever)]
    Lost,
    #[dfns(other)]
    Other,
}

fn main() {}
