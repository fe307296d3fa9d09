//! The languages in a real browser: messages that are loaded, plural forms, direction.

use super::{RELEASE, feed, mounted, mounted::Mounted};
use crate::i18n::Messages;
use js_sys::{Array, Function};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// The plural categories that the browser knows for a language, sorted.
fn categories(language: &str) -> Vec<String> {
    let ask = Function::new_with_args(
        "tag",
        "return new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort()",
    );
    let categories: Array = ask.call1(&JsValue::NULL, &language.into()).unwrap().into();
    categories.iter().map(|category| category.as_string().unwrap()).collect()
}

#[wasm_bindgen_test]
fn every_plural_has_the_categories_of_the_browser() {
    for (language, _) in mounted::FILES {
        for name in ["views", "comments", "results", "new_items"] {
            let forms = js_sys::Reflect::get(&mounted::messages_in(language), &name.into()).unwrap();
            let mut names: Vec<_> =
                js_sys::Object::keys(&forms.into()).iter().map(|name| name.as_string().unwrap()).collect();
            names.sort();
            assert_eq!(names, categories(language), "{language} {name}");
        }
    }
    assert_eq!(
        [categories("en"), categories("ko")],
        [vec!["one".to_owned(), "other".to_owned()], vec!["other".to_owned()]]
    );
}

#[wasm_bindgen_test]
fn a_number_takes_the_form_of_its_category() {
    for (language, forms) in [
        (
            "ru",
            [(1.0, "{n} просмотр"), (3.0, "{n} просмотра"), (5.0, "{n} просмотров"), (21.0, "{n} просмотр")],
        ),
        ("ar", [(0.0, "لا مشاهدات"), (2.0, "مشاهدتان"), (3.0, "{n} مشاهدات"), (11.0, "{n} مشاهدة")]),
        ("fr", [(0.0, "{n} vue"), (1.0, "{n} vue"), (2.0, "{n} vues"), (1_000_000.0, "{n} de vues")]),
        ("de", [(0.0, "{n} Aufrufe"), (1.0, "{n} Aufruf"), (2.0, "{n} Aufrufe"), (21.0, "{n} Aufrufe")]),
        ("vi", [(0.0, "{n} lượt xem"), (1.0, "{n} lượt xem"), (2.0, "{n} lượt xem"), (21.0, "{n} lượt xem")]),
    ] {
        let messages = Messages::read(&mounted::messages_in(language));
        for (n, form) in forms {
            assert_eq!(messages.views.form(n, language), form, "{language}: {n}");
        }
    }
}

#[wasm_bindgen_test]
fn every_file_is_read_whole() {
    for (language, _) in mounted::FILES {
        let file = mounted::messages_in(language);
        let messages = Messages::read(&file);
        for (name, message) in
            [("carousel", messages.carousel), ("retry", messages.retry), ("page", messages.page)]
        {
            let text = js_sys::Reflect::get(&file, &name.into()).unwrap().as_string();
            assert_eq!(text.as_deref(), Some(message), "{language} {name}");
        }
    }
}

#[wasm_bindgen_test]
async fn messages_dates_and_numbers_are_in_the_language_of_the_page() {
    for (language, meta) in [
        ("fr", ["1 août 2018", "4\u{202f}733 vues", "1 commentaire"]),
        ("de-DE", ["01.08.2018", "4.733 Aufrufe", "1 Kommentar"]),
        ("ru", ["1 авг. 2018\u{202f}г.", "4\u{a0}733 просмотра", "1 комментарий"]),
    ] {
        let widget =
            Mounted::with(&[("lang", language), ("show", "date views comments")], &feed(RELEASE)).await;
        // Engines have data of different years, which differ in the kind of space.
        let plain = |text: &str| text.replace(['\u{202f}', '\u{a0}'], " ");
        let texts: Vec<_> = widget.texts("[part=meta] > * > *").iter().map(|text| plain(text)).collect();
        assert_eq!(texts, meta.map(plain), "{language}");
    }
}

