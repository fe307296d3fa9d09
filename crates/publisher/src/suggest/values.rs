//! Finds the element of a value in every row of a list.

use std::collections::HashSet;

use scraper::{ElementRef, Selector};

use super::draft::Certainty;
use super::selector::{self, Candidate};
use super::signs::{Meaning, meaning};
use crate::page::text;

/// Longer texts are not a date, a number or a name, in characters.
const MAX_VALUE: usize = 40;
/// So many rows are enough.
pub const MAX_ROWS: usize = 100;
/// So many selectors are tried: far more than the rows of a list have.
const MAX_CANDIDATES: usize = 1_000;
/// A row of a list has fewer elements.
const MAX_ELEMENTS: usize = 200;
/// Rows of more kinds are not covered.
const MAX_COLUMNS: usize = 3;

/// The rows, and the elements that are not part of any value.
pub struct Table<'a, 's> {
    /// The rows.
    pub rows: Vec<ElementRef<'a>>,
    /// Not part of any value.
    pub noise: &'s Selector,
}

/// A selector for a value.
#[derive(Clone, Debug)]
pub struct Column {
    /// The selector.
    pub candidate: Candidate,
    /// The text of each row.
    pub values: Vec<Option<String>>,
    /// The name or icon that says what it is.
    pub sign: Option<(Meaning, String)>,
    /// The word before each number: `H` of `H 41`.
    pub prefix: Option<String>,
}

impl Column {
    /// How many rows have the value.
    fn shown(&self) -> usize {
        self.values.iter().flatten().count()
    }
}

impl Table<'_, '_> {
    /// All columns whose values are short, the most stable selectors first.
    pub fn columns(&self) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        let mut tried = HashSet::new();
        for row in &self.rows {
            let elements = row.descendent_elements().filter(|element| element.id() != row.id());
            for element in elements.take(MAX_ELEMENTS) {
                let value = self.text(element);
                if value.is_empty() || value.chars().count() > MAX_VALUE {
                    continue;
                }
                for candidate in selector::candidates(element, *row) {
                    if tried.len() < MAX_CANDIDATES && tried.insert(candidate.css.clone()) {
                        columns.extend(self.column(element, *row, candidate));
                    }
                }
            }
        }
        columns.sort_by_key(|column| column.candidate.basis);
        columns
    }

    /// The column of a selector, if that selects the element before all others of the row.
    fn column(&self, element: ElementRef, row: ElementRef, candidate: Candidate) -> Option<Column> {
        let selector = candidate.selector()?;
        let first = row.select(&selector).find(|other| !self.text(*other).is_empty())?;
        let values: Vec<_> = self.rows.iter().map(|row| self.value(*row, &selector)).collect();
        let prefix = prefix(&values);
        (first.id() == element.id()).then(|| Column { candidate, values, sign: meaning(element), prefix })
    }

    fn text(&self, element: ElementRef) -> String {
        text::line(element, |inside| self.noise.matches(&inside))
    }

    fn value(&self, row: ElementRef, selector: &Selector) -> Option<String> {
        row.select(selector).map(|element| self.text(element)).find(|value| !value.is_empty())
    }
}

/// Whether the values are the numbers of the rows: each is one less than the one before.
pub fn is_numbering(values: &[Option<String>]) -> bool {
    let numbers: Vec<u64> =
        values.iter().flatten().filter_map(|value| value.replace(',', "").parse().ok()).collect();
    numbers.len() > 2 && numbers.windows(2).all(|pair| pair[0] == pair[1] + 1 || pair[1] == pair[0] + 1)
}

/// The same word before the number in every row.
fn prefix(values: &[Option<String>]) -> Option<String> {
    let mut prefixes = values.iter().flatten().map(|value| {
        let at = value.find(|c: char| c.is_ascii_digit())?;
        let word = value[..at].trim().trim_end_matches([':', '：']).trim_end();
        let is_word = !word.is_empty() && word.chars().all(char::is_alphabetic);
        let is_number = value[at..].bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
        (is_word && is_number).then(|| word.to_owned())
    });
    let first = prefixes.next()??;
    prefixes.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// Columns that together have a value in as many rows as possible: rows may be of several kinds.
pub struct Choice<'c> {
    /// The columns, the best first.
    pub columns: Vec<&'c Column>,
    /// The number of rows with a value.
    pub shown: usize,
    /// The number of rows.
    pub rows: usize,
}

