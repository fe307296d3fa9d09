//! Contrast of focus rings, borders and texts, computed from computed styles (WCAG 1.4.3, 1.4.6, 1.4.11, 2.4.13), and of what forced
//! colours leave.

use anyhow::Result;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use browser_tests::{
    Answer, BrowserSession, CONTRAST, Engine, Host, Key, Page, Settings, behaviours, eventually,
};
use serde_json::{Value, json};

behaviours! {
    in &Engine::ALL =>
        on_pages_of_every_colour_the_focus_of_buttons_and_links_stands_out,
        the_focus_of_a_card_stands_out_from_card_and_picture,
        the_focus_of_a_card_without_a_link_stands_out_too,
        on_pages_of_every_colour_the_focus_of_the_button_that_tries_again_stands_out;
    // WebKitGTK knows neither setting.
    in &[Engine::Chromium, Engine::Firefox] =>
        with_more_contrast_texts_and_borders_have_it,
        with_forced_colours_the_bar_stands_out,
        with_forced_colours_the_drawing_is_there;
}

/// The colours of pages, and of their text.
const PAGES: [(&str, &str); 4] =
    [("#ffffff", "#111111"), ("#000000", "#ffffff"), ("#003876", "#ffffff"), ("#767676", "#ffffff")];

const FEED: &str = "/fixtures/contrast.json";

/// Whether an element that has the focus now shows it, and how: its outline.
const RING: &str = "
    const ring = (part, pseudo) => {
      part.focus();
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(part, pseudo);
      const shows = part.matches(':focus-visible') && outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2;
      return { shows, color: outlineColor, width: parseFloat(outlineWidth), offset: parseFloat(outlineOffset) };
    };";

async fn measure<T: serde::de::DeserializeOwned>(page: &Page<'_>, script: &str) -> Result<T> {
    page.read(&format!("{CONTRAST}{{ const contrast = contrastOn; {RING}{script} }}"), vec![]).await
}

/// A feed with one release.
fn feed(release: Value) -> Answer {
    let feed =
        json!({ "version": "https://jsonfeed.org/version/1.1", "home_page_url": "/", "items": [release] });
    Answer::Text(feed.to_string())
}

/// Gives the page these colours, and the widget this theme.
async fn dress(page: &Page<'_>, (background, text): (&str, &str), theme: &str) -> Result<()> {
    let dress = "document.documentElement.style = `background: ${arguments[0]}; color: ${arguments[1]}`;
                 widgets[0].setAttribute('theme', arguments[2]);
                 // Colours may change slowly.
                 for (const part of parts(0, 'card')) getComputedStyle(part).borderTopColor;
                 for (const animation of widgets[0].shadowRoot.getAnimations()) animation.finish()";
    page.execute(dress, vec![json!(background), json!(text), json!(theme)]).await.map(drop)
}

/// In pages of every colour and in both themes: what `script` finds too weak.
async fn weak(page: &Page<'_>, script: &str) -> Result<Vec<String>> {
    // Readers who use the keyboard see the focus.
    page.press(Key::Tab).await?;
    let mut weak = Vec::new();
    for colors in PAGES {
        for theme in ["light", "dark"] {
            dress(page, colors, theme).await?;
            let found: Vec<String> = measure(page, script).await?;
            weak.extend(found.into_iter().map(|what| format!("{what} on {}, {theme}", colors.0)));
        }
    }
    Ok(weak)
}

async fn on_pages_of_every_colour_the_focus_of_buttons_and_links_stands_out(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    let rings = "return ['heading-link', 'all-news', 'previous', 'next'].flatMap((name) => {
          const [part] = parts(0, name);
          const { shows, color } = ring(part);
          const ratio = contrast(color, getComputedStyle(document.documentElement).backgroundColor);
          return shows && ratio >= 3 ? [] : [`${name}: ${shows} ${color} ${ratio.toFixed(2)}`];
        })";
    assert_eq!(weak(&page, rings).await?, Vec::<String>::new());
    Ok(())
}

/// The ring of a card is on the card. Its picture may have any colour, so there is a line of the card's own colour on both sides.
const CARD_RING: &str = "
    const weak = (part, shadowed, pseudo) => {
      const { shows, color, width, offset } = ring(part, pseudo);
      const style = getComputedStyle(shadowed, pseudo);
      const line = style.boxShadow.match(/[a-z-]+\\([^)]*\\)/)[0];
      const lengths = style.boxShadow.replace(line, '').match(/-?[\\d.]+px/g).map(parseFloat);
      const card = getComputedStyle(parts(0, 'card')[0]).backgroundColor;
      // From the edge of the card: the line, the ring, the line.
      const [outer, inner, end] = [-offset - width, -offset, lengths[3]];
      const ratios = [contrast(color, line), contrast(color, card)];
      const good = shows && style.boxShadow.includes('inset') && outer >= 2 && end >= inner + 2 && ratios.every((ratio) => ratio >= 3);
      return good ? [] : [`${shows} ${style.boxShadow} ${outer} ${inner} ${ratios}`];
    };";

async fn the_focus_of_a_card_stands_out_from_card_and_picture(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    let script = format!("{CARD_RING} const [link] = parts(0, 'link'); return weak(link, link, '::after')");
    assert_eq!(weak(&page, &script).await?, Vec::<String>::new());
    Ok(())
}

