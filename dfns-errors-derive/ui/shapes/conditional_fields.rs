use dfns_errors::{DfnsError, ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum A {
    NotFound {
        #[cfg(any())]
        body: ErrorBody,
    },
    Gone(#[cfg(any())] ErrorBody),
    #[dfns(transparent)]
    Http(#[cfg(any())] std::io::Error),
    #[dfns(display = "refused")]
    Refused {
        #[cfg(any())]
        source: std::io::Error,
        #[cfg(any())]
        unused: u8,
    },
    #[dfns(display = "{2}")]
    Numbers(u8, #[cfg(any())] u8, u8, #[cfg(any())] u8),
    #[dfns(display = "{ cents :?} {{mine}}")]
    Cents {
        #[cfg(any())]
        cents: u8,
        #[cfg(any())]
        mine: u8,
    },
    #[dfns(other)]
    Other(ErrorBody),
}

#[dfns_errors]
#[derive(Debug)]
pub enum B {
    #[dfns(api)]
    Api(#[cfg(any())] DfnsError),
}

fn main() {}
