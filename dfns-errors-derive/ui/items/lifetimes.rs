use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError<'a> {
    #[dfns(display = "bad name {0}")]
    Name(&'a str),
}

fn main() {}
