//! The Markdown of a spec -> HTML that can't break out of the page.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, Parser, Tag, TagEnd, html};

/// Renders Markdown. HTML in it is shown as text, and only links to http(s) are links.
pub(super) fn markdown(text: &str) -> Markup {
    let mut is_link = Vec::new();
    let events = Parser::new(text).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let is_safe = dest_url.starts_with("https://") || dest_url.starts_with("http://");
            is_link.push(is_safe);
            is_safe.then_some(event)
        }
        Event::End(TagEnd::Link) => (is_link.pop() == Some(true)).then_some(event),
        event => Some(event),
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    PreEscaped(page)
}

#[cfg(test)]
mod tests {
    use super::markdown;

    fn rendered(text: &str) -> String {
        markdown(text).into_string()
    }

    #[test]
    fn links_and_code_are_rendered() {
        assert_eq!(
            rendered("see [it](https://a.example) and `x`"),
            "<p>see <a href=\"https://a.example\">it</a> and <code>x</code></p>\n"
        );
    }

    #[test]
    fn html_is_shown_as_text() {
        assert_eq!(rendered("a <script>alert(1)</script>"), "<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
        assert!(!rendered("<style>x</style>\n\n</style><img src=x onerror=y>").contains("<img"));
        assert!(!rendered("![x](https://a.example/track.png)").contains("<img"));
    }

    #[test]
    fn only_links_to_the_web_are_links() {
        assert_eq!(rendered("[x](javascript:alert(1))"), "<p>x</p>\n");
        assert_eq!(rendered("[x](data:text/html,y)"), "<p>x</p>\n");
        assert!(!rendered("<javascript:alert(1)>").contains("href"));
    }
}
