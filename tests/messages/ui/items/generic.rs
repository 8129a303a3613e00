use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError<T> {
    #[dfns(transparent)]
    Http(T),
}

fn main() {
    let _: Option<ApiError<u8>> = None;
}
