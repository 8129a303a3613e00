use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug, serde::Serialize)]
#[serde(tag = "kind")]
pub enum A {
    #[serde(rename = "gone")]
    Gone {
        #[serde(rename = "response")]
        body: ErrorBody,
    },
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
