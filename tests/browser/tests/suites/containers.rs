//! In every kind of container the widget is as wide as a plain block of text would be there.
//!
//! The host page `containers` has one section for each kind. A test opens it with a long text in each container, then with a
//! widget. The page is in a frame that gets the width of each viewport in turn. A line of the text may break after each
//! letter, no letter is wider than 1 px, and no line is longer than 64em: the text can be as narrow and as wide as the widget.

use std::{collections::BTreeMap, fs};

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually, project};
use serde::Deserialize;
use serde_json::json;

behaviours! { in &Engine::ALL =>
    an_element_is_as_wide_as_a_text,
    a_tag_is_as_wide_as_a_text,
    nothing_moves_around_elements,
    nothing_moves_around_tags,
}

/// The widths of the viewports, in CSS px.
const VIEWPORTS: [u32; 5] = [240, 320, 360, 900, 1280];

const FEED: &str = "/sample/feed.json";

/// What each container holds.
struct Content {
    /// In place of `{{news}}`.
    news: &'static str,
    /// In place of `{{script}}`, once on the page.
    script: &'static str,
}

const TEXT: Content = Content {
    news: r#"<div class="text"><span></span></div>"#,
    script: "<script>
        addEventListener('DOMContentLoaded', () => {
            for (const span of document.querySelectorAll('.text > span')) span.textContent = 'news '.repeat(1000);
        });
    </script>",
};

const ELEMENT: Content = Content {
    news: r#"<invest-seoul-news feed="{{feed}}" loading="eager" limit="2"></invest-seoul-news>"#,
    script: r#"<script async src="{{widget}}/v1/invest-seoul-news.js"></script>"#,
};

const TAG: Content = Content {
    news: r#"<script async src="{{widget}}/v1/invest-seoul-news.js" data-feed="{{feed}}" data-loading="eager" data-limit="2"></script>"#,
    script: "",
};

impl Content {
    fn host(&self) -> Host {
        Host::new("containers").fill("{{news}}", self.news).fill("{{script}}", self.script)
    }
}

/// A text or widget in its container; all lengths in CSS px.
#[derive(Clone, Debug, Deserialize)]
struct Block {
    /// The first piece of it, where columns divide it.
    left: f64,
    /// From the top of its container.
    top: f64,
    width: f64,
    height: f64,
    /// How many pieces there are.
    pieces: usize,
    /// The width of the widget's root, which has everything that is visible.
    visible: f64,
    /// How far the contents of the section reach beyond its sides.
    overflow: f64,
    /// The height of the section.
    section: f64,
}

/// All blocks, by viewport, title of the section, and number in the section.
type Layout = BTreeMap<(u32, String, usize), Block>;

const MEASURE: &str = "
    const measure = (section) => [...section.querySelectorAll('.text, invest-seoul-news')].map((block, index) => {
        const pieces = block.getClientRects();
        const { left, top, width, height } = pieces[0];
        const visible = (block.shadowRoot?.querySelector('[part~=root]') ?? block).getClientRects()[0].width;
        const overflow = section.scrollWidth - section.clientWidth;
        const [container, around] = [block.parentElement, section].map((element) => element.getBoundingClientRect());
        return [section.title, index, {
            left, top: top - container.top, width, height, pieces: pieces.length, visible, overflow, section: around.height,
        }];
    });
    return [...document.querySelectorAll('body > section')].flatMap(measure)";

/// Measures all blocks in viewports of all widths.
async fn layout(page: &Page<'_>) -> Result<Layout> {
    let mut layout = Layout::new();
    for viewport in VIEWPORTS {
        page.execute("frameElement.style.inlineSize = `${arguments[0]}px`", vec![json!(viewport)]).await?;
        page.is_wide(viewport).await?;
        page.two_frames().await?;
        let blocks: Vec<(String, usize, Block)> = page.read(MEASURE, vec![]).await?;
        layout.extend(blocks.into_iter().map(|(title, index, block)| ((viewport, title, index), block)));
    }
    Ok(layout)
}

