//! Removes from the URLs in a text what may be secret: some APIs have keys in paths, queries or user info.

/// What may follow a URL without white space between them, as in `(https://api.dfns.io/wallets):`.
const CLOSING: [char; 16] =
    [')', ']', '}', '>', '"', '\'', '`', '\\', ',', ';', ':', '.', '!', '\u{2019}', '\u{201d}', '\u{bb}'];

/// More digits are not a port.
const LONGEST_PORT: usize = 5;

/// Cuts each URL after its host and port, without user info. A URL ends at white space, because its path may contain
/// anything else: quotes and parentheses too.
pub(crate) fn cut_urls(text: &str) -> String {
    let mut cut = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, url)) = rest.split_once("://") {
        let (url, after) = url.split_at(url.find(char::is_whitespace).unwrap_or(url.len()));
        let (host, path) = split_after_host(url);
        let (_, closing) = path.split_at(path.trim_end_matches(CLOSING).len());
        cut.extend([before, "://", host, closing]);
        rest = after;
    }
    cut.push_str(rest);
    cut
}

/// Returns the host with its port, and what follows it.
fn split_after_host(url: &str) -> (&str, &str) {
    let (authority, _) = url.split_at(url.find(['/', '?', '#', '\\']).unwrap_or(url.len()));
    let start = authority.rfind('@').map_or(0, |at| at + 1);
    let (_, authority) = authority.split_at(start);
    let (_, url) = url.split_at(start);
    url.split_at(length_with_port(authority))
}

/// Returns the length of the host with its port. What follows the colon may also be a password: `user:pass/word@host`.
/// Then, the length is zero.
fn length_with_port(authority: &str) -> usize {
    let host = length_of_host(authority);
    let (_, after) = authority.split_at(host);
    let Some(port) = after.strip_prefix(':') else { return host };
    let digits = port.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(port.len());
    if digits > LONGEST_PORT || port.trim_end_matches(CLOSING).len() > digits {
        return 0;
    }
    if digits == 0 { host } else { host + 1 + digits }
}

fn length_of_host(authority: &str) -> usize {
    if authority.starts_with('[') {
        return authority.find(']').map_or(0, |end| end + 1);
    }
    authority.find(|letter: char| !letter.is_alphanumeric() && !"-._".contains(letter)).unwrap_or(authority.len())
}

#[cfg(test)]
mod tests {
    use super::cut_urls;

    #[test]
    fn urls_are_cut_after_the_host_and_the_port() {
        for (text, cut) in [
            ("", ""),
            ("no URL: data:text/plain,x and a:b and C:/x //y", "no URL: data:text/plain,x and a:b and C:/x //y"),
            ("for url (http://127.0.0.1:1/botSECRET/send)", "for url (http://127.0.0.1:1)"),
            ("https://api.example?key=SECRET", "https://api.example"),
            ("https://api.example#SECRET", "https://api.example"),
            ("https://api.example", "https://api.example"),
            ("https://api.example: refused", "https://api.example: refused"),
            ("https://api.example/a)\"SECRET: refused", "https://api.example: refused"),
            ("'wss://[::1]:8443/SECRET', then", "'wss://[::1]:8443', then"),
            ("http://[fe80::1%25eth0]/SECRET", "http://[fe80::1%25eth0]"),
            ("http://[::1/SECRET]", "http://]"),
            ("http://user:SECRET@api.example:80/x", "http://api.example:80"),
            ("http://SECRET@api.example", "http://api.example"),
            ("http://user:SEC@SECRET@api.example/@x", "http://api.example"),
            ("http://user:SEC/RET@api.example/", "http://"),
            ("http://user:123456/RET@api.example/", "http://"),
            ("http://user:1-SECRET", "http://"),
            ("\\\"http://api.example/SECRET\\\", \\n", "\\\"http://api.example\\\", \\n"),
            ("http:\\\\api.example\\x", "http:\\\\api.example\\x"),
            ("a http://a.example/SECRET b http://b.example/?SECRET.", "a http://a.example b http://b.example."),
            ("http://a.example/?to=http://user:SECRET@b.example", "http://a.example"),
            ("https://bücher.example/SECRET\u{a0}größer", "https://bücher.example\u{a0}größer"),
            ("file:///home/SECRET", "file://"),
            ("http+unix://%2Frun%2FSECRET/x", "http+unix://"),
            ("a :// b", "a :// b"),
            ("://SECRET:SECRET@", "://"),
            ("http://://SECRET", "http://"),
        ] {
            assert_eq!(cut_urls(text), cut, "{text}");
        }
    }
}
