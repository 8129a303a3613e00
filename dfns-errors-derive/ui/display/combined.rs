use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(transparent, display = "it is lost")]
    Lost(std::io::Error),
    #[dfns(display = "it is gone", NotFound)]
    Vanished,
    #[dfns(code = "own::missing")]
    Missing,
    #[dfns(transport = classify)]
    Old(std::fmt::Error),
}

fn main() {}
