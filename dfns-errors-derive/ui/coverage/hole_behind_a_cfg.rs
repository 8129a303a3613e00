use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/shop.json")]
#[derive(Debug)]
pub enum ShopError {
    #[cfg(any())]
    Closed(ErrorBody),
    #[cfg(all(unix, windows))]
    SoldOut(ErrorBody),
    #[cfg(any())]
    #[dfns(409)]
    SoldOutElsewhere(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

mod second {
    use super::{ErrorBody, dfns_errors};

    #[dfns_errors(spec = "specs/shop.json")]
    #[derive(Debug)]
    pub enum SecondError {
        #[cfg(any())]
        #[cfg(unix)]
        Closed(ErrorBody),
        SoldOut,
        #[dfns(other)]
        Other,
    }
}

fn main() {}
