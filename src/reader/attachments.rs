//! The files of an item: name, type and size, each a link.

use std::sync::Arc;

use json_feed::{Attachment, text::plain};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::{
    feed::{FeedItem, item::web_address},
    i18n::Locale,
    js_options::js_options,
};

/// Most characters of a name.
const LONGEST: usize = 200;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(tag: &str, options: &js_sys::Object) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn format(this: &NumberFormat, value: f64) -> Result<String, JsValue>;
}

/// The files, if there are any besides the picture that is shown.
#[component]
pub fn Attachments(item: Arc<FeedItem>, locale: Locale) -> impl IntoView {
    let picture = item.image();
    let file = |attachment: &Attachment| {
        let address = web_address(&attachment.url, item.document())?;
        if Some(&address) == picture.as_ref() {
            return None;
        }
        let name = name_of(attachment, &address);
        let size = attachment.size_in_bytes.map(|bytes| size(bytes, &locale.tag)).unwrap_or_default();
        let about = [type_of(attachment, &address), size].into_iter().filter(|text| !text.is_empty());
        let about = about.collect::<Vec<_>>().join(", ");
        let about = (!about.is_empty()).then(|| [" (", &about, ")"].concat());
        let new_tab = locale.messages.new_tab;
        Some(view! {
            <li class="reader-file" part="reader-file">
                <a href=address target="_blank" rel="noopener">
                    <span dir="auto">{name}</span>
                    {about}
                    <span class="unseen">" " {new_tab}</span>
                </a>
            </li>
        })
    };
    let files: Vec<_> = item.attachments().iter().filter_map(file).collect();
    let heading = locale.messages.attachments;
    (!files.is_empty()).then(|| {
        view! {
            <section class="reader-files" part="reader-files">
                <h3 class="reader-files-heading">{heading}</h3>
                <ul>{files}</ul>
            </section>
        }
    })
}

/// The title of a file; else, the last part of its address.
fn name_of(attachment: &Attachment, address: &str) -> String {
    let title = attachment.title.as_deref().and_then(|title| plain(title, LONGEST));
    title.unwrap_or_else(|| {
        let name = js_sys::decode_uri_component(file_name(address)).ok().map(String::from);
        name.and_then(|name| plain(&name, LONGEST)).unwrap_or_else(|| address.to_owned())
    })
}

/// The last part of the path of an address.
fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

/// The type of a file in a word: what its name ends in, which readers know, or its media type.
fn type_of(attachment: &Attachment, address: &str) -> String {
    let ending = |name: &str| {
        let (before, ending) = name.rsplit_once('.')?;
        let is_ending = !before.is_empty()
            && (1..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_ending.then(|| ending.to_ascii_uppercase())
    };
    let of_title = attachment.title.as_deref().and_then(ending);
    // Boards serve files by programs, whose ending says nothing: `download.php?no=1`.
    let of_name = ending(file_name(address)).filter(|ending| !PROGRAMS.contains(&ending.as_str()));
    let of_media_type = || {
        let (_, subtype) = attachment.mime_type.as_deref()?.split_once('/')?;
        let subtype = subtype.split([';', '+']).next()?.trim();
        let subtype = subtype.rsplit(['.', '-']).next()?;
        Some(subtype.to_ascii_uppercase()).filter(|word| *word != "STREAM")
    };
    of_title.or(of_name).or_else(of_media_type).unwrap_or_default()
}

/// Endings of programs.
const PROGRAMS: [&str; 6] = ["ASP", "ASPX", "CGI", "DO", "JSP", "PHP"];

/// A number of bytes as the language of `tag` writes it, with a unit that makes the number short: "1.2 MB".
fn size(bytes: u64, tag: &str) -> String {
    let (value, unit) = match bytes {
        0..1_000 => (bytes as f64, "byte"),
        1_000..1_000_000 => (bytes as f64 / 1e3, "kilobyte"),
        1_000_000..1_000_000_000 => (bytes as f64 / 1e6, "megabyte"),
        _ => (bytes as f64 / 1e9, "gigabyte"),
    };
    let digits = if value < 10.0 { 1 } else { 0 };
    let options = js_options(&[
        ("style", "unit".into()),
        ("unit", unit.into()),
        ("unitDisplay", "short".into()),
        ("maximumFractionDigits", digits.into()),
    ]);
    NumberFormat::new(tag, &options).and_then(|format| format.format(value)).unwrap_or_default()
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use json_feed::Attachment;

    use super::type_of;

    #[test]
    fn the_type_of_a_file_is_what_readers_know_it_by() {
        for (title, address, media_type, expected) in [
            (Some("보도자료.hwp"), "https://a.kr/download.php?no=1", Some("application/octet-stream"), "HWP"),
            (None, "https://a.kr/release.PDF?x=.doc", None, "PDF"),
            (Some("Release"), "https://a.kr/download.php", Some("application/pdf"), "PDF"),
            (None, "https://a.kr/download.do", Some("application/vnd.ms-excel; charset=x"), "EXCEL"),
            (None, "https://a.kr/drawing", Some("image/svg+xml"), "SVG"),
            (Some("Vol. 2. The end"), "https://a.kr/file", Some("application/octet-stream"), ""),
            (None, "https://a.kr/.htaccess", None, ""),
        ] {
            let attachment = Attachment {
                url: address.into(),
                mime_type: media_type.map(str::to_owned),
                title: title.map(str::to_owned),
                size_in_bytes: None,
                duration_in_seconds: None,
            };
            assert_eq!(type_of(&attachment, address), expected, "{address}");
        }
    }
}