async fn the_focus_of_a_card_without_a_link_stands_out_too(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(json!({ "id": "1", "title": "No address" })));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().ready().await?;
    // The slide has the focus, and its card the ring.
    let script = "
        const [[slide], [card]] = [parts(0, 'slide'), parts(0, 'card')];
        slide.focus();
        const { outlineStyle, outlineColor, outlineWidth } = getComputedStyle(card);
        const ratio = contrast(outlineColor, getComputedStyle(card).backgroundColor);
        const shows = slide.matches(':focus-visible') && outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2;
        return shows && ratio >= 3 ? [] : [`${shows} ${outlineColor} ${ratio.toFixed(2)}`]";
    assert_eq!(weak(&page, script).await?, Vec::<String>::new());
    Ok(())
}

// The ring had the colour of the text on the button, which is white, and stood around the button.
async fn on_pages_of_every_colour_the_focus_of_the_button_that_tries_again_stands_out(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(FEED, Answer::Status(500));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().is("failed").await?;
    let script = "
        const [retry] = parts(0, 'retry');
        const { shows, color, width, offset } = ring(retry);
        const inside = offset + width <= 0;
        const behind = getComputedStyle(inside ? retry : document.documentElement).backgroundColor;
        const ratio = contrast(color, behind);
        return shows && ratio >= 3 ? [] : [`${shows} ${color} on ${behind}: ${ratio.toFixed(2)}`]";
    assert_eq!(weak(&page, script).await?, Vec::<String>::new());
    Ok(())
}

async fn with_more_contrast_texts_and_borders_have_it(session: BrowserSession) -> Result<()> {
    let session = session.with_settings(Settings { more_contrast: true, ..Settings::default() }).await?;
    let shown = "image summary date views author comments tags";
    let page = session.open(&Host::new("element").with("show", shown)).await?;
    page.widget().ready().await?;
    assert!(page.read::<bool>("return matchMedia('(prefers-contrast: more)').matches", vec![]).await?);
    // WCAG 1.4.6 asks for 7:1 of texts, 1.4.11 for 3:1 of borders.
    let weak_parts = "
        const behind = getComputedStyle(document.documentElement).backgroundColor;
        const card = getComputedStyle(parts(0, 'card')[0]).backgroundColor;
        // The page's own text may have less, and a card that stands out itself needs no border.
        const own = contrast(getComputedStyle(document.documentElement).color, behind);
        const border = contrast(card, behind) >= 3 ? 1 : 3;
        const measured = [
          ...['tags', 'title', 'summary', 'date', 'author', 'views'].map((name) => [name, 'color', card, 7]),
          ...['heading', 'position'].map((name) => [name, 'color', behind, Math.min(7, own)]),
          ['card', 'borderTopColor', card, 3], ['card', 'borderTopColor', behind, border],
          ['previous', 'borderTopColor', behind, 3], ['next', 'borderTopColor', behind, 3],
        ];
        return measured.flatMap(([name, property, around, least]) => {
          const ratio = contrast(getComputedStyle(parts(0, name)[0])[property], around);
          return ratio >= least ? [] : [`${property} of ${name}: ${ratio.toFixed(2)}`];
        })";
    assert_eq!(weak(&page, weak_parts).await?, Vec::<String>::new());
    Ok(())
}

async fn with_forced_colours_the_bar_stands_out(session: BrowserSession) -> Result<()> {
    let session = session.with_settings(Settings { forced_colors: true, ..Settings::default() }).await?;
    // Twelve views have a bar, not dots.
    let page = session.open_narrow(&Host::new("element"), 360).await?;
    page.widget().ready().await?;
    let ratio = "const [bar, room] = ['bar', 'progress'].map((name) => getComputedStyle(parts(0, name)[0]));
                 return [contrast(bar.backgroundColor, room.backgroundColor), Number(bar.opacity), parseFloat(bar.blockSize)]";
    let [ratio, opacity, height]: [f64; 3] = measure(&page, ratio).await?;
    assert!(ratio >= 3.0 && opacity == 1.0 && height >= 3.0, "{ratio}:1, {opacity}, {height} px");
    Ok(())
}

// It was an empty box: forced colours take its colours away, unless it keeps them.
async fn with_forced_colours_the_drawing_is_there(session: BrowserSession) -> Result<()> {
    let session = session.with_settings(Settings { forced_colors: true, ..Settings::default() }).await?;
    session.site.answer(FEED, feed(json!({ "id": "1", "title": "No picture", "url": "/release/1" })));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().ready().await?;
    // Pixels, because computed styles do not tell what is painted.
    let screenshot = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(page.screenshot().await?));
    page.execute(
        "const image = new Image();
         image.onload = () => {
           const { left, top, width, height } = parts(0, 'placeholder')[0].getBoundingClientRect();
           const scale = image.width / innerWidth;
           const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
           const context = canvas.getContext('2d');
           context.drawImage(image, 0, 0);
           const { data } = context.getImageData(left * scale, top * scale, width * scale, height * scale);
           window.colors = new Set(new Uint32Array(data.buffer)).size;
         };
         image.src = arguments[0]",
        vec![json!(screenshot)],
    )
    .await?;
    eventually(true, async || page.read("return window.colors > 0", vec![]).await).await?;
    let colors: usize = page.read("return window.colors", vec![]).await?;
    assert!(colors > 20, "the drawing has {colors} colours");
    Ok(())
}
