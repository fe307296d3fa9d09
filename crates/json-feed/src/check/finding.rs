//! What is found in a document.

use std::fmt;

use super::{Effect, Rule};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Against the specification.
    Error,
    /// Allowed by the specification, but not recommended, or worse for readers.
    Advice,
}

/// Something in a document that could be better. `Display` says it in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The place, as a JSON Pointer (RFC 6901), or the empty string for the whole document.
    pub at: String,
    /// What is wrong and how to correct it.
    pub rule: Rule,
    /// What the widget does about it.
    pub effect: Effect,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Advice => "advice",
        };
        let at = if self.at.is_empty() { "the document" } else { &self.at };
        write!(f, "{severity}: {at} {} (the widget {})", self.rule, self.effect)
    }
}
