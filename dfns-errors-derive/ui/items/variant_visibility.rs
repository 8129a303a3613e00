use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(transparent)]
    pub Io(#[from] std::io::Error),
}

fn main() {}
