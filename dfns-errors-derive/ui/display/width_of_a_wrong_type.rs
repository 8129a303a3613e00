use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "the limit is {cents:>width$}")]
    TooMuch { cents: u64, width: u8 },
}

fn main() {}
