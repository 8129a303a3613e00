use dfns_errors::{DfnsError, dfns_errors};

#[dfns_errors(spec = "specs/shop.json")]
#[derive(Debug)]
pub enum Error {
    #[dfns(api)]
    Api(#[from] DfnsError),
}

mod shop {
    #[dfns_errors::dfns_errors(spec = "specs/shop.json")]
    #[derive(Debug)]
    pub enum ShopError {}
}

#[dfns_errors]
#[derive(Debug)]
pub enum ClientError {
    #[dfns(api)]
    Api(#[from] shop::ShopError),
}

fn main() {}
