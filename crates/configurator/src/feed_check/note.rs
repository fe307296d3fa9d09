//! The findings, as the page lists them: one note for all places where the same is wrong.

use std::collections::BTreeMap;

use json_feed::check::{Effect, Finding, Rule, Severity};

use super::korean;
use crate::texts::Language;

/// A finding, with all places where it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// The numbers of the releases, from 1; none if it is about the feed.
    pub releases: Vec<usize>,
    rule: Rule,
    effect: Effect,
}

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The whole document.
    Feed,
    /// A release.
    Release,
    /// A member, by its path in the feed or in the release.
    Member(String),
}

impl Note {
    /// What is wrong and how to mend it. It follows the subject.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::English => self.rule.to_string(),
            Language::Korean => korean::message(&self.rule),
        }
    }

    /// What the widget does about it. It follows "the widget".
    pub fn effect(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.effect.english(),
            Language::Korean => korean::effect(self.effect),
        }
    }
}

/// The findings of the same rule about the same member become one note. Errors stay first.
pub(super) fn grouped(findings: Vec<Finding>) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut known = BTreeMap::new();
    for Finding { severity, at, rule, effect } in findings {
        let (release, subject) = subject(&at);
        let key = (severity, subject.clone(), rule.clone(), effect);
        let index = *known.entry(key).or_insert_with(|| {
            notes.push(Note { severity, subject, releases: Vec::new(), rule, effect });
            notes.len() - 1
        });
        notes[index].releases.extend(release);
    }
    notes
}

/// The number of the release and the subject of a JSON Pointer: `/items/3/tags/0` is the member `tags` of release 4.
fn subject(at: &str) -> (Option<usize>, Subject) {
    let mut names = at.split('/').skip(1).map(|name| name.replace("~1", "/").replace("~0", "~")).peekable();
    let mut release = None;
    if at.starts_with("/items/") {
        names.next();
        release = names.next().and_then(|index| index.parse::<usize>().ok()).map(|index| index + 1);
    }
    let is_index = |name: &String| name.bytes().all(|byte| byte.is_ascii_digit());
    let member: Vec<_> = names.filter(|name| !is_index(name)).collect();
    let subject = match (&member[..], release) {
        ([], None) => Subject::Feed,
        ([], Some(_)) => Subject::Release,
        (member, _) => Subject::Member(member.join("/")),
    };
    (release, subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_release_and_a_member() {
        use Subject::{Feed, Member, Release};
        for (at, place) in [
            ("", (None, Feed)),
            ("/items/3", (Some(4), Release)),
            ("/items/0/tags/2", (Some(1), Member("tags".into()))),
            ("/items", (None, Member("items".into()))),
            ("/authors/0/url", (None, Member("authors/url".into()))),
            ("/a~1b", (None, Member("a/b".into()))),
        ] {
            assert_eq!(subject(at), place, "{at}");
        }
    }
}
