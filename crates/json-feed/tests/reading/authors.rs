//! The `author` of 1.0 and the `authors` of 1.1.

use json_feed::{Author, Feed, Flaw, Item, Version};

use crate::{nothing_left_out, read, releases, some, without_fields};

fn named(name: &str) -> Author {
    Author { name: some(name), ..Author::default() }
}

#[test]
fn the_author_of_1_0_becomes_the_only_one_of_the_authors() {
    let feed = Feed {
        version: Version::V1,
        authors: vec![Author {
            name: some("Invest Seoul"),
            url: some("https://investseoul.com/"),
            avatar: some("https://investseoul.com/avatar.png"),
        }],
        ..releases([Item { authors: vec![named("Tourism Division")], ..Item::new("1") }, Item::new("2")])
    };
    assert_eq!(read("author_of_1_0.json"), nothing_left_out(feed));
}

#[test]
fn authors_win_over_author_unless_they_are_none() {
    let items = [
        Item { authors: vec![named("New")], ..Item::new("1") },
        Item { authors: vec![named("Old")], ..Item::new("2") },
    ];
    assert_eq!(read("author_beside_authors.json"), nothing_left_out(releases(items)));
}

#[test]
fn an_author_without_name_url_and_avatar_is_dropped() {
    let author = Author { url: some("mailto:smg@example.org"), ..Author::default() };
    assert_eq!(
        read("author_is_nobody.json"),
        without_fields(
            releases([Item { authors: vec![author], ..Item::new("1") }]),
            [
                ("/items/0/authors/0", Flaw::Nobody),
                ("/items/0/authors/1/name", Flaw::Blank),
                ("/items/0/authors/1", Flaw::Nobody),
                ("/items/0/authors/2", Flaw::NotAnObject),
            ],
        )
    );
}

#[test]
fn the_authors_of_an_item_that_names_none_are_those_of_the_feed() {
    let feed = Feed { authors: vec![named("Invest Seoul")], ..releases([]) };
    let own = Item { authors: vec![named("Tourism Division")], ..Item::new("1") };
    assert_eq!(feed.authors_of(&own), [named("Tourism Division")]);
    assert_eq!(feed.authors_of(&Item::new("2")), [named("Invest Seoul")]);
}
