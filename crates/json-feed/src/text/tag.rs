//! One tag of HTML.

use super::entity;

/// A tag: `<img src="…">`, `</p>`.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    /// The name as written.
    pub(super) name: &'a str,
    /// Whether it ends an element.
    pub(super) is_end: bool,
    /// The text after the name, up to the end of the tag.
    attributes: &'a str,
    /// The number of bytes of the whole tag. `None` if the text ends before the tag does.
    pub(super) length: Option<usize>,
}

/// Elements that are part of a line of text (HTML, 4.5). All others begin a new one.
const INLINE: &str = " a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp \
small span strike strong sub sup time tt u var wbr ";

/// Elements whose content is no text of the page, or is shown only where something else is not.
const HIDDEN: &str = " audio canvas iframe math noembed noframes object script select style svg template textarea title video xmp ";

/// Names that mean nothing but a tag, also alone.
const TAGS: &str =
    " blockquote br div em h1 h2 h3 h4 h5 h6 hr img li ol p pre span strong sub sup tbody td th thead tr ul ";

/// Names that may be words, too: "<Time> of 1 May". They need attributes or an end tag.
const WORDS: &str = " a abbr address article aside audio b big caption center cite code dd del details dfn dl dt figcaption figure font \
footer header i iframe ins kbd label main mark nav object picture q s samp script section small source strike style summary svg table \
tfoot time tt u var video wbr ";

impl<'a> Tag<'a> {
    /// The tag at the beginning of `text`. `None` if a browser sees none there.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix('<')?;
        let (rest, is_end) = rest.strip_prefix('/').map_or((rest, false), |rest| (rest, true));
        if !rest.as_bytes().first()?.is_ascii_alphabetic() {
            return None;
        }
        let is_name = |byte: &u8| !matches!(byte, b'>' | b'/') && !byte.is_ascii_whitespace();
        let (name, attributes) = rest.split_at_checked(rest.bytes().take_while(is_name).count())?;
        let end = each_attribute(attributes, &mut |_, _| {});
        let length = end.map(|end| text.len() - attributes.len() + end);
        let attributes = end.and_then(|end| attributes.get(..end - 1)).unwrap_or(attributes);
        Some(Tag { name, is_end, attributes, length })
    }

    /// The name in lower case.
    pub fn name(&self) -> String {
        self.name.to_ascii_lowercase()
    }

    /// Whether it ends an element.
    pub fn is_end(&self) -> bool {
        self.is_end
    }

    /// Whether it ends the element that it begins: `<svg />`.
    pub fn is_closed(&self) -> bool {
        self.attributes.ends_with('/')
    }

    /// The value of the attribute of this name, with its character references decoded. Of several, the first counts.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut found = None;
        each_attribute(self.attributes, &mut |named, value| {
            if found.is_none() && named.eq_ignore_ascii_case(name) {
                found = Some(value.unwrap_or_default());
            }
        });
        found.map(entity::decode_all)
    }

    /// Whether the element is part of a line of text.
    pub(super) fn is_inline(&self) -> bool {
        contains(INLINE, self.name)
    }

    /// Whether the content of the element is not shown. An element that ends in `/>` is taken at its word, and has none.
    pub(super) fn is_hidden(&self) -> bool {
        !self.is_end && !self.attributes.ends_with('/') && contains(HIDDEN, self.name)
    }

    /// Whether the tag, in `text` that should have none, can be nothing else. `a<b and c>d` has none.
    pub(super) fn is_unmistakable(&self, text: &str) -> bool {
        let (mut is_plain, mut has_value) = (true, false);
        each_attribute(self.attributes, &mut |name, value| {
            // An attribute without a value may follow one that has some: `<a href="…" download>`.
            has_value |= value.is_some();
            is_plain &=
                has_value && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(&byte));
        });
        self.length.is_some()
            && is_plain
            && (contains(TAGS, self.name)
                || contains(WORDS, self.name)
                    && (self.is_end || has_value || end_of(text, self.name).is_some()))
    }

    /// The address of the picture in an `img` that is larger than an icon. A script that loads it later has moved it to `data-src`.
    pub(super) fn image(&self) -> Option<String> {
        if self.is_end || self.length.is_none() || !self.name.eq_ignore_ascii_case("img") {
            return None;
        }
        let (mut addresses, mut is_small) = ([""; 2], false);
        each_attribute(self.attributes, &mut |name, value| {
            let value = value.unwrap_or_default().trim_ascii();
            if contains(" width height ", name) {
                is_small |= is_small_number(value.as_bytes());
            } else if contains(" src data-src data-lazy-src data-original ", name) && !is_inline_data(value) {
                let place = &mut addresses[usize::from(name.len() > 3)];
                if place.is_empty() {
                    *place = value;
                }
            }
        });
        let address = addresses.into_iter().find(|address| !address.is_empty());
        address.filter(|_| !is_small).map(entity::decode_all)
    }
}

