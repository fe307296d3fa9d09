//! The library of the program `seoul-feed`, which makes a JSON Feed with view counts from a public board.
//!
//! ```text
//! fetch ─▶ page ─▶ board ─▶ build ─▶ feed ─▶ images
//! bytes    texts    rows and  changes   files    thumbnails
//!                   releases            on disk
//! ```
//!
//! `fetch` makes requests, `page` parses HTML, `board` knows the pages of each kind of board. `build` decides what to request and
//! what to keep; `feed` reads and writes the files. For authors of skins, `inspect` shows what is found on one page, and `suggest`
//! proposes a skin.
//!
//! An error of one page becomes a [`Problem`](build::Problem) and affects nothing else. An error of a run becomes an
//! [`Exit`](exit::Exit) code.

pub mod board;
pub mod build;
pub mod check;
pub mod cli;
pub mod config;
pub mod exit;
pub mod feed;
pub mod fetch;
pub mod images;
pub mod inspect;
pub mod page;
pub mod progress;
pub mod suggest;
