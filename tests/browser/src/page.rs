//! What a visitor has before them, and what they do to it.

use std::{
    collections::BTreeSet,
    fmt::Debug,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    elements::Element,
    key::Key,
    wd::PrintConfiguration,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::{Site, Testimony, Widget, session::Session};

/// How long something that is bound to happen may take; two browsers on two slow cores need some.
const BOUND_TO_HAPPEN: Duration = Duration::from_secs(40);

/// Names that scripts may use: the widgets of the page, also in the shadow of its own elements, the boxes with a part
/// name of one of them, and the number of a slide in the row, counted from 1.
const PRELUDE: &str = r#"
    const shadows = [...document.querySelectorAll('app-shell')].map(({ shadowRoot }) => shadowRoot);
    const widgets = [document, ...shadows].flatMap((root) => [...root.querySelectorAll('invest-seoul-news')]);
    const parts = (widget, name) => [...(widgets[widget]?.shadowRoot?.querySelectorAll(`[part~="${name}"]`) ?? [])];
    const number = (slide) => Number(slide.style.getPropertyValue('--_index')) + 1;
    const said = (node) => node.textContent.replace(/\s+/g, ' ').trim();
"#;

/// A page in a browser.
#[derive(Debug)]
pub struct Page<'site> {
    pub(crate) session: Arc<Session>,
    /// Where it came from.
    pub site: &'site Site,
}

/// What has the keyboard's attention.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Focus {
    /// The page itself: nothing.
    Nothing,
    /// An element of the stranger's page, by its id.
    Host(String),
    /// A box of a widget, by its part name.
    Part(String),
    /// The link of a card, counted from 1.
    Card(usize),
}

/// Where something is, in CSS px from the viewport's top left corner.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[expect(missing_docs, reason = "as in DOMRect")]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    /// Whether all of `other` is within this.
    pub fn contains(&self, other: &Self) -> bool {
        other.left >= self.left
            && other.top >= self.top
            && other.left + other.width <= self.left + self.width
            && other.top + other.height <= self.top + self.height
    }
}

