//! Programs that a run starts. Each ends with all its descendants, also when the run ends early.

use std::{
    os::unix::process::CommandExt,
    process::{Child, Command},
    sync::{Mutex, PoisonError},
};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};

/// The running process groups.
static ALIVE: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

/// A running program in a process group of its own. Dropping it ends the group.
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

    /// The program's standard output, once, if it is piped.
    pub fn stdout(&mut self) -> Option<std::process::ChildStdout> {
        self.child.stdout.take()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        alive(|groups| groups.retain(|group| *group != self.group));
        // Both fail if the program has ended already.
        let _ = kill_process_group(self.group, Signal::KILL);
        let _ = self.child.wait();
    }
}

/// Ends all programs, then this one. Signals to this program do not reach the process groups of the others. No new program
/// can start meanwhile.
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
