use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns("{0} cents is too little")]
    TooLittle(u64),
    #[dfns(display("no signer for {0}"))]
    NoSigner(String),
    #[dfns(display = no_signer)]
    Missing,
    #[dfns(display = )]
    Empty,
    #[dfns(transparent, from)]
    Io(std::io::Error),
    #[dfns(transparent, display = "it is lost")]
    Lost(std::fmt::Error),
}

fn main() {}