/// Waits until there is a widget in each container, all in this phase.
async fn are_all(page: &Page<'_>, phase: &str) -> Result<()> {
    let markup = fs::read_to_string(project("tests/hosts/containers/index.html"))?;
    let containers = markup
        .lines()
        .filter(|line| line.starts_with("<section"))
        .map(|line| line.matches("{{news}}").count())
        .sum();
    let in_phase = "return widgets.filter(({ shadowRoot }) =>
        shadowRoot?.querySelector('[data-phase]')?.dataset.phase === arguments[0]).length";
    eventually::<usize>(containers, async || page.read(in_phase, vec![json!(phase)]).await).await
}

/// What is `different` of two layouts of the same blocks.
fn differences(one: &Layout, other: &Layout, different: impl Fn(&Block, &Block) -> bool) -> Vec<String> {
    assert!(one.keys().eq(other.keys()), "not the same blocks");
    one.iter()
        .zip(other.values())
        .filter(|((_, before), after)| different(before, after))
        .map(|(((viewport, title, index), one), other)| {
            format!("{title}, block {index}, in {viewport} px: {one:?} → {other:?}")
        })
        .collect()
}

fn apart(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() > tolerance
}

async fn is_as_wide_as_a_text(session: BrowserSession, content: &Content) -> Result<()> {
    let texts = layout(&session.open_narrow(&TEXT.host(), VIEWPORTS[0]).await?).await?;
    let page = session.open_narrow(&content.host(), VIEWPORTS[0]).await?;
    are_all(&page, "ready").await?;
    let different = |text: &Block, widget: &Block| {
        apart(text.left, widget.left, 1.0)
            || apart(text.width, widget.width, 1.0)
            || apart(text.overflow, widget.overflow, 1.0)
            || apart(widget.visible, widget.width, 1.0)
    };
    let widgets = layout(&page).await?;
    assert_eq!(differences(&texts, &widgets, different), Vec::<String>::new());
    Ok(())
}

async fn an_element_is_as_wide_as_a_text(session: BrowserSession) -> Result<()> {
    is_as_wide_as_a_text(session, &ELEMENT).await
}

async fn a_tag_is_as_wide_as_a_text(session: BrowserSession) -> Result<()> {
    is_as_wide_as_a_text(session, &TAG).await
}

/// Compares the places of all widgets before and after the cards.
async fn nothing_moves(session: BrowserSession, content: &Content) -> Result<()> {
    session.site.answer(FEED, Answer::Nothing);
    let page = session.open_narrow(&content.host(), VIEWPORTS[0]).await?;
    are_all(&page, "loading").await?;
    if session.engine() == Engine::WebKit {
        // It keeps the line that the marker of a list item had before the element was defined, until it lays out the item anew.
        let anew = "document.body.style.display = 'none'; document.body.offsetHeight; document.body.style.display = ''";
        page.execute(anew, vec![]).await?;
    }
    let before = layout(&page).await?;
    let shift_before = page.log().await?.layout_shift;
    session.site.answer(FEED, Answer::File);
    are_all(&page, "ready").await?;
    page.two_frames().await?;
    assert_eq!(page.log().await?.layout_shift, shift_before);
    let after = layout(&page).await?;
    let different = |before: &Block, after: &Block| {
        apart(before.left, after.left, 0.1)
            || apart(before.top, after.top, 0.1)
            || apart(before.width, after.width, 0.1)
            || apart(before.height, after.height, 0.1)
            || apart(before.section, after.section, 0.1)
            || before.pieces != after.pieces
    };
    assert_eq!(differences(&before, &after, different), Vec::<String>::new());
    Ok(())
}

async fn nothing_moves_around_elements(session: BrowserSession) -> Result<()> {
    nothing_moves(session, &ELEMENT).await
}

async fn nothing_moves_around_tags(session: BrowserSession) -> Result<()> {
    nothing_moves(session, &TAG).await
}
