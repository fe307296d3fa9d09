//! The code: its form, and its pieces.

use leptos::prelude::*;

use super::{
    copy::{Announcement, code_id, copy_id},
    field::Choice,
    link::Link,
    security::Security,
};
use crate::{
    notice::{Notice, Piece},
    snippet::{Form, Snippet},
    state::State,
};

/// The section with the code.
#[component]
pub fn Code() -> impl IntoView {
    let state: State = expect_context();
    let form = Memo::new(move |_| state.setup.with(|setup| setup.form));
    let forms = Form::ALL.map(|form| {
        let label = Signal::derive(move || (state.texts().form_name)(form).to_owned());
        (form.name().to_owned(), label)
    });
    let choose = move |name: &str| {
        state.setup.update(|setup| setup.form = Form::from_name(name).unwrap_or_default());
    };
    let pieces = move || {
        let snippets = state.snippets.get();
        let of = snippets.len();
        let pieces = snippets.into_iter().zip(1..);
        pieces
            .map(|(snippet, number)| view! { <CodePiece snippet piece=Piece { number, of } /> })
            .collect_view()
    };
    view! {
        <section class="code" id="code" tabindex="-1" aria-labelledby="step-code">
            <h2 id="step-code">{state.text(|texts| texts.step_code)}</h2>
            <Choice
                name="form"
                label=Signal::derive(move || state.texts().form.to_owned())
                options=forms.into()
                value=Signal::derive(move || form.get().name().to_owned())
                on_choose=choose
            />
            <div class="how">
                <p>{move || (state.texts().how)(form.get())}</p>
                <Plugin form />
            </div>
            <Cautions form />
            {pieces}
            <Link />
            <Security form />
        </section>
    }
}

/// Where the plugin or the package is, for forms that need one.
#[component]
fn Plugin(form: Memo<Form>) -> impl IntoView {
    let state: State = expect_context();
    let link = move || {
        form.get().plugin().map(|file| {
            let address = move || state.embed.with(|embed| embed.beside(file));
            view! { <a href=address download>{state.text(|texts| texts.plugin)}</a> " " }
        })
    };
    move || {
        let form = form.get();
        form.needs_more().then(|| view! { <p>{link} {move || (state.texts().elsewhere)(form)}</p> })
    }
}

/// What the code does not do, or should not be published with.
#[component]
fn Cautions(form: Memo<Form>) -> impl IntoView {
    let state: State = expect_context();
    let cautions = move || {
        let (texts, form) = (state.texts(), form.get());
        let (left_out, is_styled, is_pinned) = state.embed.with(|embed| {
            (
                form.left_out(embed),
                !embed.properties.is_empty(),
                form.can_be_pinned() && embed.integrity.is_some(),
            )
        });
        let flawed = state.flawed().join(", ");
        let is_to_be_pinned = form.can_be_pinned() && state.setup.with(|setup| setup.pinned);
        [
            (!left_out.is_empty()).then(|| (texts.left_out_of_code)(&left_out.join(", "))),
            (form == Form::Iframe && is_styled).then(|| texts.frame_style.to_owned()),
            state.has_flawed_feed().then(|| (texts.other_feed_in_code)(&state.feed.get())),
            (!flawed.is_empty()).then(|| (texts.flawed_in_code)(&flawed)),
            state.has_sample().then(|| texts.sample_in_code.to_owned()),
            state.has_local_script().then(|| texts.script_is_local.to_owned()),
            (is_to_be_pinned && !is_pinned).then(|| texts.not_pinned.to_owned()),
            (is_pinned && state.has_newest_script()).then(|| texts.newest_pinned.to_owned()),
        ]
    };
    move || {
        cautions().into_iter().flatten().map(|text| view! { <p class="caution">{text}</p> }).collect_view()
    }
}

/// A piece of code with its button.
#[component]
fn CodePiece(snippet: Snippet, piece: Piece) -> impl IntoView {
    let state: State = expect_context();
    let announcement: Announcement = expect_context();
    let Snippet { destination, code } = snippet;
    let (id, copied) = (code_id(piece.number), code.clone());
    let label = format!("{id}-destination");
    let copy =
        move |_| announcement.copy(copied.clone(), code_id(piece.number), Notice::Copied(piece), || ());
    view! {
        <div class="piece">
            <div class="piece-top">
                <h3 id=label.clone()>{move || (state.texts().destination)(destination)}</h3>
                <button
                    type="button"
                    class="quiet"
                    id=copy_id(piece.number)
                    aria-describedby=label.clone()
                    on:click=copy
                >
                    {state.text(|texts| texts.copy)}
                </button>
            </div>
            <pre tabindex="0" role="region" aria-labelledby=label><code id=id translate="no">{code}</code></pre>
        </div>
    }
}
