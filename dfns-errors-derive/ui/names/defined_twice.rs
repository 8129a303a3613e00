use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/shop.json")]
#[derive(Debug)]
pub enum A {
    SoldOut(ErrorBody),
    Closed,
    SoldOut { body: ErrorBody },
    #[dfns(other)]
    Other(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

pub mod b {
    use super::{ErrorBody, dfns_errors};

    #[dfns_errors(spec = "specs/shop.json")]
    #[derive(Debug)]
    pub enum B {
        #[dfns(SoldOut)]
        Refused(ErrorBody),
        #[dfns(Closed)]
        Refused(ErrorBody),
        #[dfns(other)]
        Refused(ErrorBody),
    }
}

#[dfns_errors]
#[derive(Debug)]
pub enum C {
    #[dfns(display = "no signer is configured")]
    NoSigner,
    #[dfns(display = "there is no signer")]
    NoSigner,
    #[dfns(transparent)]
    Http(#[from] std::io::Error),
    #[dfns(transparent)]
    r#Http(#[from] std::fmt::Error),
}

#[dfns_errors]
#[derive(Debug)]
pub enum D {
    #[dfns(api)]
    Api(#[from] dfns_errors::DfnsError),
    #[dfns(api)]
    Api(dfns_errors::DfnsError),
}

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum E {
    #[cfg(any())]
    Gone(ErrorBody),
    Gone(ErrorBody),
    #[cfg(any())]
    NotFound,
    #[cfg(not(any()))]
    NotFound(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {
    let _ = matches!(A::from_response(409, ""), Some(A::SoldOut(_) | A::Other(_)));
    let _ = b::B::from_response(409, "").is_some_and(|error| error.is_refused());
    let _ = matches!(E::from_response(404, ""), Some(E::NotFound(_)));
}
