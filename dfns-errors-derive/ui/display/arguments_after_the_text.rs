use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "code {}", .0)]
    Position(u16),
    #[dfns(display = "limit {}", cents)]
    Name { cents: u64 },
    #[dfns(display = "limit {limit}", limit = cents + 1)]
    Named { cents: u64 },
    #[dfns(display = "no ", "signer")]
    Text,
}

fn main() {}
