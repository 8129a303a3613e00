use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "both failed")]
    Both {
        #[source]
        first: std::io::Error,
        #[source]
        second: std::io::Error,
    },
    #[dfns(display = "lost")]
    Lost {
        #[cfg(unix)]
        #[source]
        inner: std::io::Error,
    },
    #[dfns(display = "cannot read {name}")]
    Read {
        #[cfg(unix)]
        name: String,
    },
    #[dfns(display = "the signer is lost", source = cause)]
    Signer { cause: std::io::Error },
    #[dfns(transparent)]
    Http(#[cfg_attr(unix, from)] std::io::Error),
    #[dfns(transparent)]
    Io(#[dfns(from)] std::fmt::Error),
}

fn main() {}
