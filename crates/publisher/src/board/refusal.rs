//! Pages on which a board says why it does not show what was asked for.
//!
//! Gnuboard answers such requests with status 200, a script that shows the message and leads elsewhere, and the same message for
//! browsers without scripts (`#validation_check`). A few messages come as plain text without any HTML.

use std::fmt;

use scraper::{ElementRef, Html, Selector};

use crate::page::{Page, charset, text};

/// Longer texts without HTML are not a message, in bytes.
const MAX_PLAIN_TEXT: usize = 1000;
/// A page with a message has hardly any other text, in characters.
const MAX_OTHER_TEXT: usize = 300;

/// What the board says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why, as far as the message is known.
    pub reason: Reason,
    /// The message of the board.
    pub words: String,
}

/// Why a board does not show a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The release was deleted or moved.
    Gone,
    /// The post is secret.
    Secret,
    /// Only members may read it.
    LoginNeeded,
    /// Reading costs points, which a visitor does not have.
    TooFewPoints,
    /// There is no such board.
    NoSuchBoard,
    /// The board is for desktop browsers only.
    DesktopOnly,
    /// The board is for mobile browsers only.
    MobileOnly,
    /// The board does not answer our address.
    AddressBlocked,
    /// The board has a problem, which may pass.
    Unavailable,
    /// A message that is not known.
    Other,
}

/// Texts of messages. The first that occurs in a message is its reason.
const MESSAGES: [(&str, Reason); 22] = [
    ("글이 존재하지 않습니다", Reason::Gone),
    ("삭제되었거나 이동된", Reason::Gone),
    ("존재하지 않는 게시물", Reason::Gone),
    ("게시물이 존재하지 않습니다", Reason::Gone),
    ("삭제된 게시물", Reason::Gone),
    ("비밀글", Reason::Secret),
    ("포인트", Reason::TooFewPoints),
    ("존재하지 않는 게시판", Reason::NoSuchBoard),
    ("bo_table 값이 넘어오지", Reason::NoSuchBoard),
    ("PC 전용", Reason::DesktopOnly),
    ("모바일 전용", Reason::MobileOnly),
    ("접근 불가합니다", Reason::AddressBlocked),
    ("접근이 가능하지 않습니다", Reason::AddressBlocked),
    ("Connect Error", Reason::Unavailable),
    ("MySQL", Reason::Unavailable),
    ("데이터베이스", Reason::Unavailable),
    ("잠시 후", Reason::Unavailable),
    ("권한이 없", Reason::LoginNeeded),
    ("본인확인", Reason::LoginNeeded),
    ("로그인", Reason::LoginNeeded),
    ("회원만", Reason::LoginNeeded),
    ("log in", Reason::LoginNeeded),
];

impl Reason {
    /// Whether visitors of the board cannot read it either, so that it must not stay published.
    pub fn closes_to_visitors(self) -> bool {
        matches!(self, Reason::LoginNeeded | Reason::TooFewPoints)
    }

    /// Whether this one release is no longer public.
    pub fn withdraws_release(self) -> bool {
        matches!(self, Reason::Gone | Reason::Secret)
    }

    /// Whether Gnuboard counts the request as a view before it refuses.
    pub fn is_counted(self) -> bool {
        self == Reason::TooFewPoints
    }

    fn advice(self) -> &'static str {
        match self {
            Reason::Gone => "it was deleted or moved",
            Reason::Secret => "it is secret",
            Reason::LoginNeeded => "only members may read it: open the board to visitors",
            Reason::TooFewPoints => "reading costs points: let visitors read for nothing",
            Reason::NoSuchBoard => "check the address",
            Reason::DesktopOnly => "the board is for desktop browsers only",
            Reason::MobileOnly => "the board is for mobile browsers only: open it to all devices",
            Reason::AddressBlocked => "the board blocks the address of this computer: ask its administrator",
            Reason::Unavailable => "the board has a problem: try again later",
            Reason::Other => "the message is not known",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the board says “{}” ({})", self.words, self.reason.advice())
    }
}

impl Refusal {
    fn new(words: &str) -> Option<Self> {
        let words = text::collapse_whitespace(words);
        let known = MESSAGES.iter().find(|(message, _)| words.contains(message));
        let reason = known.map_or(Reason::Other, |(_, reason)| *reason);
        (!words.is_empty()).then_some(Self { reason, words })
    }
}

/// The message of a document without HTML. `None` for all other documents.
pub fn in_plain_text(bytes: &[u8], content_type: Option<&str>) -> Option<Refusal> {
    if bytes.len() > MAX_PLAIN_TEXT {
        return None;
    }
    let text = charset::decode(bytes, content_type);
    let html = text.to_ascii_lowercase();
    if ["<html", "<body", "<script", "<!doctype", "<?xml", "<rss", "<feed"]
        .iter()
        .any(|tag| html.contains(tag))
    {
        return None;
    }
    let words = text::line(Html::parse_fragment(&text).root_element(), |_| false);
    guessed(&words)
}

