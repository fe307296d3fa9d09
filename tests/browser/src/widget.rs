//! An `<invest-seoul-news>` on a page: its attributes and methods from outside, its boxes by their part names from inside.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::{Page, Rect, page::eventually};

/// One element of a page.
#[derive(Clone, Copy, Debug)]
pub struct Widget<'page> {
    pub(crate) page: &'page Page<'page>,
    pub(crate) index: usize,
}

impl Widget<'_> {
    /// Where it stands: `loading`, `ready`, `stale`, `empty` or `failed`; none before it is there.
    pub async fn phase(&self) -> Result<Option<String>> {
        self.page
            .read(
                "return widgets[arguments[0]]?.shadowRoot?.querySelector('[data-phase]')?.dataset.phase ?? null",
                vec![json!(self.index)],
            )
            .await
    }

    /// Waits until it is in `phase`.
    pub async fn is(&self, phase: &str) -> Result<()> {
        eventually(Some(phase.to_owned()), async || self.phase().await).await
    }

    /// Waits until it has failed, and the page has been told: after the reader.
    pub async fn has_failed(&self) -> Result<()> {
        self.is("failed").await?;
        eventually(true, async || {
            Ok(self.page.testimony().await?.events.iter().any(|event| event.name == "error"))
        })
        .await
    }

    /// Waits until there are cards: all that are near the view.
    pub async fn ready(&self) -> Result<()> {
        self.is("ready").await?;
        self.is_drawn().await
    }

    /// Waits until the row has been measured, so that cards out of view are out of reach, and all that are near the view are
    /// there.
    pub async fn is_drawn(&self) -> Result<()> {
        eventually(true, async || {
            self.page
                .read(
                    "const [track] = parts(arguments[0], 'track');
                     // Known once the row has been measured.
                     const led = parts(arguments[0], 'next')[0]?.hasAttribute('aria-disabled') ?? false;
                     return led && track.ariaBusy !== 'true'",
                    vec![json!(self.index)],
                )
                .await
        })
        .await
    }

    /// Its boxes with this part name; an error if one goes while they are handed over, so only of a widget at rest.
    pub async fn parts(&self, part: &str) -> Result<Vec<Element>> {
        self.page
            .elements("return parts(arguments[0], arguments[1])", vec![json!(self.index), json!(part)])
            .await
    }

    /// How many boxes with this part name it has, be they about to go.
    pub async fn count(&self, part: &str) -> Result<usize> {
        self.page
            .read("return parts(arguments[0], arguments[1]).length", vec![json!(self.index), json!(part)])
            .await
    }

    /// Its only box with this part name.
    pub async fn part(&self, part: &str) -> Result<Element> {
        let mut found = self.parts(part).await?;
        anyhow::ensure!(found.len() == 1, "there are {} boxes with part {part}", found.len());
        found.pop().context("there is one")
    }

    /// The texts of its boxes with this part name, with single spaces.
    pub async fn texts(&self, part: &str) -> Result<Vec<String>> {
        self.of_each(part, "said(part)").await
    }

    /// Where its boxes with this part name are.
    pub async fn rects(&self, part: &str) -> Result<Vec<Rect>> {
        self.of_each(
            part,
            "(({ left, top, width, height }) => ({ left, top, width, height }))(part.getBoundingClientRect())",
        )
        .await
    }

    /// What `expression` makes of each of its boxes with this part name, which it calls `part`.
    pub async fn of_each<T: serde::de::DeserializeOwned>(
        &self,
        part: &str,
        expression: &str,
    ) -> Result<Vec<T>> {
        self.page
            .read(
                &format!("return parts(arguments[0], arguments[1]).map((part) => {expression})"),
                vec![json!(self.index), json!(part)],
            )
            .await
    }

    /// The cards that can be reached, counted from 1.
    pub async fn in_view(&self) -> Result<Vec<usize>> {
        let reached: Vec<Option<usize>> = self.of_each("slide", "part.inert ? null : number(part)").await?;
        Ok(reached.into_iter().flatten().collect())
    }

    /// The cards that are there, counted from 1.
    pub async fn drawn(&self) -> Result<Vec<usize>> {
        self.of_each("slide", "number(part)").await
    }

    /// What `expression` makes of each card of the row, which it calls `part`, drawn now or not: goes through the row to its end.
    pub async fn of_each_card<T: serde::de::DeserializeOwned>(&self, expression: &str) -> Result<Vec<T>> {
        let numbered = format!("[number(part.closest('[part~=slide]')), {expression}]");
        let mut cards = BTreeMap::new();
        loop {
            self.is_drawn().await?;
            let before = cards.len();
            cards.extend(self.of_each::<(usize, T)>("card", &numbered).await?);
            let Some(last) = cards.keys().last().copied().filter(|_| cards.len() > before) else {
                return Ok(cards.into_values().collect());
            };
            self.call("goTo", json!([last - 1])).await?;
            eventually(true, async || Ok(self.in_view().await?.contains(&last))).await?;
        }
    }

    /// Sets an attribute, as the page's own script would.
    pub async fn set(&self, attribute: &str, value: &str) -> Result<()> {
        let arguments = vec![json!(self.index), json!(attribute), json!(value)];
        self.page
            .execute("widgets[arguments[0]].setAttribute(arguments[1], arguments[2])", arguments)
            .await
            .map(drop)
    }

    /// Calls a method of the element, as the page's own script would.
    pub async fn call(&self, method: &str, arguments: Value) -> Result<()> {
        let arguments = vec![json!(self.index), json!(method), arguments];
        self.page.execute("widgets[arguments[0]][arguments[1]](...arguments[2])", arguments).await.map(drop)
    }

    /// The element's property `items`.
    pub async fn items(&self) -> Result<Vec<Value>> {
        self.page.read("return widgets[arguments[0]].items", vec![json!(self.index)]).await
    }

    /// Clicks in the middle of its first box with this part name, with the mouse: on whatever is there.
    pub async fn click(&self, part: &str) -> Result<()> {
        let rects = self.rects(part).await?;
        let Rect { left, top, width, height } =
            *rects.first().with_context(|| format!("there is no {part}"))?;
        self.page.click_at(left + width / 2.0, top + height / 2.0).await
    }
}
