use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "no entry in {source}")]
    Missing { source: String },
}

fn main() {}
