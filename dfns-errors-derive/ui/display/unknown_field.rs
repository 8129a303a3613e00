use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(display = "{cent} cents is below the minimum")]
    TooLittle { cents: u64 },
    #[dfns(display = "signer error: {1}")]
    Signer(String),
    #[dfns(display = "no {signer}")]
    NoSigner,
}

fn main() {}