impl<'c> Choice<'c> {
    /// Chooses among the columns that `fits` accepts. `None` if none does.
    pub fn new(columns: &'c [Column], fits: impl Fn(&Column) -> bool) -> Option<Self> {
        let fitting: Vec<_> = columns.iter().filter(|column| column.shown() > 0 && fits(column)).collect();
        let rows = fitting.first()?.values.len();
        let mut covered = vec![false; rows];
        let mut chosen: Vec<&Column> = Vec::new();
        let new = |column: &Column, covered: &[bool]| {
            column.values.iter().zip(covered).filter(|(value, covered)| value.is_some() && !**covered).count()
        };
        // Better selectors come before those that have a value in more rows.
        let best = |covered: &[bool]| {
            let useful = fitting.iter().filter(|column| new(column, covered) > 0);
            useful.copied().min_by_key(|column| (column.candidate.basis, rows - new(column, covered)))
        };
        while let Some(column) = best(&covered).filter(|_| chosen.len() < MAX_COLUMNS) {
            covered.iter_mut().zip(&column.values).for_each(|(covered, value)| *covered |= value.is_some());
            chosen.push(column);
        }
        let shown = covered.into_iter().filter(|covered| *covered).count();
        Some(Self { columns: chosen, shown, rows })
    }

    /// Whether nearly all rows have a value.
    pub fn is_common(&self) -> bool {
        self.shown * 10 >= self.rows * 8
    }

    /// How sure it is.
    pub fn certainty(&self) -> Certainty {
        let by_basis = self.columns.iter().map(|column| Certainty::of(column.candidate.basis)).max();
        by_basis.unwrap_or(Certainty::Unsure).max(if self.is_common() {
            Certainty::Sure
        } else {
            Certainty::Likely
        })
    }

    /// The selectors.
    pub fn select(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.candidate.css.clone()).collect()
    }

    /// `in 14 of 14 rows`
    pub fn coverage(&self) -> String {
        format!("in {} of {} rows", self.shown, self.rows)
    }

    /// `, and `hit` says what it is`
    pub fn sign(&self) -> String {
        let sign = self.columns.first().and_then(|column| column.sign.as_ref());
        sign.map(|(_, sign)| format!(", and `{sign}` says what it is")).unwrap_or_default()
    }

    /// `, such as 1,204`
    pub fn example(&self) -> String {
        let value = self.columns.first().and_then(|column| column.values.iter().flatten().next());
        value.map(|value| format!(", such as {value}")).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(values: &[&str]) -> Vec<Option<String>> {
        values.iter().map(|value| Some((*value).to_owned())).collect()
    }

    #[test]
    fn the_numbers_of_the_rows_are_no_counts() {
        assert!(is_numbering(&values(&["41", "40", "39"])));
        assert!(!is_numbering(&values(&["41", "1,204", "39"])));
    }

    #[test]
    fn rows_of_several_kinds_need_several_columns() {
        let column = |css: &str, basis, values: &[Option<&str>]| Column {
            candidate: Candidate { css: css.to_owned(), basis },
            values: values.iter().map(|value| value.map(str::to_owned)).collect(),
            sign: None,
            prefix: None,
        };
        use super::super::selector::Basis::{Name, Position};
        let columns = [
            column("td:nth-child(2)", Position, &[Some("1"), Some("2"), Some("3")]),
            column(".first", Name, &[Some("1"), None, None]),
            column(".rest", Name, &[None, Some("2"), Some("3")]),
        ];
        let choice = Choice::new(&columns, |_| true).expect("columns");
        assert_eq!((choice.select(), choice.shown), (vec![".rest".to_owned(), ".first".to_owned()], 3));
        assert!(Choice::new(&columns, |_| false).is_none());
    }

    #[test]
    fn a_word_before_every_number_is_a_label() {
        assert_eq!(prefix(&values(&["H 41", "H 7"])).as_deref(), Some("H"));
        assert_eq!(prefix(&values(&["조회: 1,204"])).as_deref(), Some("조회"));
        for other in [&["H 41", "G 7"][..], &["41"], &["2018-07-01"], &["A 2018-07-01"]] {
            assert_eq!(prefix(&values(other)), None, "{other:?}");
        }
    }
}
