use dfns_errors::dfns_errors;

#[dfns_errors(crat = "::dfns_errors")]
#[derive(Debug)]
pub enum Error {
    #[cfg(unix)]
    #[dfns(transparent)]
    Unix(#[from] std::io::Error),
    #[cfg(not(unix))]
    #[dfns(transparent)]
    Windows(#[from] std::io::Error),
}

fn main() {
    let _ = Error::from(std::io::Error::other("x")).is_other();
}
