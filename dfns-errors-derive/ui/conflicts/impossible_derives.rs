use dfns_errors::{DfnsError, ErrorBody, dfns_errors};

#[dfns_errors]
#[derive(Debug, Copy, Clone, PartialEq, PartialOrd, Default, serde::Serialize, serde::Deserialize)]
pub enum E {}

#[dfns_errors(partial)]
#[derive(Debug, Ord, PartialOrd, PartialEq, Eq, Hash)]
pub enum F {
    Gone(ErrorBody),
    #[dfns(other)]
    Other,
}

#[dfns_errors]
#[derive(Debug, Copy, Clone)]
pub enum G {
    #[dfns(api)]
    Api(#[from] DfnsError),
}

fn main() {
    let _ = E::from_response(404, "").is_some_and(|error| error.clone() == error);
}
