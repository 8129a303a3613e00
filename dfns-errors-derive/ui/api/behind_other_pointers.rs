use std::borrow::Cow;
use std::rc::Rc;

use dfns_errors::{DfnsError, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum Counted {
    #[dfns(api)]
    Api(#[from] Rc<DfnsError>),
}

#[dfns_errors]
#[derive(Debug)]
pub enum Borrowed {
    #[dfns(api)]
    Api(#[from] Cow<'static, DfnsError>),
}

#[dfns_errors]
#[derive(Debug)]
pub enum Static {
    #[dfns(api)]
    Api(&'static DfnsError),
}

#[dfns_errors]
#[derive(Debug)]
pub enum Boxed {
    #[dfns(api)]
    Api(#[from] Box<std::io::Error>),
}

#[dfns_errors]
#[derive(Debug)]
pub enum Dynamic {
    #[dfns(api)]
    Api(#[from] Box<dyn std::error::Error>),
}

fn main() {}
