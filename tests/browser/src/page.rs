//! An open page, and what a reader does on it.

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
    wd::PrintConfiguration,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::{PageLog, Site, Widget, webdriver::WebDriverSession};

/// How long [`eventually`] waits. Two browsers on two slow cores are slow.
const TIMEOUT: Duration = Duration::from_secs(40);

/// What scripts of tests can use: the widgets of the page and of its `<app-shell>` shadow roots, the elements of a widget with
/// a part name, the number of a slide, from 1, and the text of a node with single spaces.
const PRELUDE: &str = r#"
    const shadows = [...document.querySelectorAll('app-shell')].map(({ shadowRoot }) => shadowRoot);
    const widgets = [document, ...shadows].flatMap((root) => [...root.querySelectorAll('invest-seoul-news')]);
    const parts = (widget, name) => [...(widgets[widget]?.shadowRoot?.querySelectorAll(`[part~="${name}"]`) ?? [])];
    const number = (slide) => Number(slide.style.getPropertyValue('--_index')) + 1;
    const text = (node) => node.textContent.replace(/\s+/g, ' ').trim();
"#;

/// A page in a browser.
#[derive(Debug)]
pub struct Page<'site> {
    pub(crate) webdriver: Arc<WebDriverSession>,
    /// The servers that it comes from.
    pub site: &'site Site,
}

