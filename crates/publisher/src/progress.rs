//! Shows the progress of a run: a status line on a terminal, log lines elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tracing_subscriber::fmt::MakeWriter;

/// The progress of a run.
#[derive(Clone, Debug)]
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A status line if standard error is a terminal, log lines otherwise.
    pub fn for_terminal() -> Self {
        if !io::stderr().is_terminal() {
            return Self::log_only();
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} pages in {elapsed}: {wide_msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar }
    }

    /// Log lines only.
    pub fn log_only() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    /// Shows the next step.
    pub fn step(&self, what: &str) {
        if self.bar.is_hidden() {
            tracing::info!("{what}");
        }
        self.bar.set_message(what.to_owned());
        self.bar.inc(1);
    }

    /// Removes the status line.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// The log is written above the status line.
impl<'a> MakeWriter<'a> for Progress {
    type Writer = LogWriter;

    fn make_writer(&'a self) -> LogWriter {
        LogWriter(self.bar.clone())
    }
}

/// Standard error. Hides the status line while it writes.
#[derive(Debug)]
pub struct LogWriter(ProgressBar);

impl Write for LogWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.suspend(|| io::stderr().write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}
