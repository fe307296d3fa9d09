//! What is found at the address of the feed: one line for whether readers can see it, and how to mend what they can't.

use json_feed::check::Severity;
use leptos::prelude::*;

use crate::{
    feed_check::{Note, Outcome, Report, Subject},
    state::State,
    texts::Texts,
};

/// So many notes are shown at once; the others are folded.
const SHOWN: usize = 3;

/// The header that lets other sites read a feed, as servers are told of it.
const SHARE: [(&str, &str); 3] = [
    ("nginx", "add_header Access-Control-Allow-Origin \"*\" always;"),
    ("Caddy", "header Access-Control-Allow-Origin \"*\""),
    ("Apache", "Header set Access-Control-Allow-Origin \"*\""),
];

/// The result of the check.
#[component]
pub fn Check() -> impl IntoView {
    let state: State = expect_context();
    let verdict = move || {
        let (kind, text) = state.outcome.with(|outcome| verdict(outcome.as_ref(), state.texts()));
        let is_invented = matches!(kind, "good" | "fair") && state.has_sample();
        if is_invented { ("fair", state.texts().sample_checked.to_owned()) } else { (kind, text) }
    };
    // What is typed is no address: the field says so.
    let is_hidden = move || state.has_flawed_feed();
    let details = move || {
        state.outcome.with(|outcome| match outcome.as_ref()? {
            Outcome::Unreachable => Some(help(state.texts().unreachable_help)),
            Outcome::Insecure => Some(help(state.texts().insecure_help)),
            Outcome::Interrupted => Some(help(state.texts().interrupted_help)),
            Outcome::Status(_) => Some(help(state.texts().status_help)),
            Outcome::NotShared => Some(sharing(state.texts().not_shared_help)),
            Outcome::Read(report) => {
                let sharing =
                    report.is_for_own_site_only.then(|| sharing(state.texts().sharing_unknown_help));
                let further_pages = report.has_further_pages.then(|| help(state.texts().further_pages));
                Some(view! { {sharing} {further_pages} <Notes report=report.clone() /> }.into_any())
            }
        })
    };
    view! {
        <div class="check" hidden=is_hidden>
            <p class="verdict" role="status" data-verdict=move || verdict().0>{move || verdict().1}</p>
            {details}
        </div>
    }
}

/// How it is, for the style sheet, and in words.
fn verdict(outcome: Option<&Outcome>, texts: &Texts) -> (&'static str, String) {
    match outcome {
        None => ("pending", texts.checking.to_owned()),
        Some(Outcome::Unreachable) => ("bad", texts.unreachable.to_owned()),
        Some(Outcome::NotShared) => ("bad", texts.not_shared.to_owned()),
        Some(Outcome::Insecure) => ("bad", texts.insecure.to_owned()),
        Some(Outcome::Interrupted) => ("bad", texts.interrupted.to_owned()),
        Some(Outcome::Status(status)) => ("bad", (texts.status)(*status)),
        Some(Outcome::Read(Report { releases: None, .. })) => ("bad", texts.not_a_feed.to_owned()),
        Some(Outcome::Read(Report { is_for_own_site_only: true, .. })) => {
            ("fair", texts.sharing_unknown.to_owned())
        }
        Some(Outcome::Read(Report { releases: Some(0), .. })) => ("fair", texts.feed_empty.to_owned()),
        Some(Outcome::Read(Report { releases: Some(count), left_out: 0, .. })) => {
            ("good", (texts.feed_ok)(*count))
        }
        Some(Outcome::Read(Report { releases: Some(count), left_out, .. })) => {
            ("fair", format!("{} {}", (texts.feed_ok)(*count), (texts.left_out)(*left_out)))
        }
    }
}

fn help(text: &'static str) -> AnyView {
    view! { <p>{text}</p> }.into_any()
}

fn sharing(text: &'static str) -> AnyView {
    let server = |(name, line)| view! { <dt>{name}</dt><dd><code>{line}</code></dd> };
    view! {
        <p>{text}</p>
        <dl class="servers">{SHARE.map(server).collect_view()}</dl>
    }
    .into_any()
}

/// The notes, in two folds: what to mend is open, what could be better is not.
#[component]
fn Notes(report: Report) -> impl IntoView {
    let state: State = expect_context();
    let of = |severity| -> Vec<Note> {
        report.notes.iter().filter(|note| note.severity == severity).cloned().collect()
    };
    let (errors, advice) = (of(Severity::Error), of(Severity::Advice));
    let (error_count, advice_count) = (errors.len(), advice.len());
    view! {
        {(error_count > 0).then(|| {
            view! {
                <details open>
                    <summary>{move || (state.texts().errors)(error_count)}</summary>
                    <List notes=errors />
                </details>
            }
        })}
        {(advice_count > 0).then(|| {
            view! {
                <details>
                    <summary>{move || (state.texts().advice)(advice_count)}</summary>
                    <List notes=advice />
                </details>
            }
        })}
    }
}

/// The first notes, and the others folded.
#[component]
fn List(mut notes: Vec<Note>) -> AnyView {
    let state: State = expect_context();
    let rest = if notes.len() > SHOWN + 1 { notes.split_off(SHOWN) } else { Vec::new() };
    let rest_count = rest.len();
    view! {
        <ul class="notes">{notes.into_iter().map(|note| view! { <Entry note /> }).collect_view()}</ul>
        {(rest_count > 0).then(|| {
            view! {
                <details>
                    <summary>{move || (state.texts().more_notes)(rest_count)}</summary>
                    <ul class="notes">{rest.into_iter().map(|note| view! { <Entry note /> }).collect_view()}</ul>
                </details>
            }
        })}
    }
    .into_any()
}

/// What is wrong and how to mend it, where, and what the widget does meanwhile.
#[component]
fn Entry(note: Note) -> impl IntoView {
    let state: State = expect_context();
    let note = StoredValue::new(note);
    let subject = move || match note.read_value().subject.clone() {
        Subject::Feed => state.texts().the_feed.into_any(),
        Subject::Release => state.texts().a_release.into_any(),
        Subject::Member(path) => view! { <code>{path}</code> }.into_any(),
    };
    let message = move || note.read_value().message(state.language.get());
    let releases = move || {
        let releases = note.read_value().releases.clone();
        (!releases.is_empty()).then(|| format!("{}. ", (state.texts().releases)(&releases)))
    };
    let effect = move || {
        let effect = note.read_value().effect(state.language.get());
        let end = if effect.ends_with('.') { "" } else { "." };
        format!("{} {effect}{end}", state.texts().the_widget)
    };
    view! {
        <li>
            <p>{subject} {move || state.texts().after_subject} {message}</p>
            <p class="hint">{releases}{effect}</p>
        </li>
    }
}
