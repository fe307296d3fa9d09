//! The files of a feed.

use std::num::NonZeroUsize;

use seoul_feed::build::BuildError;
use seoul_feed::exit::Exit;
use seoul_feed::feed::OutputPaths;

use crate::setup::{Setup, some, titles};

#[test]
fn a_long_feed_has_pages_of_twenty_items_each_linked_to_the_next() {
    let setup = Setup::with_posts((1..=45).rev());
    setup.build_valid();
    assert_eq!(setup.files(), ["feed-2.json", "feed-3.json", "feed.json", "feed.lock", "feed.state.json"]);
    let pages: Vec<_> =
        (1..=3).map(|number| setup.page(number)).map(|page| (page.items.len(), page.next_url)).collect();
    let next = |number| some(&format!("https://investseoul.example/feed-{number}.json"));
    assert_eq!(pages, [(20, next(2)), (20, next(3)), (5, None)]);
    assert_eq!(setup.titles(), titles((1..=45).rev()));
}

#[test]
fn surplus_pages_of_a_feed_that_becomes_shorter_are_removed() {
    let mut setup = Setup::with_posts((1..=45).rev());
    setup.build_valid();
    setup.options.limit = NonZeroUsize::new(30).expect("a number");
    setup.build_valid();
    assert_eq!(setup.titles(), titles((16..=45).rev()));
    setup.options.limit = NonZeroUsize::new(20).expect("a number");
    setup.build_valid();
    assert_eq!(setup.files(), ["feed.json", "feed.lock", "feed.state.json"]);
    assert_eq!(setup.page(1).next_url, None);
}

#[test]
fn a_dry_run_reads_everything_and_writes_nothing() {
    let mut setup = Setup::with_posts([2, 1]);
    setup.options.dry_run = true;
    let summary = setup.build_valid();
    assert_eq!((summary.releases, summary.added, summary.files), (2, 2, 0));
    // The board has noticed that the releases were read.
    assert_eq!(setup.files(), ["feed.lock", "feed.state.json"]);
}

#[test]
fn the_folder_is_created_and_temporary_files_of_a_killed_run_are_removed() {
    let mut setup = Setup::with_posts([1]);
    let folder = setup.folder.path().join("public");
    setup.options.output_paths = OutputPaths::new(folder.join("feed.json"));
    setup.build_valid();
    for left in
        [".seoul-feed-feed.json.a1B2c3", ".seoul-feed-feed-12.json.a1B2c3", ".seoul-feed-other.json.a1B2c3"]
    {
        std::fs::write(folder.join(left), "").expect("a file");
    }
    setup.build_valid();
    let files = std::fs::read_dir(&folder).expect("the folder is there").flatten();
    let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    // A run that works on the other feed may be in progress.
    assert_eq!(names, [".seoul-feed-other.json.a1B2c3", "feed.json", "feed.lock", "feed.state.json"]);
}

#[test]
fn a_run_does_not_wait_for_another() {
    let setup = Setup::with_posts([1]);
    let lock = seoul_feed::feed::Lock::acquire(&setup.options.output_paths).expect("the lock");
    assert!(matches!(setup.build(), Err(BuildError::Lock(_))));
    assert_eq!(setup.server.requests(), [""; 0]);
    drop(lock);
    setup.build_valid();
}

#[test]
fn an_invalid_state_is_replaced() {
    let setup = Setup::with_posts([2, 1]);
    for invalid in ["{", "", "[]"] {
        std::fs::write(setup.options.output_paths.state(), invalid).expect("a file");
        setup.build_valid();
        assert_eq!(setup.titles(), titles([2, 1]));
    }
}

#[test]
fn an_invalid_feed_is_not_overwritten() {
    let setup = Setup::with_posts([2, 1]);
    for invalid in ["{", "", "[]"] {
        std::fs::write(setup.options.output_paths.page(1), invalid).expect("a file");
        let error = setup.build().expect_err("an invalid feed");
        assert_eq!(Exit::from(&error), Exit::File, "{error}");
        assert_eq!(std::fs::read_to_string(setup.options.output_paths.page(1)).expect("the file"), invalid);
    }
    std::fs::remove_file(setup.options.output_paths.page(1)).expect("the file");
    setup.build_valid();
    assert_eq!(setup.titles(), titles([2, 1]));
}

#[test]
fn a_file_that_only_has_the_name_of_a_page_is_not_overwritten() {
    let setup = Setup::with_posts([2, 1]);
    std::fs::write(setup.options.output_paths.page(2), "another feed").expect("a file");
    setup.build().expect("a feed");
    assert_eq!(
        std::fs::read_to_string(setup.options.output_paths.page(2)).expect("the file"),
        "another feed"
    );
}