/// The element that has the focus.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Focus {
    /// None, or the body.
    Nothing,
    /// An element of the host page, by its id.
    Host(String),
    /// An element of a widget, by its part name.
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
    /// Whether `other` lies inside this.
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

    /// What the page has observed so far.
    pub async fn log(&self) -> Result<PageLog> {
        self.read("return pageLog", vec![]).await
    }

    /// What `script` returns.
    pub async fn read<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let value = self.execute(script, arguments).await?;
        serde_json::from_value(value.clone()).with_context(|| format!("{script} returns {value}"))
    }

    /// Waits for two frames: resize observers have run then, and their changes are drawn.
    pub async fn two_frames(&self) -> Result<()> {
        let script = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
        self.webdriver.client.execute_async(script, vec![]).await?;
        Ok(())
    }

    /// Runs `script`.
    pub async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("{PRELUDE}{script}");
        self.webdriver.client.execute(&script, arguments).await.with_context(|| script.clone())
    }

    /// Runs `script`, until it calls its last argument.
    pub async fn execute_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("{PRELUDE}{script}");
        self.webdriver.client.execute_async(&script, arguments).await.with_context(|| script.clone())
    }

    /// The elements that `script` returns.
    pub async fn elements(&self, script: &str, arguments: Vec<Value>) -> Result<Vec<Element>> {
        let found: Vec<std::collections::HashMap<String, String>> = self.read(script, arguments).await?;
        let client = &self.webdriver.client;
        Ok(found
            .into_iter()
            .flat_map(|reference| reference.into_values())
            .map(|id| Element::from_element_id(client.clone(), id.into()))
            .collect())
    }

    /// Its role in the accessibility tree.
    pub async fn role(&self, element: &Element) -> Result<String> {
        self.webdriver.computed_role(element).await
    }

    /// Its name in the accessibility tree.
    pub async fn label(&self, element: &Element) -> Result<String> {
        self.webdriver.computed_label(element).await
    }

    /// Presses and releases `key`.
    pub async fn press(&self, key: impl Into<char>) -> Result<()> {
        self.chord(&[key.into()]).await
    }

    /// Presses `keys` one after the other, then releases them in reverse.
    pub async fn chord(&self, keys: &[impl Copy + Into<char>]) -> Result<()> {
        let down = keys.iter().map(|key| KeyAction::Down { value: (*key).into() });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: (*key).into() });
        let actions = down.chain(up).fold(KeyActions::new("keyboard".into()), KeyActions::then);
        Ok(self.webdriver.client.perform_actions(actions).await?)
    }

    /// Clicks at a point of the viewport, with the mouse.
    pub async fn click_at(&self, x: f64, y: f64) -> Result<()> {
        self.click_with(MOUSE_BUTTON_LEFT, x, y).await
    }

    /// Clicks at a point of the viewport, with this button of the mouse: 0 is the left, 1 the middle, 2 the right one.
    pub async fn click_with(&self, button: u64, x: f64, y: f64) -> Result<()> {
        let click = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        Ok(self.webdriver.client.perform_actions(click).await?)
    }

    /// Moves the mouse to a point of the viewport and presses its main button, until [`let_go`](Self::let_go).
    pub async fn hold_at(&self, x: f64, y: f64) -> Result<()> {
        let hold = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        Ok(self.webdriver.client.perform_actions(hold).await?)
    }

    /// Moves the mouse to a point of the viewport, in several steps, with its button as it is.
    pub async fn move_to(&self, x: f64, y: f64) -> Result<()> {
        let duration = Some(Duration::from_millis(200));
        let to = MouseActions::new("mouse".into()).then(PointerAction::MoveTo { duration, x, y });
        Ok(self.webdriver.client.perform_actions(to).await?)
    }

    /// Releases the main button of the mouse.
    pub async fn let_go(&self) -> Result<()> {
        let up = MouseActions::new("mouse".into()).then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.webdriver.client.perform_actions(up).await?)
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

    /// Sets the size of the viewport, in CSS px.
    ///
    /// # Errors
    /// If the viewport does not get this size, for example because windows can't be that narrow.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let client = &self.webdriver.client;
        // A new window may still change its size, so the difference between window and viewport is measured each time.
        eventually([width, height], async || {
            let size: [u32; 2] = self.read("return [innerWidth, innerHeight]", vec![]).await?;
            if size != [width, height] {
                let (wide, high) = client.get_window_size().await?;
                let frame = [(wide as u32).saturating_sub(size[0]), (high as u32).saturating_sub(size[1])];
                client.set_window_size(width + frame[0], height + frame[1]).await?;
            }
            Ok(size)
        })
        .await
    }

    /// Waits until frames have shown exactly these phases of the first widget, in this order. Several changes may fit into one
    /// frame: before a test lets a phase end, it waits here until a frame has shown that phase.
    pub async fn phases_are(&self, phases: &[&str]) -> Result<()> {
        let phases: Vec<String> = phases.iter().map(|phase| (*phase).to_owned()).collect();
        eventually(phases, async || Ok(self.log().await?.phases)).await
    }

    /// Waits until the viewport is this wide, in CSS px.
    pub async fn is_wide(&self, width: u32) -> Result<()> {
        eventually(width, async || self.read("return innerWidth", vec![]).await).await
    }

    /// The addresses of all windows, sorted.
    pub async fn windows(&self) -> Result<Vec<String>> {
        let client = &self.webdriver.client;
        let here = client.window().await?;
        let mut addresses = Vec::new();
        for window in client.windows().await? {
            // A window that is just opening may have no address yet.
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

    /// Switches to the first frame of the page.
    pub async fn enter_frame(&self) -> Result<()> {
        Ok(self.webdriver.client.enter_frame(0).await?)
    }

    /// Switches to the page around the frame.
    pub async fn enter_parent(&self) -> Result<()> {
        Ok(self.webdriver.client.clone().enter_parent_frame().await?)
    }

    /// Navigates to `path` on the host's server.
    pub async fn leave_for(&self, path: &str) -> Result<()> {
        Ok(self.webdriver.client.goto(&format!("{}{path}", self.site.host_origin())).await?)
    }

    /// Opens the configurator, with a set-up in its address, on the widget's server.
    pub async fn configure(&self, query: &str) -> Result<()> {
        Ok(self
            .webdriver
            .client
            .goto(&format!("{}/v1/configurator/index.html?{query}", self.site.widget_origin()))
            .await?)
    }

    /// Goes back in the history.
    pub async fn back(&self) -> Result<()> {
        Ok(self.webdriver.client.back().await?)
    }

    /// A print of the page (PDF).
    async fn print(&self) -> Result<lopdf::Document> {
        let pdf = self.webdriver.client.print(PrintConfiguration::default()).await?;
        Ok(lopdf::Document::load_mem(&pdf)?)
    }

    /// The number of pictures in a print of the page.
    pub async fn printed_images(&self) -> Result<usize> {
        // Gradients have a mask, and a mask is grey.
        let is_picture = |object: &&lopdf::Object| {
            let Ok(lopdf::Stream { dict, .. }) = object.as_stream() else { return false };
            let is = |key: &[u8], name: &[u8]| {
                dict.get(key).and_then(lopdf::Object::as_name).is_ok_and(|value| value == name)
            };
            is(b"Subtype", b"Image") && !is(b"ColorSpace", b"DeviceGray") && !dict.has(b"SMask")
        };
        Ok(self.print().await?.objects.values().filter(is_picture).count())
    }

    /// The link addresses in a print of the page, each once, sorted.
    pub async fn printed_links(&self) -> Result<Vec<String>> {
        let document = self.print().await?;
        let annotations = document.objects.values().flat_map(|object| {
            let nested = object.as_dict().ok().and_then(|dictionary| dictionary.get(b"A").ok());
            uri(object).or_else(|| uri(nested?))
        });
        Ok(annotations.collect::<BTreeSet<_>>().into_iter().collect())
    }

    /// Where links are in a print of the page, from its top to its end: the address, the page from 1, and the distance of the top and
    /// bottom of the link from the lower edge of the paper, in pt. A link of several lines has a place for each.
    pub async fn printed_places(&self) -> Result<Vec<(String, u32, f32, f32)>> {
        let document = self.print().await?;
        let mut places = Vec::new();
        for (page, id) in document.get_pages() {
            for annotation in document.get_page_annotations(id)? {
                let Some(address) = annotation.get_deref(b"A", &document).ok().and_then(uri) else {
                    continue;
                };
                let edges = annotation.get_deref(b"Rect", &document)?.as_array()?;
                let edge = |at: usize| edges[at].as_float();
                places.push((address, page, edge(1)?.max(edge(3)?), edge(1)?.min(edge(3)?)));
            }
        }
        places.sort_by(|a, b| (a.1, -a.2).partial_cmp(&(b.1, -b.2)).unwrap_or(std::cmp::Ordering::Equal));
        // Firefox writes each link twice.
        places.dedup();
        Ok(places)
    }

    /// How many DOM nodes and event listeners the page keeps alive after garbage collection. Chromium only.
    pub async fn held(&self) -> Result<(u64, u64)> {
        self.webdriver.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        let counters = self.webdriver.devtools("Memory.getDOMCounters", json!({})).await?;
        let count = |name: &str| counters[name].as_u64().with_context(|| format!("no {name} in {counters}"));
        Ok((count("nodes")?, count("jsEventListeners")?))
    }

    /// A screenshot of the viewport (PNG).
    pub async fn screenshot(&self) -> Result<Vec<u8>> {
        Ok(self.webdriver.client.screenshot().await?)
    }

    /// Scrolls the page to `y`, in CSS px from its top.
    pub async fn scroll_to(&self, y: f64) -> Result<()> {
        self.execute("scrollTo({ top: arguments[0], behavior: 'instant' })", vec![json!(y)]).await.map(drop)
    }
}

/// The address of a link action (PDF 32000-1, 12.6.4.7).
fn uri(action: &lopdf::Object) -> Option<String> {
    let action = action.as_dict().ok()?;
    Some(String::from_utf8_lossy(action.get(b"URI").ok()?.as_str().ok()?).into_owned())
}

/// Waits until `observe` returns `expected`.
///
/// # Errors
/// After `TIMEOUT`, with the last value observed.
pub async fn eventually<T: PartialEq + Debug>(
    expected: T,
    observe: impl AsyncFn() -> Result<T>,
) -> Result<()> {
    let deadline = Instant::now() + TIMEOUT;
    loop {
        let observed = observe().await?;
        if observed == expected {
            return Ok(());
        }
        if Instant::now() > deadline {
            bail!("expected: {expected:?}\nobserved: {observed:?}");
        }
        sleep(Duration::from_millis(25)).await;
    }
}
