use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ClientError {
    #[dfns(display = "{text}")]
    Io(#[from] std::io::Error),
    #[dfns(transparent = true)]
    Json(#[from] std::fmt::Error),
    #[dfns(transparent, code = "client::number")]
    Number(#[from] std::num::ParseIntError),
}

fn read() -> Result<i32, ClientError> {
    Err(std::fmt::Error)?;
    Err(std::io::Error::other("x"))?;
    Ok("1".parse()?)
}

#[dfns_errors]
#[derive(Debug)]
pub enum Wrapper {
    #[dfns(display = "unused")]
    Unused {
        #[cfg_attr(unix, cfg(all()))]
        a: u8,
        b: u8,
    },
    #[dfns(display = "{a}")]
    Used {
        #[cfg_attr(unix, cfg(all()))]
        a: u8,
    },
}

fn main() {
    let _ = read();
}