impl Page<'_> {
    /// The first widget of the page, or the only one.
    pub fn widget(&self) -> Widget<'_> {
        self.widget_at(0)
    }

    /// The widget at `index` among those of the page, from 0.
    pub fn widget_at(&self, index: usize) -> Widget<'_> {
        Widget { page: self, index }
    }

    /// What the witness has seen so far.
    pub async fn testimony(&self) -> Result<Testimony> {
        self.read("return witness", vec![]).await
    }

    /// What `script` returns.
    pub async fn read<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let value = self.execute(script, arguments).await?;
        serde_json::from_value(value.clone()).with_context(|| format!("{script} returns {value}"))
    }

    /// Waits for two frames: observers of a new size have done their work then, and what they changed has been drawn.
    pub async fn two_frames(&self) -> Result<()> {
        let script = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
        self.session.client.execute_async(script, vec![]).await?;
        Ok(())
    }

    /// Runs `script`, for what it does.
    pub async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("{PRELUDE}{script}");
        self.session.client.execute(&script, arguments).await.with_context(|| script.clone())
    }

    /// The elements that `script` returns.
    pub async fn elements(&self, script: &str, arguments: Vec<Value>) -> Result<Vec<Element>> {
        let found: Vec<std::collections::HashMap<String, String>> = self.read(script, arguments).await?;
        let client = &self.session.client;
        Ok(found
            .into_iter()
            .flat_map(|reference| reference.into_values())
            .map(|id| Element::from_element_id(client.clone(), id.into()))
            .collect())
    }

    /// Its role in the accessibility tree.
    pub async fn role(&self, element: &Element) -> Result<String> {
        self.session.computed_role(element).await
    }

    /// Its name in the accessibility tree.
    pub async fn label(&self, element: &Element) -> Result<String> {
        self.session.computed_label(element).await
    }

    /// Presses and releases `key`.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.chord(&[key]).await
    }

    /// Presses `keys` one after the other, then releases them in reverse.
    pub async fn chord(&self, keys: &[Key]) -> Result<()> {
        let down = keys.iter().map(|key| KeyAction::Down { value: (*key).into() });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: (*key).into() });
        let actions = down.chain(up).fold(KeyActions::new("keyboard".into()), KeyActions::then);
        Ok(self.session.client.perform_actions(actions).await?)
    }

    /// Clicks at a point of the viewport, with the mouse.
    pub async fn click_at(&self, x: f64, y: f64) -> Result<()> {
        let click = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.session.client.perform_actions(click).await?)
    }

    /// What has the focus.
    pub async fn focus(&self) -> Result<Focus> {
        self.read(
            "const outer = document.activeElement;
             if (!outer || outer === document.body || outer === document.documentElement) return 'nothing';
             const inner = outer.shadowRoot?.activeElement;
             if (!inner) return { host: outer.id };
             const slide = inner.closest('[part~=slide]');
             if (slide) return { card: number(slide) };
             return { part: inner.getAttribute('part') ?? inner.tagName };",
            vec![],
        )
        .await
    }

    /// Makes the viewport this large, in CSS px.
    ///
    /// # Errors
    /// If the browser does not do it, as for widths its windows can't have.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let client = &self.session.client;
        // A window that has just been opened may still be on its way to another size: then what is around the viewport is wrong.
        eventually([width, height], async || {
            let size: [u32; 2] = self.read("return [innerWidth, innerHeight]", vec![]).await?;
            if size != [width, height] {
                let (wide, high) = client.get_window_size().await?;
                let around = [(wide as u32).saturating_sub(size[0]), (high as u32).saturating_sub(size[1])];
                client.set_window_size(width + around[0], height + around[1]).await?;
            }
            Ok(size)
        })
        .await
    }

    /// Waits until its frames have shown these phases of a widget, one after the other, and no others. A frame may be as long as
    /// all that comes: before something is let come, what it ends has to have been seen.
    pub async fn has_seen(&self, phases: &[&str]) -> Result<()> {
        let phases: Vec<String> = phases.iter().map(|phase| (*phase).to_owned()).collect();
        eventually(phases, async || Ok(self.testimony().await?.phases)).await
    }

    /// Waits until the viewport is this wide, in CSS px.
    pub async fn is_wide(&self, width: u32) -> Result<()> {
        eventually(width, async || self.read("return innerWidth", vec![]).await).await
    }

    /// The addresses of all windows, sorted.
    pub async fn windows(&self) -> Result<Vec<String>> {
        let client = &self.session.client;
        let here = client.window().await?;
        let mut addresses = Vec::new();
        for window in client.windows().await? {
            // One that is just opening may have none yet.
            let address = match client.switch_to_window(window).await {
                Ok(()) => client.current_url().await,
                Err(error) => Err(error),
            };
            addresses.push(address.map_or_else(|_| String::new(), |address| address.to_string()));
        }
        client.switch_to_window(here).await?;
        addresses.sort();
        Ok(addresses)
    }

    /// Goes on in the first frame of the page.
    pub async fn enter_frame(&self) -> Result<()> {
        Ok(self.session.client.enter_frame(0).await?)
    }

    /// Goes to `path` of the same site, as by a link.
    pub async fn leave_for(&self, path: &str) -> Result<()> {
        Ok(self.session.client.goto(&format!("{}{path}", self.site.host_origin())).await?)
    }

    /// Goes back to the page before.
    pub async fn back(&self) -> Result<()> {
        Ok(self.session.client.back().await?)
    }

    /// The addresses that the page's links lead to on paper: those in its PDF, each once and sorted.
    pub async fn printed_links(&self) -> Result<Vec<String>> {
        let pdf = self.session.client.print(PrintConfiguration::default()).await?;
        let document = lopdf::Document::load_mem(&pdf)?;
        let uri = |object: &lopdf::Object| {
            let action = object.as_dict().ok()?;
            Some(String::from_utf8_lossy(action.get(b"URI").ok()?.as_str().ok()?).into_owned())
        };
        let annotations = document.objects.values().flat_map(|object| {
            let nested = object.as_dict().ok().and_then(|dictionary| dictionary.get(b"A").ok());
            uri(object).or_else(|| uri(nested?))
        });
        Ok(annotations.collect::<BTreeSet<_>>().into_iter().collect())
    }

    /// What Chromium counts of the page after collecting garbage: DOM nodes and event listeners, those of the page itself
    /// and of all that it still holds.
    pub async fn held(&self) -> Result<(u64, u64)> {
        self.session.devtools("HeapProfiler.collectGarbage").await?;
        let counters = self.session.devtools("Memory.getDOMCounters").await?;
        let count = |name: &str| counters[name].as_u64().with_context(|| format!("no {name} in {counters}"));
        Ok((count("nodes")?, count("jsEventListeners")?))
    }

    /// A picture of the viewport (PNG).
    pub async fn screenshot(&self) -> Result<Vec<u8>> {
        Ok(self.session.client.screenshot().await?)
    }

    /// Scrolls the page to `y`, in CSS px from its top.
    pub async fn scroll_to(&self, y: f64) -> Result<()> {
        self.execute("scrollTo({ top: arguments[0], behavior: 'instant' })", vec![json!(y)]).await.map(drop)
    }
}

/// Waits until what is observed is as expected.
///
/// # Errors
/// If it never is: with what it was last.
pub async fn eventually<T: PartialEq + Debug>(
    expected: T,
    observe: impl AsyncFn() -> Result<T>,
) -> Result<()> {
    let deadline = Instant::now() + BOUND_TO_HAPPEN;
    loop {
        let observed = observe().await?;
        if observed == expected {
            return Ok(());
        }
        if Instant::now() > deadline {
            bail!("expected, sooner or later: {expected:?}\n                  but it is: {observed:?}");
        }
        sleep(Duration::from_millis(25)).await;
    }
}
