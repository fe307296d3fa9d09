//! Finds values by their labels: `조회 718회`, `<th>Views</th><td>718</td>`, `Day18-08-01 11:01`.

use scraper::{ElementRef, Selector};

use super::text;

/// The text after the first of `labels` that occurs in an element's text chunks: the rest of the same chunk, or the next chunk.
pub fn value_after(chunks: &[String], labels: &[String]) -> Option<String> {
    labels.iter().find_map(|label| {
        let found = chunks.iter().enumerate().find_map(|(at, chunk)| Some((at, strip_label(chunk, label)?)));
        let (at, rest) = found?;
        if rest.is_empty() { chunks.get(at + 1).cloned() } else { Some(rest.to_owned()) }
    })
}

/// The cell of the table row `row` in the column whose header is one of `labels`.
pub fn column_cell<'a>(row: ElementRef<'a>, labels: &[String]) -> Option<ElementRef<'a>> {
    let table =
        row.ancestors().filter_map(ElementRef::wrap).find(|element| element.value().name() == "table")?;
    let headers = Selector::parse("thead tr:last-child > *").ok()?;
    let is_label = |header: ElementRef| {
        labels.iter().any(|label| strip_label(&text::line(header, |_| false), label) == Some(""))
    };
    let column = table.select(&headers).position(is_label)?;
    row.child_elements().nth(column)
}

/// The rest of `chunk` after the label that it starts with. A longer word that starts with the label does not count: `조회수` is
/// not `조회`.
fn strip_label<'a>(chunk: &'a str, label: &str) -> Option<&'a str> {
    let rest = chunk.strip_prefix(label)?;
    let is_whole_word = rest.chars().next().is_none_or(|next| !next.is_alphabetic());
    is_whole_word.then(|| rest.trim_start_matches([' ', ':', '：', '|']).trim())
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    fn value_after_label(html: &str, labels: &[&str]) -> Option<String> {
        let labels: Vec<_> = labels.iter().map(|label| (*label).to_owned()).collect();
        value_after(&text::chunks(Html::parse_fragment(html).root_element(), |_| false), &labels)
    }

    #[test]
    fn a_value_is_in_the_same_chunk_or_in_the_next() {
        for html in [
            "조회<strong>718회</strong>",
            "<span>조회</span> <b><i></i> 718회</b>",
            "<dt>조회 :</dt><dd>718회</dd>",
            "작성자 Kim | <em>조회 718회</em>",
        ] {
            assert_eq!(value_after_label(html, &["조회수", "조회"]).as_deref(), Some("718회"), "{html}");
        }
        assert_eq!(
            value_after_label("<b>Day18-08-01 11:01</b>", &["Day"]).as_deref(),
            Some("18-08-01 11:01")
        );
    }

    #[test]
    fn a_word_that_starts_like_a_label_is_not_a_label() {
        assert_eq!(value_after_label("<b>Daylight</b>1", &["Day"]), None);
        assert_eq!(value_after_label("조회수<b>7</b>", &["조회"]), None);
    }

    #[test]
    fn a_cell_is_found_by_its_column_header() {
        let html = Html::parse_document(
            "<table><thead><tr><th>번호<th>제목<th><a>조회 </a></thead><tbody><tr><td>1<td>MOU<td>718</table>",
        );
        let row = html.select(&Selector::parse("tbody tr").expect("a selector")).next().expect("a row");
        let cell =
            |label: &str| column_cell(row, &[label.to_owned()]).map(|cell| text::line(cell, |_| false));
        assert_eq!(cell("조회").as_deref(), Some("718"));
        assert_eq!(cell("추천"), None);
    }
}
