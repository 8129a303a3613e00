use std::borrow::Cow;
use std::ops::Deref;
use std::rc::Rc;

use dfns_errors::{DfnsError, dfns_errors};

#[derive(Debug)]
pub struct Handle(DfnsError);

impl Deref for Handle {
    type Target = DfnsError;

    fn deref(&self) -> &DfnsError {
        &self.0
    }
}

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(transparent)]
    Counted(#[from] Rc<DfnsError>),
    #[dfns(transparent)]
    Borrowed(#[from] Cow<'static, DfnsError>),
    #[dfns(transparent)]
    Io(#[from] Rc<std::io::Error>),
    #[dfns(transparent)]
    Handle(#[from] Handle),
}

fn main() {}
