//! Paper: where cards and the page's own text are. WebKitGTK's driver prints nothing.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, behaviours};

behaviours! { in &[Engine::Chromium, Engine::Firefox] =>
    the_pages_own_text_comes_after_the_cards,
    no_card_is_cut_by_the_end_of_a_page,
}

/// Whether a link leads to a release of the sample.
fn is_release(address: &str) -> bool {
    address.contains("english.seoul.go.kr") || address.contains("wr_id=")
}

// The text was behind the cards, because boxes of the widget had no natural height on paper.
async fn the_pages_own_text_comes_after_the_cards(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    let host = format!("{}/release", session.site.host_origin());
    let places = page.printed_places().await?;
    let own: Vec<_> = places.iter().filter(|(address, ..)| *address == host).collect();
    let cards: Vec<_> = places.iter().filter(|(address, ..)| is_release(address)).collect();
    assert_eq!(own.len(), 2, "one link before the cards and one after them: {own:?}");
    let [(_, first_page, _, first_bottom), (_, last_page, last_top, _)] = [own[0], own[1]];
    assert!(*last_page > 1, "the cards take more than one page");
    let behind = |(_, page, top, bottom): &&&(String, u32, f32, f32)| {
        (page, -top) < (first_page, -first_bottom) || (page, -bottom) > (last_page, -last_top)
    };
    assert_eq!(cards.iter().filter(behind).collect::<Vec<_>>(), Vec::<&&(String, u32, f32, f32)>::new());
    Ok(())
}

async fn no_card_is_cut_by_the_end_of_a_page(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    let places = page.printed_places().await?;
    let mut cards: Vec<(&str, u32)> = places
        .iter()
        .filter(|(address, ..)| is_release(address))
        .map(|(address, page, ..)| (address.as_str(), *page))
        .collect();
    cards.sort_unstable();
    cards.dedup();
    // A card that is cut would be on two pages.
    assert_eq!(cards.len(), 12, "{cards:?}");
    Ok(())
}
