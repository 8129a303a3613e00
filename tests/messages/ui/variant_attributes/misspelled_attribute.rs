use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum E {
    #[dfn(NotFound)]
    Lost(ErrorBody),
    #[dnfs(other)]
    Other(ErrorBody),
}

fn main() {}
