//! From a public board to a JSON Feed with view counts: what the program `seoul-feed` is made of.
//!
//! ```text
//! fetch ─▶ page ─▶ board ─▶ build ─▶ feed ─▶ images
//! bytes    texts    rows and  what is   files   small versions
//!                   releases  new       on disk beside them
//! ```
//!
//! `fetch` knows servers and no boards, `page` knows HTML and neither, `board` knows what their pages mean. `build` decides what is
//! asked for and what stays; `feed` keeps the files whole. Errors of one page end as a [`Problem`](build::Problem) and cost nothing
//! else; errors of a run end as an [`Exit`](exit::Exit).

pub mod board;
pub mod build;
pub mod check;
pub mod cli;
pub mod exit;
pub mod feed;
pub mod fetch;
pub mod images;
pub mod page;
pub mod progress;
pub mod trial;