/// Whether an address is a picture itself, mostly a placeholder.
fn is_inline_data(address: &str) -> bool {
    address.get(..5).is_some_and(|begin| begin.eq_ignore_ascii_case("data:"))
}

/// Whether a width or height is less than 32 pixels, as tracking pixels, smileys and badges have.
fn is_small_number(value: &[u8]) -> bool {
    let digits = value.strip_suffix(b"px").unwrap_or(value);
    matches!(digits, [b'0'..=b'9'] | [b'0'..=b'2', b'0'..=b'9'] | [b'3', b'0' | b'1'])
}

/// Calls `each` with the attributes in `text`, which begins after the name of a tag. Returns where the tag ends, or `None` if the text
/// ends first.
fn each_attribute<'a>(text: &'a str, each: &mut dyn FnMut(&'a str, Option<&'a str>)) -> Option<usize> {
    let bytes = text.as_bytes();
    let skip = |from: usize, is_skipped: fn(u8) -> bool| {
        bytes
            .get(from..)
            .map_or(from, |rest| from + rest.iter().take_while(|byte| is_skipped(**byte)).count())
    };
    let mut at = 0;
    loop {
        at = skip(at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        if *bytes.get(at)? == b'>' {
            return Some(at + 1);
        }
        let name = at;
        at = skip(at + 1, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='));
        let name = text.get(name..at).unwrap_or_default();
        let equals = skip(at, |byte| byte.is_ascii_whitespace());
        if bytes.get(equals) != Some(&b'=') {
            each(name, None);
            continue;
        }
        at = skip(equals + 1, |byte| byte.is_ascii_whitespace());
        let (start, end) = match *bytes.get(at)? {
            b'"' => (at + 1, skip(at + 1, |byte| byte != b'"')),
            b'\'' => (at + 1, skip(at + 1, |byte| byte != b'\'')),
            _ => (at, skip(at, |byte| !byte.is_ascii_whitespace() && byte != b'>')),
        };
        each(name, text.get(start..end));
        // After the closing quotation mark.
        at = if start > at { end + 1 } else { end };
    }
}

/// Where the text has this part, whatever the case of ASCII letters. A small search, in short texts.
pub(super) fn find(text: &str, part: &str) -> Option<usize> {
    text.as_bytes().windows(part.len()).position(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// Where the next end tag of this name begins.
pub(super) fn end_of(text: &str, name: &str) -> Option<usize> {
    let (mut from, begin) = (0, ["</", name].concat());
    loop {
        let rest = text.get(from..)?;
        let at = find(rest, &begin)?;
        from += at + begin.len();
        if rest.as_bytes().get(at + begin.len()).is_none_or(|next| !next.is_ascii_alphanumeric()) {
            return Some(from - begin.len());
        }
    }
}

/// Whether the list has the name, in any case of its letters.
fn contains(list: &str, name: &str) -> bool {
    list.split(' ').any(|known| !known.is_empty() && known.eq_ignore_ascii_case(name))
}
