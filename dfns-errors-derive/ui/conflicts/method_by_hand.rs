use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {}

impl ApiError {
    pub fn status(&self) -> u16 {
        0
    }
}

fn main() {}
