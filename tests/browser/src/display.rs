//! An X display for WebKitGTK, which has no headless mode.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use crate::{engine::program, process::Process};

/// A display for one browser. Two browsers on one display take the focus from each other, and with it their frames.
#[derive(Debug)]
pub struct Display {
    /// As for the environment variable `DISPLAY`.
    pub name: String,
    _server: Process,
}

impl Display {
    /// Starts one.
    ///
    /// # Errors
    /// If Xvfb is not installed.
    pub fn start() -> Result<Self> {
        // -displayfd: Xvfb chooses a free number and prints it when it accepts connections.
        let mut server = Process::start(
            Command::new(program("Xvfb", "xvfb")?)
                .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let mut number = String::new();
        BufReader::new(server.stdout().context("Xvfb's output is piped")?).read_line(&mut number)?;
        Ok(Self { name: format!(":{}", number.trim()), _server: server })
    }
}
