//! The beginning of a text, without markup.

use super::entity::decode;
use super::is_visible;
use super::tag::{Tag, end_of, find};

/// Bytes of a plain field that are looked at.
const PLAIN_BYTES: usize = 4 << 10;

/// Bytes of HTML that are looked at.
const HTML_BYTES: usize = 16 << 10;

/// What a card shows of `content_html`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The beginning of the text.
    pub text: Option<String>,
    /// Address of the first picture, as written.
    pub image: Option<String>,
}

/// The beginning of HTML: its text, of at most `longest` characters and a "…" if there is more, and its first picture.
///
/// Elements that begin a new line are spaces, and scripts, styles, drawings and comments are left out. Of a long text only the
/// beginning is looked at.
///
/// ```
/// let preview = json_feed::text::preview("<p>Signed in<br>Seoul &amp; <b>LA</b>.</p><img src=/1.png>", 400);
/// assert_eq!(preview.text.as_deref(), Some("Signed in Seoul & LA."));
/// assert_eq!(preview.image.as_deref(), Some("/1.png"));
/// ```
pub fn preview(html: &str, longest: usize) -> Preview {
    let mut walk = Walk::new(html, HTML_BYTES, longest);
    walk.run(true);
    Preview { text: walk.text.finish(), image: walk.image }
}

/// The beginning of a text that should be plain, of at most `longest` characters and a "…" if there is more. `None` if nothing of it is
/// visible.
///
/// Many programs write HTML where JSON Feed wants plain text. So character references are decoded, once, and what can only be a tag is
/// taken off. What remains is text, whatever it says. Spaces, line breaks and U+00A0 become one space.
///
/// ```
/// use json_feed::text::plain;
///
/// assert_eq!(plain("<p>Seoul &amp; Busan&#8217;s</p>", 400).as_deref(), Some("Seoul & Busan’s"));
/// assert_eq!(plain("5 < 6 > 4, &lt;b&gt;", 400).as_deref(), Some("5 < 6 > 4, <b>"));
/// assert_eq!(plain("Seoul and Busan", 5).as_deref(), Some("Seoul…"));
/// assert_eq!(plain("&nbsp;", 400), None);
/// ```
pub fn plain(text: &str, longest: usize) -> Option<String> {
    let mut walk = Walk::new(text, PLAIN_BYTES, longest);
    walk.run(false);
    walk.text.finish()
}

/// Whether [`plain`] changes more than the white space of a text.
#[cfg(feature = "check")]
pub(crate) fn has_markup(text: &str) -> bool {
    let mut walk = Walk::new(text, PLAIN_BYTES, usize::MAX);
    walk.run(false);
    walk.has_markup
}

/// From the beginning of a text to its end.
struct Walk<'a> {
    whole: &'a str,
    rest: &'a str,
    text: Text,
    image: Option<String>,
    /// Whether a tag was taken off or a reference decoded.
    has_markup: bool,
}

impl<'a> Walk<'a> {
    fn new(source: &'a str, bytes: usize, longest: usize) -> Self {
        let whole = source.get(..source.floor_char_boundary(bytes)).unwrap_or(source);
        let text = Text { is_cut: whole.len() < source.len(), ..Text::new(longest) };
        Walk { whole, rest: whole, text, image: None, has_markup: false }
    }

    /// Reads HTML, or what should be plain.
    fn run(&mut self, is_html: bool) {
        while let Some(next) = self.rest.chars().next() {
            if self.text.is_full && (self.image.is_some() || !is_html) {
                break;
            }
            if next != '<' || !self.markup(is_html) {
                self.character(next);
            }
        }
    }

    /// Takes off a comment or a tag, and the content of a hidden element. Returns whether there is one.
    fn markup(&mut self, is_html: bool) -> bool {
        // In HTML, what does not end goes on to the end of the text.
        let all = is_html.then_some(self.rest.len());
        if is_html || self.rest.starts_with("<!--") {
            match comment(self.rest) {
                Some(length) if length.or(all).is_some() => {
                    self.take_off(length.or(all).unwrap_or_default());
                    return true;
                }
                _ => {}
            }
        }
        let Some(tag) = Tag::parse(self.rest) else { return false };
        let Some(length) = tag.length.or(all) else { return false };
        if !is_html && !tag.is_unmistakable(self.whole) {
            return false;
        }
        if is_html && self.image.is_none() {
            self.image = tag.image();
        }
        if !tag.is_inline() {
            self.text.space();
        }
        self.take_off(length);
        if tag.is_hidden()
            && let Some(length) = end_of(self.rest, tag.name).or(all.map(|_| self.rest.len()))
        {
            self.take_off(length);
        }
        true
    }

    fn character(&mut self, next: char) {
        let reference = decode(self.rest);
        self.has_markup |= reference.is_some();
        let (character, length) = reference.unwrap_or((next, next.len_utf8()));
        self.text.push(character);
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    fn take_off(&mut self, length: usize) {
        self.has_markup = true;
        self.rest = self.rest.get(length..).unwrap_or_default();
    }
}

/// The length of the comment at the beginning of `text`, if there is one. `Some(None)` if it does not end.
///
/// Browsers take everything that begins with `<!` or `<?` for a comment.
pub(super) fn comment(text: &str) -> Option<Option<usize>> {
    let end = match text.as_bytes() {
        [b'<', b'!', b'-', b'-', ..] => "-->",
        [b'<', b'!' | b'?', ..] => ">",
        _ => return None,
    };
    // `<!-->` is a comment, too.
    Some(find(text.get(2..)?, end).map(|at| 2 + at + end.len()))
}

/// A text of limited length, without superfluous white space.
struct Text {
    text: String,
    /// How many more characters it may have.
    room: usize,
    /// Whether white space comes before the next character.
    has_gap: bool,
    /// Whether there was a character for which there was no room.
    is_full: bool,
    /// Whether more of the source is left out.
    is_cut: bool,
}

impl Text {
    fn new(longest: usize) -> Self {
        Text { text: String::new(), room: longest, has_gap: false, is_full: false, is_cut: false }
    }

    fn space(&mut self) {
        self.has_gap = true;
    }

    fn push(&mut self, character: char) {
        if character.is_ascii_whitespace() || character == '\u{A0}' {
            self.space();
            return;
        }
        let has_gap = std::mem::take(&mut self.has_gap) && !self.text.is_empty();
        let length = 1 + usize::from(has_gap);
        self.is_full |= self.room < length;
        if self.is_full {
            return;
        }
        if has_gap {
            self.text.push(' ');
        }
        self.text.push(character);
        self.room -= length;
    }

    /// The text, if it is visible. It ends in "…" if it is cut.
    fn finish(mut self) -> Option<String> {
        if !is_visible(&self.text) {
            return None;
        }
        if self.is_full || self.is_cut {
            self.text.truncate(self.text.trim_end().len());
            self.text.push('…');
        }
        Some(self.text)
    }
}
