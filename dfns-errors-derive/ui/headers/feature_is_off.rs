use dfns_errors::DfnsError;

struct HeaderMap;

fn read(status: u16, headers: &HeaderMap, body: String) -> Result<String, DfnsError> {
    DfnsError::check(status, headers, body)
}

fn main() {}
