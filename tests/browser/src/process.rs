//! Programs that a run starts, each with all its descendants, and their certain end.

use std::{
    os::unix::process::CommandExt,
    process::{Child, Command},
    sync::{Mutex, PoisonError},
};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};

/// The process groups that are alive, for a run that ends early.
static ALIVE: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

/// A running program in a process group of its own. Dropping it ends the group, also while a test panics.
#[derive(Debug)]
pub struct Process {
    child: Child,
    group: Pid,
}

impl Process {
    /// Starts `command`.
    pub fn start(command: &mut Command) -> Result<Self> {
        alive(|groups| {
            let child = command
                .process_group(0)
                .spawn()
                .with_context(|| format!("{} can't be started", command.get_program().display()))?;
            let group = Pid::from_child(&child);
            groups.push(group);
            Ok(Self { child, group })
        })
    }

    /// The program's standard output, once, if it was asked to be piped.
    pub fn stdout(&mut self) -> Option<std::process::ChildStdout> {
        self.child.stdout.take()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        alive(|groups| groups.retain(|group| *group != self.group));
        // Fails if the program has ended by itself, and so does the wait.
        let _ = kill_process_group(self.group, Signal::KILL);
        let _ = self.child.wait();
    }
}

/// Ends everything, this program last: for signals, which process groups of their own do not hear of. Nothing can be
/// started any more meanwhile.
pub fn exit(code: i32) -> ! {
    alive(|groups| {
        for group in groups {
            let _ = kill_process_group(*group, Signal::KILL);
        }
        std::process::exit(code)
    })
}

fn alive<T>(act: impl FnOnce(&mut Vec<Pid>) -> T) -> T {
    act(&mut ALIVE.lock().unwrap_or_else(PoisonError::into_inner))
}