/// The message of a page that shows nothing else.
pub fn in_page(page: &Page) -> Option<Refusal> {
    if let Some(password) = password_form(page) {
        return Some(Refusal { reason: Reason::Secret, words: password });
    }
    let message = without_scripts(page).or_else(|| scripted(page));
    message.and_then(|words| Refusal::new(&words)).or_else(|| short_text(page))
}

/// The form that asks for the password of a secret post.
fn password_form(page: &Page) -> Option<String> {
    let form = select(page.root(), "#pw_confirm")?;
    let words =
        select(form, "strong").or_else(|| select(form, "p")).map(|words| text::line(words, |_| false));
    Some(words.unwrap_or_default())
}

/// The message for browsers without scripts. The parser reads the content of `<noscript>` as text, as browsers with scripts do.
fn without_scripts(page: &Page) -> Option<String> {
    let selector = Selector::parse("noscript").ok()?;
    let message = |source: &str| {
        let html = Html::parse_fragment(source);
        let message = select(html.root_element(), "#validation_check .cbg")?;
        Some(text::line(message, |_| false))
    };
    let noscript = page.root().select(&selector).map(|element| element.text().collect::<String>());
    let mut noscript = noscript.filter(|source| source.contains("validation_check"));
    noscript.find_map(|source| message(&source)).or_else(|| {
        let message = select(page.root(), "#validation_check .cbg")?;
        Some(text::line(message, |_| false))
    })
}

/// The message of a script that begins with `alert("…")`.
fn scripted(page: &Page) -> Option<String> {
    let selector = Selector::parse("script").ok()?;
    page.root().select(&selector).find_map(|script| {
        let source = script.text().collect::<String>();
        let argument = source.trim_start().strip_prefix("alert(")?.trim_start();
        let quote = argument.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        string_literal(&argument[1..], quote)
    })
}

/// The value of a JavaScript string up to its closing quote.
fn string_literal(source: &str, quote: char) -> Option<String> {
    let mut value = String::new();
    let mut characters = source.chars();
    while let Some(character) = characters.next() {
        match character {
            end if end == quote => return Some(value),
            '\\' => match characters.next()? {
                'n' | 'r' | 't' => value.push(' '),
                'u' => {
                    let digits: String = characters.by_ref().take(4).collect();
                    value.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                }
                other => value.push(other),
            },
            other => value.push(other),
        }
    }
    None
}

/// The whole text of a page with hardly any text, if it is a known message.
fn short_text(page: &Page) -> Option<Refusal> {
    let words = text::line(page.root(), |_| false);
    let is_short = words.chars().count() <= MAX_OTHER_TEXT;
    guessed(&words).filter(|_| is_short)
}

/// What a text that may not be a message says, if it is known. Never that visitors may not read the board, because releases are withdrawn
/// then: a page with a link to log in, or a note on maintenance, says nothing like that.
fn guessed(words: &str) -> Option<Refusal> {
    Refusal::new(words)
        .filter(|refusal| refusal.reason != Reason::Other && !refusal.reason.closes_to_visitors())
}

fn select<'a>(root: ElementRef<'a>, selector: &str) -> Option<ElementRef<'a>> {
    root.select(&Selector::parse(selector).ok()?).next()
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    fn refusal(html: &str) -> Option<Refusal> {
        let address = Url::parse("http://board.example/bbs/board.php").expect("an address");
        in_page(&Page::new(html.as_bytes(), None, &address, "").expect("a page"))
    }

    #[test]
    fn the_message_of_a_script_is_decoded() {
        let found = refusal(
            "<html><body><script>\nalert(\"\\uAE00\\uC744 읽을 권한이 \\\"없습니다\\\".\\n\\n로그인 후\");history.back();</script></html>",
        );
        let words = "글을 읽을 권한이 \"없습니다\". 로그인 후".to_owned();
        assert_eq!(found, Some(Refusal { reason: Reason::LoginNeeded, words }));
    }

    #[test]
    fn a_script_that_only_defines_an_alert_and_a_long_text_are_no_message() {
        assert_eq!(refusal("<script>function a() { alert(\"로그인\"); }</script>"), None);
        assert_eq!(refusal(&format!("<p>로그인 {}</p>", "word ".repeat(100))), None);
    }

    #[test]
    fn a_message_without_html_is_recognized() {
        for (text, reason) in [
            ("<meta charset=utf-8>접근 불가합니다.", Reason::AddressBlocked),
            ("Connect Error: Connection refused", Reason::Unavailable),
            ("MySQL Host, User, Password, DB 정보에 오류가 있습니다.", Reason::Unavailable),
        ] {
            assert_eq!(
                in_plain_text(text.as_bytes(), None).map(|refusal| refusal.reason),
                Some(reason),
                "{text}"
            );
        }
        for text in ["", "MySQL <html>", "Something else"] {
            assert_eq!(in_plain_text(text.as_bytes(), None), None, "{text}");
        }
    }
}
