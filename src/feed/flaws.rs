//! What is wrong with a document, for the console: a line each.

use json_feed::{Flaw, Reader, decimal};

/// How many items are broken and left out.
pub fn broken_items(reader: &Reader, address: &str) -> Option<String> {
    let first = reader.omitted().first()?;
    let count = decimal(reader.omitted().len() as u64);
    Some([address, ": ", &count, " broken items were left out; the first: ", &first.message()].concat())
}

/// How many dates are none and not shown.
pub fn broken_dates(reader: &Reader, address: &str) -> Option<String> {
    let mut dates = reader.dropped().iter().filter(|field| matches!(field.flaw, Flaw::NotADate));
    let first = dates.next()?;
    let count = decimal(1 + dates.count() as u64);
    let remedy = " is not a date: write it as 2018-08-01T11:01:00+09:00";
    Some([address, ": ", &count, " dates cannot be read; the first: ", &first.at, remedy].concat())
}

#[cfg(test)]
mod tests {
    use json_feed::{Limits, Reader};

    use super::{broken_dates, broken_items};

    #[test]
    fn what_is_broken_is_counted_and_the_first_is_named() {
        let mut reader = Reader::new(Limits::WIDGET);
        let items = r#"{"items": [{"id": "1", "date_published": "yesterday", "date_modified": "2018-08-01"}, {"title": "No id"},
            {"id": "3", "date_published": "2018-02-30", "title": 5}, 7]"#;
        assert_eq!((broken_items(&reader, "feed.json"), broken_dates(&reader, "feed.json")), (None, None));
        reader.push(items.as_bytes()).unwrap();
        assert_eq!(
            broken_items(&reader, "feed.json").unwrap(),
            "feed.json: 2 broken items were left out; the first: /items/1 has no id: give it one that never changes, such as its \
             address"
        );
        assert_eq!(
            broken_dates(&reader, "feed.json").unwrap(),
            "feed.json: 2 dates cannot be read; the first: /items/0/date_published is not a date: write it as \
             2018-08-01T11:01:00+09:00"
        );
    }
}
