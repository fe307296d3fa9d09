//! Feeds in the form in which generators write them, and by hand: the whole of what their cards show.

use super::mounted::Mounted;
use wasm_bindgen_test::wasm_bindgen_test;

/// What the page sees of each item, the days on the cards, and the heading.
async fn shown(feed: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let widget = Mounted::with(&[], feed).await;
    let items = widget.items().iter().map(|item| js_sys::JSON::stringify(&item).unwrap().into()).collect();
    (items, widget.texts("time"), widget.texts("[part=heading]"))
}

fn expected(items: &[&str], days: &[&str], heading: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    (owned(items), owned(days), vec![heading.to_owned()])
}

macro_rules! feed {
    ($name:literal) => {
        include_str!(concat!("fixtures/generators/", $name, ".json"))
    };
}

#[wasm_bindgen_test]
async fn docusaurus() {
    let items = [
        "{\"id\":\"https://docs.example/blog/fund\",\"url\":\"https://docs.example/blog/fund\",\"title\":\"A fund for start-ups\",\"summary\":\"The fund has grown to 5 trillion won.\u{200b} Why if (a < b) {}\",\"image\":\"https://docs.example/assets/images/hub-3f0c.png?w=1&h=2\",\"date_published\":\"2024-05-07T00:00:00Z\",\"authors\":[\"Kim\"],\"tags\":[\"fund\",\"start-up\"]}",
    ];
    assert_eq!(shown(feed!("docusaurus")).await, expected(&items, &["May 7, 2024"], "Seoul Startup Blog"));
}

#[wasm_bindgen_test]
async fn vuepress() {
    let items = [
        r#"{"id":"https://vue.example/guide.html","url":"https://vue.example/guide.html","title":"외국인 투자 <안내>","summary":"서울시가 외국인 투자 안내서를 냈습니다.","image":"https://vue.example/guide.png","date_published":"2024-05-06T15:30:00Z","authors":["투자 & 유치과"],"tags":[]}"#,
    ];
    assert_eq!(shown(feed!("vuepress")).await, expected(&items, &["May 7, 2024"], "투자 소식"));
}

#[wasm_bindgen_test]
async fn jekyll() {
    let items = [
        r#"{"id":"6a1d6f8a0b1b1c8fd5b1f1f0c2b8a1a6c5d4e3f2","url":"https://jekyll.example/2024/harbour.html","title":"Seoul's new harbour","summary":"Seoul’s ferries go to Busan & back. Twice a day.","date_published":"2024-05-07T23:30:00+09:00","authors":[],"tags":[]}"#,
        r#"{"id":"0e1d6f8a0b1b1c8fd5b1f1f0c2b8a1a6c5d4e3f2","url":"http://127.0.0.1:1/2024/first.html","title":"A first look.","date_published":"2024-05-07","authors":[],"tags":[]}"#,
    ];
    assert_eq!(
        shown(feed!("jekyll")).await,
        expected(&items, &["May 7, 2024", "May 7, 2024"], "Seoul & Busan")
    );
}

#[wasm_bindgen_test]
async fn hugo() {
    let items = [
        r#"{"id":"https://hugo.example/posts/expo/","url":"https://hugo.example/posts/expo/","title":"Expo & fair","summary":"The expo opens on Monday.","image":"https://hugo.example/posts/expo/cover.png","date_published":"2024-05-04T20:00:00-07:00","authors":[],"tags":[]}"#,
        r#"{"id":"https://hugo.example/posts/lab/","url":"https://hugo.example/posts/lab/","title":"A lab","summary":"Robots and more.","image":"https://img.hugo.example/lab.png","date_published":"2024-05-04T20:00:00Z","authors":[],"tags":[]}"#,
    ];
    assert_eq!(
        shown(feed!("hugo")).await,
        expected(&items, &["May 4, 2024", "May 5, 2024"], "Hugo in Seoul")
    );
}

#[wasm_bindgen_test]
async fn eleventy() {
    let items = [
        r#"{"id":"https://eleventy.example/blog/one/","url":"https://eleventy.example/blog/one/","title":"5 < 6","summary":"One two.","image":"https://eleventy.example/img/1.jpeg","date_published":"2024-05-07T00:00:00Z","authors":["Lee & Park"],"tags":[]}"#,
    ];
    assert_eq!(shown(feed!("eleventy")).await, expected(&items, &["May 7, 2024"], "Eleven"));
}

#[wasm_bindgen_test]
async fn micro_blog() {
    let items = [
        r#"{"id":"http://kim.micro.example/2024/05/07/a-walk.html","url":"https://kim.micro.example/2024/05/07/a-walk.html","title":"A walk along the Han — 12° and sun.","image":"https://kim.micro.example/2024/05/07/uploads/2024/han.jpg","date_published":"2024-05-07T08:15:42+09:00","authors":["Kim"],"tags":[],"views":41}"#,
    ];
    assert_eq!(shown(feed!("micro_blog")).await, expected(&items, &["May 7, 2024"], "Seoul notes"));
}

#[wasm_bindgen_test]
async fn wordpress() {
    let items = [
        r#"{"id":"https://wp.example/?p=110","url":"https://wp.example/110/","title":"Seoul & Busan’s “one campaign”","summary":"Two cities… Read more […]","image":"https://wp.example/110.jpg","date_published":"2024-05-07T02:01:00Z","authors":["admin"],"tags":["R&D","Travel"]}"#,
    ];
    assert_eq!(shown(feed!("wordpress")).await, expected(&items, &["2024. 5. 7."], "Invest – Seoul"));
}

#[wasm_bindgen_test]
async fn by_hand() {
    let items = [
        r#"{"id":"/1.html","url":"http://127.0.0.1:1/1.html","title":"No id, and a date of mail","image":"http://127.0.0.1:1/news/1.png","date_published":"2024-05-07T23:30:00Z","authors":[],"tags":[],"views":1234}"#,
        r#"{"id":"2","title":"Only HTML","image":"http://127.0.0.1:1/news/2.png","date_published":"2024-05-07T23:30:00","authors":[],"tags":[]}"#,
    ];
    assert_eq!(shown(feed!("by_hand")).await, expected(&items, &["May 8, 2024", "May 7, 2024"], "By hand"));
}
