//! How much memory a run takes, however long the board.

use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

use crate::gnuboard::{self, Post};
use crate::workplace::Workplace;

/// What a release of 2000 words weighs here.
const BODY: usize = 12_000;

/// A board with so many long releases.
fn board(length: u32) -> Workplace {
    let work = Workplace::with([]);
    let body = format!("<p>{}</p>", "Seoul ".repeat(BODY / 6));
    let posts: Vec<_> = (1..=length).rev().map(|id| Post { body: body.clone(), ..Post::new(id) }).collect();
    gnuboard::serve(&work.site, &posts);
    work
}

/// The most memory that a run of the program takes, in kilobytes.
fn peak(work: &Workplace) -> u64 {
    let (list, feed) =
        (work.order.board.address().to_string(), work.order.place.page(1).display().to_string());
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
    assert!(peak > 0, "the kernel tells no peak");
    peak
}

#[test]
fn a_board_of_600_releases_takes_hardly_more_memory_than_one_of_60() {
    let (short, long) = (board(60), board(600));
    let first = [peak(&short), peak(&long)];
    assert_eq!(long.page(30).items.len(), 20);
    let again = [peak(&short), peak(&long)];
    // Each release more is 24 KB, of HTML and of text: all at once they would be 13 MB.
    for [short, long] in [first, again] {
        assert!(long < short + 6_000, "{long} KB in place of {short}");
    }
    println!("first run: {first:?} KB; next run: {again:?} KB");
}
