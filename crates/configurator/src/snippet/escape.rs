//! Values as each language writes them.

/// In a double-quoted attribute of HTML, or of a template of Vue. A line break is written as a character reference, so that the tag
/// stays on one line.
pub fn html(value: &str) -> String {
    let mut escaped = String::new();
    for char in value.chars() {
        match char {
            '&' => escaped += "&amp;",
            '"' => escaped += "&quot;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '\r' => escaped += "&#13;",
            '\n' => escaped += "&#10;",
            char => escaped.push(char),
        }
    }
    escaped
}

/// As the value of an attribute in JSX, with its delimiters: a string, or an expression where a string would need a reference.
pub fn jsx(value: &str) -> String {
    if value.contains(['"', '&', '\\', '\n', '\r']) {
        format!("{{{}}}", serde_json::Value::from(value))
    } else {
        format!("\"{value}\"")
    }
}

/// As a string of JavaScript, with its quotes.
pub fn js(value: &str) -> String {
    if value.contains(['\'', '\\']) {
        serde_json::Value::from(value).to_string()
    } else {
        format!("'{value}'")
    }
}

/// In a single-quoted string of PHP.
pub fn php(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\'', "\\'")
}

/// In a double-quoted attribute of a WordPress shortcode. WordPress undoes escapes of C (`stripcslashes`), and brackets would end
/// the shortcode.
pub fn shortcode(value: &str) -> String {
    let mut escaped = String::new();
    for char in value.chars() {
        match char {
            '"' | '\\' | '[' | ']' | '<' | '>' | '\n' | '\r' => escaped += &format!("\\x{:02x}", char as u32),
            char => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUE: &str = "\"서울\" & l'eau\n<\\>";

    #[test]
    fn html_keeps_a_tag_on_one_line() {
        assert_eq!(html(VALUE), "&quot;서울&quot; &amp; l'eau&#10;&lt;\\&gt;");
    }

    #[test]
    fn jsx_has_an_expression_where_a_string_would_change_the_value() {
        assert_eq!(jsx("서울 소식"), "\"서울 소식\"");
        assert_eq!(jsx(VALUE), r#"{"\"서울\" & l'eau\n<\\>"}"#);
    }

    #[test]
    fn a_string_of_javascript_ends_where_it_should() {
        assert_eq!(js("\"Noto Sans KR\""), "'\"Noto Sans KR\"'");
        assert_eq!(js("'Noto Sans KR', \"x\""), r#""'Noto Sans KR', \"x\"""#);
    }

    #[test]
    fn php_escapes_quotes_and_backslashes() {
        assert_eq!(php(VALUE), "\"서울\" & l\\'eau\n<\\\\>");
    }

    #[test]
    fn a_shortcode_has_no_quote_bracket_or_line_break_in_a_value() {
        assert_eq!(shortcode("[서울] \"a\\b\"\n"), r"\x5b서울\x5d \x22a\x5cb\x22\x0a");
    }
}
