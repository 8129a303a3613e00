use dfns_errors::dfns_errors;

#[derive(Debug)]
pub struct Limit {
    pub cents: u64,
}

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "the limit is {limit}")]
    TooMuch { limit: Limit },
}

fn main() {}
