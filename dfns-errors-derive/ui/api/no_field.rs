use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(api)]
    Api,
}

fn main() {}
