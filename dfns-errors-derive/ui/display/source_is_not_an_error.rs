use dfns_errors::dfns_errors;

#[derive(Debug)]
pub struct Rejection;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(display = "the signer said {0}")]
    Signer(#[from] String),
    #[dfns(display = "rejected")]
    Rejected {
        #[source]
        why: Rejection,
    },
    #[dfns(transparent, transport = classify)]
    Http(Rejection),
}

fn classify(_: &Rejection) -> dfns_errors::Transport {
    dfns_errors::Transport::Other
}

fn main() {}
