use dfns_errors::dfns_errors;

pub const TEXT: &str = "no signer";

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = format!("no {}", "signer"))]
    Macro,
    #[dfns(display = TEXT)]
    Constant,
    #[dfns(display = b"no signer")]
    Bytes,
    #[dfns(display = "no " "signer")]
    Two,
    #[dfns(display = "no signer", code = crate::TEXT)]
    Path,
}

fn main() {}
