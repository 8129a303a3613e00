use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "it is pending")]
    Pending,
    #[dfns(display = "try again")]
    Retryable,
    #[dfns(transparent)]
    IO(std::io::Error),
    #[dfns(transparent)]
    Io(std::fmt::Error),
}

fn main() {}
