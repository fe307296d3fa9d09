//! The names of the regions on a page. Several widgets may show feeds of one name, but a landmark must have a name of its own
//! (WCAG 2.4.1, ARIA `region`). So the second gets a number. Plain Rust.

use std::cell::{Cell, RefCell};

use json_feed::decimal;

thread_local! {
    /// The names in use, with their numbers and the regions that have them.
    static NAMES: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
    static CREATED: Cell<usize> = const { Cell::new(0) };
}

struct Entry {
    region: usize,
    name: String,
    number: usize,
}

/// The region of one widget. Dropping it gives its name back.
pub struct Region {
    id: usize,
}

impl Default for Region {
    fn default() -> Self {
        Self { id: CREATED.replace(CREATED.get() + 1) }
    }
}

impl Region {
    /// The label of this region if its name is `name`: with the lowest number that no other region of that name has. There is no
    /// number for the first.
    pub fn label(&self, name: &str) -> String {
        NAMES.with_borrow_mut(|entries| {
            let is_own = |entry: &Entry| entry.region == self.id;
            if !entries.iter().any(|entry| is_own(entry) && entry.name == name) {
                entries.retain(|entry| !is_own(entry));
                let is_taken =
                    |number| entries.iter().any(|entry| entry.name == name && entry.number == number);
                let number = (1..).find(|number| !is_taken(*number)).unwrap_or(1);
                entries.push(Entry { region: self.id, name: name.to_owned(), number });
            }
            match entries.iter().find(|entry| is_own(entry)) {
                Some(Entry { number: number @ 2.., .. }) => {
                    [name, " (", &decimal(*number as u64), ")"].concat()
                }
                _ => name.to_owned(),
            }
        })
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // Fails while the thread ends.
        let _ = NAMES.try_with(|names| names.borrow_mut().retain(|entry| entry.region != self.id));
    }
}

#[cfg(test)]
mod tests {
    use super::Region;

    #[test]
    fn regions_of_one_name_are_numbered_from_the_second_on() {
        let [first, second, third] = [Region::default(), Region::default(), Region::default()];
        let labels = [&first, &second, &third].map(|region| region.label("News"));
        assert_eq!(labels, ["News", "News (2)", "News (3)"]);
        assert_eq!(second.label("News"), "News (2)", "asking again changes nothing");
    }

    #[test]
    fn a_name_is_free_again_when_its_region_takes_another_or_goes() {
        let [first, second] = [Region::default(), Region::default()];
        assert_eq!([first.label("Events"), second.label("Events")], ["Events", "Events (2)"]);
        assert_eq!(first.label("Releases"), "Releases");
        let third = Region::default();
        assert_eq!(third.label("Events"), "Events");
        drop(second);
        assert_eq!(Region::default().label("Events"), "Events (2)");
    }
}
