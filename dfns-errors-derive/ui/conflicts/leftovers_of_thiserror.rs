use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors]
#[derive(Debug, thiserror::Error)]
pub enum E {
    #[error("no signer is configured")]
    NoSigner,
    #[error("{cents} cents is below the minimum")]
    TooLittle { cents: u64 },
    #[error(transparent)]
    Http(#[from] std::io::Error),
    #[error("the network failed")]
    Network(#[from] std::fmt::Error),
}

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum F {
    #[error("it is gone")]
    Gone(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

#[dfns_errors]
#[derive(Debug)]
#[error("it failed")]
pub enum G {
    #[dfns(display = "refused")]
    #[source]
    Refused(std::io::Error),
    #[dfns(transparent)]
    Http(#[backtrace] std::io::Error),
}

fn main() {
    let _ = (E::NoSigner.to_string(), E::from(std::io::Error::other("x")).code());
}
