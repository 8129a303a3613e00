//! Responses as `curl -i` saves them: blocks of a status line and headers, then the body.

/// A saved response. The status is `None` if only the body was saved.
pub(crate) struct Saved<'b> {
    pub(crate) status: Option<u16>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: &'b [u8],
}

/// Parses a saved response. Only the last block is used: earlier ones come from redirects, proxies or a 100 Continue.
pub(crate) fn parse(bytes: &[u8]) -> Saved<'_> {
    let mut saved = Saved { status: None, headers: Vec::new(), body: bytes };
    while let Some(next) = block(saved.body) {
        saved = next;
    }
    saved
}

/// Parses one block and what follows it; `None` if the text does not start with a status line.
fn block(text: &[u8]) -> Option<Saved<'_>> {
    let (first, mut body) = split_line(text);
    let status = Some(status(first)?);
    let mut headers = Vec::new();
    loop {
        let (line, rest) = split_line(body);
        body = rest;
        if line.is_empty() {
            return Some(Saved { status, headers, body });
        }
        headers.extend(header(&String::from_utf8_lossy(line)));
    }
}

/// Splits off the first line, without its LF or CRLF.
fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| end + 1);
    let (line, rest) = text.split_at(end);
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}

/// Reads the status from a line such as `HTTP/1.1 429 Too Many Requests`.
fn status(line: &[u8]) -> Option<u16> {
    let after = std::str::from_utf8(line.strip_prefix(b"HTTP/")?).ok()?;
    let (_version, after) = after.split_once(' ')?;
    let status = after.split(' ').next()?;
    status.parse().ok().filter(|_| status.len() == 3)
}

/// Parses a header such as `Retry-After: 30`.
pub(crate) fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && !name.contains(char::is_whitespace);
    is_name.then(|| (name.to_owned(), value.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn the_last_block_counts() {
        let text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/2 429 \r\nretry-after: 30\r\nx-a:b:c\r\n\r\n{}\r\n\r\nrest";
        let saved = parse(text.as_bytes());
        assert_eq!((saved.status, saved.body), (Some(429), &b"{}\r\n\r\nrest"[..]));
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(saved.headers, [pair("retry-after", "30"), pair("x-a", "b:c")]);
    }

    #[test]
    fn lines_may_end_with_lf_and_the_body_may_be_missing() {
        let saved = parse(b"HTTP/1.1 503 Service Unavailable\nServer: x\n");
        assert_eq!((saved.status, saved.headers.len(), saved.body), (Some(503), 1, &b""[..]));
    }

    #[test]
    fn a_body_alone_stays_as_it_is() {
        for body in ["{\"a\": 1}", "", "HTTP/1.1\n\nx", "HTTP/1.1 4290 x\n\nx", "HTTP status 404: x\n\ny"] {
            let saved = parse(body.as_bytes());
            assert_eq!((saved.status, saved.body), (None, body.as_bytes()), "{body}");
        }
    }
}
