//! Memory use of a run does not depend on the length of the board.

use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

use crate::gnuboard::{self, Post};
use crate::setup::Setup;

/// The size of a release with 2,000 words, in bytes.
const BODY: usize = 12_000;

/// A board with so many long releases.
fn setup(length: u32) -> Setup {
    let setup = Setup::with_posts([]);
    let body = format!("<p>{}</p>", "Seoul ".repeat(BODY / 6));
    let posts: Vec<_> = (1..=length).rev().map(|id| Post { body: body.clone(), ..Post::new(id) }).collect();
    gnuboard::serve(&setup.server, &posts);
    setup
}

/// The peak memory use of a run of the program, in kilobytes.
fn peak(setup: &Setup) -> u64 {
    let (list, feed) =
        (setup.board().address().to_string(), setup.options.output_paths.page(1).display().to_string());
    let mut run = Command::new(env!("CARGO_BIN_EXE_seoul-feed"))
        .args([
            "build",
            "--quiet",
            "--board",
            "gnuboard5",
            &list,
            "-o",
            &feed,
            "--delay",
            "0",
            "--limit",
            "100000",
        ])
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program runs");
    let mut peak = 0;
    let ended = loop {
        let status = fs::read_to_string(format!("/proc/{}/status", run.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = peak.max(line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0));
        if let Some(ended) = run.try_wait().expect("the program is ours") {
            break ended;
        }
        thread::sleep(Duration::from_millis(2));
    };
    assert!(ended.success());
    assert!(peak > 0, "the kernel reports no peak");
    peak
}

#[test]
fn a_board_of_600_releases_needs_hardly_more_memory_than_one_of_60() {
    let (short, long) = (setup(60), setup(600));
    let first = [peak(&short), peak(&long)];
    assert_eq!(long.page(30).items.len(), 20);
    let again = [peak(&short), peak(&long)];
    // A release has 24 KB of HTML and text: 540 more of them would be 13 MB.
    for [short, long] in [first, again] {
        assert!(long < short + 6_000, "{long} KB instead of {short}");
    }
    println!("first run: {first:?} KB; next run: {again:?} KB");
}
