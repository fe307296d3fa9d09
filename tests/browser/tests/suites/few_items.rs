//! Feeds with one to four releases: the cards fill the row, and no picture is a strip.

use std::fs;

use anyhow::{Context, Result};
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours, project};
use serde::Deserialize;
use serde_json::Value;

behaviours! { in &Engine::ALL =>
    one_card_fills_the_row_and_stands_beside_its_picture_where_there_is_room,
    two_cards_fill_the_row_and_stand_beside_their_pictures_in_a_wide_one,
    three_cards_fill_the_row,
    four_cards_fill_a_wide_row,
}

const FEED: &str = "/sample/feed.json";

/// How the cards stand in a page of this width. Its margins take 16 px.
#[derive(Debug, Deserialize, PartialEq)]
struct Row {
    /// The width of each card, in whole CSS px.
    cards: Vec<u32>,
    /// Whether the first picture is beside its text.
    beside: bool,
    /// Whether there are controls, because not all cards fit.
    controls: bool,
}

fn row(cards: &[u32], beside: bool, controls: bool) -> Row {
    Row { cards: cards.to_vec(), beside, controls }
}

/// The row of the first `count` releases of the sample at each width of page.
async fn rows<const N: usize>(session: &BrowserSession, count: usize, widths: [u32; N]) -> Result<Vec<Row>> {
    let mut sample: Value = serde_json::from_str(&fs::read_to_string(project("sample/feed.json"))?)?;
    sample["items"].as_array_mut().context("the sample has items")?.truncate(count);
    session.site.answer(FEED, Answer::Text(sample.to_string()));
    let mut rows = Vec::new();
    for width in widths {
        let page = session.open_narrow(&Host::new("one-tag"), width).await?;
        page.widget().ready().await?;
        let row = "const rect = (name) => parts(0, name)[0].getBoundingClientRect();
                   const [media, body] = ['media', 'body'].map(rect);
                   return {
                     cards: parts(0, 'card').map((card) => Math.round(card.getBoundingClientRect().width)),
                     beside: media.right <= body.left + 0.5 && media.top < body.bottom - 0.5 && media.height > body.height - 0.5,
                     controls: ((controls) => controls.checkVisibility() && getComputedStyle(controls).visibility === 'visible')(parts(0, 'controls')[0]),
                   }";
        rows.push(page.read(row, vec![]).await?);
        let shapes = "return parts(0, 'media').map((media) => media.getBoundingClientRect()).map(({ width, height }) => width / height)";
        let shapes: Vec<f64> = page.read(shapes, vec![]).await?;
        let is_good = |shape: &f64| (0.6..=2.6).contains(shape);
        assert!(shapes.iter().all(is_good), "pictures of {shapes:?} to 1 at {width} px");
        // Nothing is reserved that is not there, and nothing sticks out.
        let overflow =
            "return parts(0, 'body').filter((body) => body.scrollHeight > body.clientHeight + 1).map(text)";
        assert_eq!(page.read::<Vec<String>>(overflow, vec![]).await?, Vec::<String>::new(), "at {width} px");
    }
    Ok(rows)
}

async fn one_card_fills_the_row_and_stands_beside_its_picture_where_there_is_room(
    session: BrowserSession,
) -> Result<()> {
    let expected = [row(&[344], false, false), row(&[752], true, false), row(&[1264], true, false)];
    assert_eq!(rows(&session, 1, [360, 768, 1280]).await?, expected);
    Ok(())
}

async fn two_cards_fill_the_row_and_stand_beside_their_pictures_in_a_wide_one(
    session: BrowserSession,
) -> Result<()> {
    let expected = [row(&[304; 2], false, true), row(&[368; 2], false, false), row(&[624; 2], true, false)];
    assert_eq!(rows(&session, 2, [360, 768, 1280]).await?, expected);
    Ok(())
}

async fn three_cards_fill_the_row(session: BrowserSession) -> Result<()> {
    let expected = [row(&[304; 3], false, true), row(&[240; 3], false, false), row(&[411; 3], false, false)];
    assert_eq!(rows(&session, 3, [360, 768, 1280]).await?, expected);
    Ok(())
}

async fn four_cards_fill_a_wide_row(session: BrowserSession) -> Result<()> {
    let expected = [
        row(&[304; 4], false, true),
        row(&[240; 4], false, true),
        row(&[304; 4], false, false),
        row(&[364; 4], false, false),
    ];
    assert_eq!(rows(&session, 4, [360, 768, 1280, 1520]).await?, expected);
    Ok(())
}
