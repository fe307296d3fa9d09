//! An `<invest-seoul-news>` on a page: its attributes and methods, and its inner elements by their part names.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::{Page, Rect, page::eventually};

/// A widget of a page.
#[derive(Clone, Copy, Debug)]
pub struct Widget<'page> {
    pub(crate) page: &'page Page<'page>,
    pub(crate) index: usize,
}

impl Widget<'_> {
    /// `loading`, `ready`, `stale`, `empty` or `failed`; `None` before the element is upgraded.
    pub async fn phase(&self) -> Result<Option<String>> {
        self.page
            .read(
                "return widgets[arguments[0]]?.shadowRoot?.querySelector('[data-phase]')?.dataset.phase ?? null",
                vec![json!(self.index)],
            )
            .await
    }

    /// Waits for this phase.
    pub async fn is(&self, phase: &str) -> Result<()> {
        eventually(Some(phase.to_owned()), async || self.phase().await).await
    }

    /// Waits until it has failed and the page has got the `error` event, which comes after the message is shown.
    pub async fn has_failed(&self) -> Result<()> {
        self.is("failed").await?;
        eventually(true, async || Ok(self.page.log().await?.events.iter().any(|event| event.name == "error")))
            .await
    }

    /// Waits until it is ready, and rendered as [`is_rendered`](Self::is_rendered) says.
    pub async fn ready(&self) -> Result<()> {
        self.is("ready").await?;
        self.is_rendered().await
    }

    /// Waits until a carousel has been measured, so that cards out of view are inert, and all cards near the visible range are
    /// rendered; or until a list has entries. What its attributes ask for is there, too: the code of some controls comes later.
    pub async fn is_rendered(&self) -> Result<()> {
        eventually(true, async || {
            self.page
                .read(
                    "const has = (part) => parts(arguments[0], part).length > 0;
                     const isOn = (attribute) => ![null, 'false'].includes(widgets[arguments[0]].getAttribute(attribute));
                     const [track] = parts(arguments[0], 'track');
                     // Before it has been measured there are no controls, and only the first card is not inert.
                     const measured = parts(arguments[0], 'controls')[0]?.hidden === false
                       || parts(arguments[0], 'slide').every((slide) => !slide.inert);
                     const rendered = track ? measured && track.ariaBusy !== 'true' : has('entry');
                     return rendered && (!isOn('search') || has('search-box')) && (!isOn('autoplay') || !track || has('pause'))",
                    vec![json!(self.index)],
                )
                .await
        })
        .await
    }

    /// Its elements with this part name. An error if one is removed meanwhile, so only for a widget that has settled.
    pub async fn parts(&self, part: &str) -> Result<Vec<Element>> {
        self.page
            .elements("return parts(arguments[0], arguments[1])", vec![json!(self.index), json!(part)])
            .await
    }

    /// How many elements with this part name it has.
    pub async fn count(&self, part: &str) -> Result<usize> {
        self.page
            .read("return parts(arguments[0], arguments[1]).length", vec![json!(self.index), json!(part)])
            .await
    }

    /// Its only element with this part name.
    pub async fn part(&self, part: &str) -> Result<Element> {
        let mut found = self.parts(part).await?;
        anyhow::ensure!(found.len() == 1, "there are {} elements with part {part}", found.len());
        found.pop().context("there is one")
    }

    /// The texts of its elements with this part name, with single spaces.
    pub async fn texts(&self, part: &str) -> Result<Vec<String>> {
        self.of_each(part, "text(part)").await
    }

    /// The rectangles of its elements with this part name.
    pub async fn rects(&self, part: &str) -> Result<Vec<Rect>> {
        self.of_each(
            part,
            "(({ left, top, width, height }) => ({ left, top, width, height }))(part.getBoundingClientRect())",
        )
        .await
    }

    /// The value of the JavaScript `expression` for each of its elements with this part name; the element is `part`.
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

    /// The cards that are not inert, numbered from 1.
    pub async fn in_view(&self) -> Result<Vec<usize>> {
        let numbers: Vec<Option<usize>> = self.of_each("slide", "part.inert ? null : number(part)").await?;
        Ok(numbers.into_iter().flatten().collect())
    }

    /// The cards that are in the DOM, numbered from 1.
    pub async fn rendered(&self) -> Result<Vec<usize>> {
        self.of_each("slide", "number(part)").await
    }

    /// The value of `expression` for each card, rendered now or not: moves through the carousel to its end. The card is `part`.
    pub async fn of_each_card<T: serde::de::DeserializeOwned>(&self, expression: &str) -> Result<Vec<T>> {
        let numbered = format!("[number(part.closest('[part~=slide]')), {expression}]");
        let mut cards = BTreeMap::new();
        loop {
            self.is_rendered().await?;
            let before = cards.len();
            cards.extend(self.of_each::<(usize, T)>("card", &numbered).await?);
            let Some(last) = cards.keys().last().copied().filter(|_| cards.len() > before) else {
                return Ok(cards.into_values().collect());
            };
            self.call("goTo", json!([last - 1])).await?;
            eventually(true, async || Ok(self.in_view().await?.contains(&last))).await?;
        }
    }

    /// Sets an attribute of the element.
    pub async fn set(&self, attribute: &str, value: &str) -> Result<()> {
        let arguments = vec![json!(self.index), json!(attribute), json!(value)];
        self.page
            .execute("widgets[arguments[0]].setAttribute(arguments[1], arguments[2])", arguments)
            .await
            .map(drop)
    }

    /// Calls a method of the element.
    pub async fn call(&self, method: &str, arguments: Value) -> Result<()> {
        let arguments = vec![json!(self.index), json!(method), arguments];
        self.page.execute("widgets[arguments[0]][arguments[1]](...arguments[2])", arguments).await.map(drop)
    }

    /// The element's property `items`.
    pub async fn items(&self) -> Result<Vec<Value>> {
        self.page.read("return widgets[arguments[0]].items", vec![json!(self.index)]).await
    }

    /// Clicks with the mouse in the middle of its first element with this part name, on whatever covers it there.
    pub async fn click(&self, part: &str) -> Result<()> {
        let rects = self.rects(part).await?;
        let Rect { left, top, width, height } =
            *rects.first().with_context(|| format!("there is no {part}"))?;
        self.page.click_at(left + width / 2.0, top + height / 2.0).await
    }
}
