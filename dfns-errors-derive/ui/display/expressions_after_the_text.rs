use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "known: {}", .known.join(", "))]
    Method { known: Vec<String> },
    #[dfns(display = "known: {}", known.len())]
    Length { known: Vec<String> },
    #[dfns(display = "limit {}", .0 + 1)]
    Sum(u64),
    #[dfns(display = "limit {}", .limit)]
    Field { limit: u64 },
    #[error("limit {}", .limit + 1)]
    Leftover { limit: u64 },
}

fn main() {}
