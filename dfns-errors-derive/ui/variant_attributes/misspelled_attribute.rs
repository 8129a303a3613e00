use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum E {
    #[dfn(NotFound)]
    Lost(ErrorBody),
    #[dfns_error(402)]
    Unpaid(ErrorBody),
    #[dfns_errors(403)]
    Denied(ErrorBody),
    #[dfns_errors::dfns(409)]
    Refused(ErrorBody),
    #[dnfs(other)]
    Other(ErrorBody),
}

fn main() {}