#[wasm_bindgen_test]
async fn a_page_in_a_language_without_messages_gets_those_of_the_feeds_language() {
    let french = feed(RELEASE).replace(r#""title": "News""#, r#""title": "Actus", "language": "fr""#);
    let widget = Mounted::with(&[("lang", "pt"), ("show", "views")], &french).await;
    assert_eq!(widget.attributes(".root", "lang"), ["fr"]);
    assert_eq!(widget.attributes("[part=slide]", "aria-roledescription"), ["diapositive"]);
}

#[wasm_bindgen_test]
async fn cards_wait_for_their_messages() {
    let come = mounted::hold_messages("id");
    let widget = Mounted::new(&[("lang", "in_ID")], &feed(RELEASE));
    mounted::settled().await;
    mounted::settled().await;
    assert_eq!((widget.phase(), widget.emitted()), ("loading".to_owned(), vec![]));
    come.call1(&JsValue::NULL, &mounted::messages_in("id")).unwrap();
    widget.shown().await;
    assert_eq!(widget.texts("[part=views]"), ["4.733 kali dilihat"]);
    mounted::settled().await;
    assert_eq!(widget.emitted(), ["ready 1"]);
}

#[wasm_bindgen_test]
async fn a_failure_of_the_feed_waits_for_its_message() {
    let come = mounted::hold_messages("es");
    let widget = Mounted::new(&[("lang", "es")], "no feed");
    mounted::settled().await;
    assert_eq!(widget.phase(), "loading");
    come.call1(&JsValue::NULL, &mounted::messages_in("es")).unwrap();
    widget.shown().await;
    assert_eq!(
        widget.texts("[role=alert]"),
        ["Las noticias han llegado en un formato que no se puede leer."]
    );
}

#[wasm_bindgen_test]
async fn messages_that_can_not_be_loaded_are_english_and_so_are_dates_until_they_come() {
    let come = mounted::hold_messages("th");
    let retried = mounted::hold_reloaded_messages("th");
    let widget = Mounted::new(&[("lang", "th"), ("show", "date views")], &feed(RELEASE));
    come.call0(&JsValue::NULL).unwrap();
    widget.shown().await;
    assert_eq!(widget.texts("[part=meta] > * > *"), ["Aug 1, 2018", "4,733 views"]);
    assert_eq!(widget.attributes(".root, [part=title]", "lang"), ["en", "th"]);
    // They were in English for ever.
    retried.call1(&JsValue::NULL, &mounted::messages_in("th")).unwrap();
    mounted::until(|| widget.attributes(".root", "lang") == ["th"]).await;
    assert_eq!(widget.attributes(".root", "lang"), ["th"]);
    assert_eq!(widget.texts("[part=views]"), ["เข้าชม 4,733 ครั้ง"]);
}

#[wasm_bindgen_test]
async fn cards_keep_their_language_until_the_messages_of_the_next_are_there() {
    let come = mounted::hold_messages("vi");
    let widget = Mounted::with(&[("lang", "ko"), ("show", "views")], &feed(RELEASE)).await;
    widget.set("lang", "vi");
    mounted::settled().await;
    assert_eq!(
        (widget.phase(), widget.texts("[part=views]")),
        ("ready".to_owned(), vec!["조회수 4,733회".to_owned()])
    );
    come.call1(&JsValue::NULL, &mounted::messages_in("vi")).unwrap();
    mounted::until(|| widget.texts("[part=views]") == ["4.733 lượt xem"]).await;
    assert_eq!(widget.texts("[part=views]"), ["4.733 lượt xem"]);
    assert_eq!(widget.emitted(), ["ready 1"]);
}

#[wasm_bindgen_test]
async fn messages_are_loaded_once_for_all_widgets_and_not_at_all_where_they_are_compiled_in() {
    let first = Mounted::with(&[("lang", "zh-Hans")], &feed(RELEASE)).await;
    let before = mounted::loaded();
    let second = Mounted::with(&[("lang", "zh-CN")], &feed(RELEASE)).await;
    let third = Mounted::with(&[("lang", "ko")], &feed(RELEASE)).await;
    let texts = [&first, &second, &third].map(|widget| widget.texts("[part=views]").concat());
    assert_eq!(texts, ["浏览4,733次", "浏览4,733次", "조회수 4,733회"]);
    assert_eq!(mounted::loaded(), before);
}

#[wasm_bindgen_test]
async fn arabic_runs_from_right_to_left_unless_the_page_gives_the_element_a_direction() {
    let widget = Mounted::with(&[("lang", "ar")], &feed(RELEASE)).await;
    let direction = |widget: &Mounted| widget.count(".root:dir(rtl)");
    assert_eq!((direction(&widget), widget.attributes(".root", "lang")), (1, vec!["ar".to_owned()]));
    widget.set("lang", "en");
    mounted::until(|| direction(&widget) == 0).await;
    assert_eq!(direction(&widget), 0);
    widget.set("lang", "ar");
    mounted::until(|| direction(&widget) == 1).await;
    assert_eq!(direction(&widget), 1);
    let other = Mounted::with(&[("lang", "ar"), ("dir", "ltr")], &feed(RELEASE)).await;
    assert_eq!(direction(&other), 0);
}
