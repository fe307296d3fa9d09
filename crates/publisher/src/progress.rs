//! Telling how far a run is: a line that changes, on a terminal; lines in a log, elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tracing_subscriber::fmt::MakeWriter;

/// How far a run is.
#[derive(Clone, Debug)]
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// On a terminal, a line at its end.
    pub fn on_terminal() -> Self {
        if !io::stderr().is_terminal() {
            return Self::in_log();
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} pages in {elapsed}: {wide_msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar }
    }

    /// Lines in the log alone.
    pub fn in_log() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    /// Tells what is done next.
    pub fn step(&self, what: &str) {
        if self.bar.is_hidden() {
            tracing::info!("{what}");
        }
        self.bar.set_message(what.to_owned());
        self.bar.inc(1);
    }

    /// Takes the line away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Writes the log above the line.
impl<'a> MakeWriter<'a> for Progress {
    type Writer = AboveTheLine;

    fn make_writer(&'a self) -> AboveTheLine {
        AboveTheLine(self.bar.clone())
    }
}

/// Standard error, with the line out of the way.
#[derive(Debug)]
pub struct AboveTheLine(ProgressBar);

impl Write for AboveTheLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.suspend(|| io::stderr().write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}
