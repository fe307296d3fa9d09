//! What a page shows of a file: its name, from which its media type follows, and its size.

/// The media type of files with an unknown one.
pub const UNKNOWN_TYPE: &str = "application/octet-stream";

/// Media types by the end of the file name.
const TYPES: [(&str, &str); 36] = [
    ("7z", "application/x-7z-compressed"),
    ("alz", "application/x-alz"),
    ("avi", "video/x-msvideo"),
    ("avif", "image/avif"),
    ("bmp", "image/bmp"),
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"),
    ("hwp", "application/x-hwp"),
    ("hwpx", "application/hwp+zip"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("m4a", "audio/mp4"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("rar", "application/vnd.rar"),
    ("rtf", "application/rtf"),
    ("svg", "image/svg+xml"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("txt", "text/plain"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("zip", "application/zip"),
];

/// The media type of a file with this name.
pub fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known = TYPES.iter().find(|(known, _)| ending.as_deref() == Some(known));
    known.map_or(UNKNOWN_TYPE, |(_, media_type)| media_type)
}

/// Splits `Report.hwp (1.2M)` into the name and the size in bytes. Only a size in bytes is exact; of any other one only the name is
/// returned.
pub fn split_size(text: &str) -> (&str, Option<u64>) {
    let text = text.trim();
    let brackets = [('(', ')'), ('[', ']')];
    let size = brackets.into_iter().find_map(|(open, close)| text.strip_suffix(close)?.rsplit_once(open));
    let Some((name, size)) = size else { return (text, None) };
    let end = size.trim_start().find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
    let (number, unit) = size.trim().split_at(end.unwrap_or(size.trim().len()));
    let unit = unit.trim().to_lowercase();
    let is_size = number.starts_with(|c: char| c.is_ascii_digit())
        && matches!(
            unit.as_str(),
            "b" | "byte" | "bytes" | "바이트" | "k" | "kb" | "m" | "mb" | "g" | "gb" | "kib" | "mib" | "gib"
        );
    if !is_size {
        return (text, None);
    }
    let is_exact = matches!(unit.as_str(), "b" | "byte" | "bytes" | "바이트");
    let bytes = number.replace(',', "").parse().ok().filter(|_| is_exact);
    (name.trim_end(), bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_media_type_follows_from_the_name() {
        for (name, expected) in [
            ("보도자료.hwp", "application/x-hwp"),
            ("Report.v2.PDF", "application/pdf"),
            ("report", UNKNOWN_TYPE),
            ("report.xyz", UNKNOWN_TYPE),
        ] {
            assert_eq!(media_type(name), expected, "{name}");
        }
    }

    #[test]
    fn only_a_size_in_bytes_is_exact() {
        for (text, name, bytes) in [
            ("보도자료.hwp (345byte)", "보도자료.hwp", Some(345)),
            ("보도자료.hwp\u{a0}[1,234,567\u{a0}byte]", "보도자료.hwp", Some(1_234_567)),
            ("a.pdf (12 bytes)", "a.pdf", Some(12)),
            ("a (1).pdf (1.2M)", "a (1).pdf", None),
            ("a.pdf (120.5 KB)", "a.pdf", None),
            ("a.pdf (final)", "a.pdf (final)", None),
            ("a.pdf (2018)", "a.pdf (2018)", None),
            ("a.pdf", "a.pdf", None),
            ("", "", None),
        ] {
            assert_eq!(split_size(text), (name, bytes), "{text}");
        }
    }
}
