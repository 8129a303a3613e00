use dfns_errors::dfns_errors;

#[derive(Debug)]
pub struct Limit {
    pub cents: u64,
}

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "signer error: {}")]
    Signer(String),
    #[dfns(display = "the limit is {limit.cents}")]
    Place { limit: Limit },
    #[dfns(display = "the limit is {cents / 100} euros")]
    Expression { cents: u64 },
    #[dfns(display = "the limit is {LIMIT}")]
    Constant,
    #[dfns(display = "the limit is {:>8?}")]
    Spec { cents: u64 },
    #[dfns(display = "the limit is {r#type:?}")]
    Keyword { r#type: u64 },
}

fn main() {}
