use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(api)]
    Api(#[from] std::io::Error),
    #[dfns(display = "no signer is configured")]
    NoSigner,
}

fn main() {}
