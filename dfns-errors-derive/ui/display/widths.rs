use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "the limit is {cents:>widht$}")]
    Misspelled { cents: u64, width: usize },
    #[dfns(display = "the limit is {0:.1$}")]
    Position(f64),
    #[dfns(display = "the limit is {cents:.*}")]
    Star { cents: f64, precision: usize },
}

fn main() {}
