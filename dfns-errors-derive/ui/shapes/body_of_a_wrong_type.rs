use dfns_errors::dfns_errors;

#[derive(Debug)]
pub struct Mine;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Gone(Mine),
    Conflict { body: Mine },
    #[dfns(other)]
    Other,
}

fn main() {}
