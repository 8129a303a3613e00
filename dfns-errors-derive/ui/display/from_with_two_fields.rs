use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(display = "cannot read {path}")]
    Read { path: String, #[from] source: std::io::Error },
}

fn main() {}
