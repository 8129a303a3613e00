use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(display)]
    NoSigner,
    #[dfns(code)]
    NoKey,
    #[dfns(display = "no wallet", code)]
    NoWallet,
    #[dfns(transport)]
    Http(std::io::Error),
    #[dfns(code = )]
    NoName,
}

fn main() {}
