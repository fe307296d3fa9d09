//! A widget mounted by hand, as `embed.js` mounts it: an element, its shadow root, and a page whose `fetch` gives the answers.

use std::cell::Cell;

use crate::element::{
    embed_api::EmbedApi,
    widget::{Widget, mount},
};
use js_sys::{Array, Function, Map, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CustomEvent, Element, HtmlElement, Response, ResponseInit, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

/// Where the feeds of these tests would come from. Browsers refuse port 1, so nothing is ever asked of it.
const FEED: &str = "http://127.0.0.1:1/news/feed.json";

thread_local! {
    static MOUNTED: Cell<u32> = const { Cell::new(0) };
    /// What `fetch` answers, once each: promises by address.
    static ANSWERS: Map = answers();
    /// Promises of messages that are not the ones of the file, by language.
    static MESSAGES: Map = Map::new();
    /// Likewise, for the attempt after a failure.
    static RELOADED: Map = Map::new();
    /// How often messages have been asked for.
    static LOADED: Cell<u32> = const { Cell::new(0) };
}

/// The files of messages that a build ships.
pub const FILES: [(&str, &str); 11] = [
    ("ar", include_str!("../src/i18n/messages/ar.json")),
    ("de", include_str!("../src/i18n/messages/de.json")),
    ("es", include_str!("../src/i18n/messages/es.json")),
    ("fr", include_str!("../src/i18n/messages/fr.json")),
    ("id", include_str!("../src/i18n/messages/id.json")),
    ("ja", include_str!("../src/i18n/messages/ja.json")),
    ("ru", include_str!("../src/i18n/messages/ru.json")),
    ("th", include_str!("../src/i18n/messages/th.json")),
    ("vi", include_str!("../src/i18n/messages/vi.json")),
    ("zh-Hans", include_str!("../src/i18n/messages/zh-Hans.json")),
    ("zh-Hant", include_str!("../src/i18n/messages/zh-Hant.json")),
];

/// The object of a file of messages.
pub fn messages_in(language: &str) -> JsValue {
    let (_, file) = FILES.into_iter().find(|(name, _)| *name == language).unwrap();
    js_sys::JSON::parse(file).unwrap()
}

/// Lets the messages of a language come only when the function that is returned is called with them. The page keeps messages, so each
/// test takes a language of its own.
pub fn hold_messages(language: &str) -> Function {
    let mut come = None;
    let promise = Promise::new(&mut |resolve, _| come = Some(resolve));
    MESSAGES.with(|messages| messages.set(&language.into(), &promise));
    come.unwrap()
}

/// As [`hold_messages`], for the attempt after a failure.
pub fn hold_reloaded_messages(language: &str) -> Function {
    let mut come = None;
    let promise = Promise::new(&mut |resolve, _| come = Some(resolve));
    RELOADED.with(|messages| messages.set(&language.into(), &promise));
    come.unwrap()
}

/// How often messages have been asked for.
pub fn loaded() -> u32 {
    LOADED.get()
}

/// Has the page's `fetch` answer from the map that is returned.
fn answers() -> Map {
    let answers = Map::new();
    let known = answers.clone();
    let fetch = Closure::<dyn Fn(JsValue) -> Promise>::new(move |address: JsValue| {
        let answer = known.get(&address);
        known.delete(&address);
        if answer.is_undefined() { Promise::reject(&"no answer".into()) } else { answer.unchecked_into() }
    });
    js_sys::Reflect::set(&js_sys::global(), &"fetch".into(), &fetch.into_js_value()).unwrap();
    answers
}

/// What `embed.js` offers the module: it has sent no request, and styles are not tested here.
fn embed_api() -> EmbedApi {
    let api = js_sys::Object::new();
    for name in ["takeResponse", "adoptStyleSheet"] {
        js_sys::Reflect::set(&api, &name.into(), &Function::new_no_args("")).unwrap();
    }
    let load_messages = Closure::<dyn Fn(String) -> Promise>::new(|language: String| {
        LOADED.set(LOADED.get() + 1);
        let held = MESSAGES.with(|messages| messages.get(&language.as_str().into()));
        if held.is_undefined() { Promise::resolve(&messages_in(&language)) } else { held.unchecked_into() }
    });
    js_sys::Reflect::set(&api, &"loadMessages".into(), &load_messages.into_js_value()).unwrap();
    let reload_messages = Closure::<dyn Fn(String) -> Promise>::new(|language: String| {
        let held = RELOADED.with(|messages| messages.get(&language.as_str().into()));
        if held.is_undefined() { Promise::new(&mut |_, _| ()) } else { held.unchecked_into() }
    });
    js_sys::Reflect::set(&api, &"reloadMessages".into(), &reload_messages.into_js_value()).unwrap();
    api.unchecked_into()
}

/// A widget on the test page, until dropped.
pub struct Mounted {
    handle: Option<Widget>,
    host: HtmlElement,
    root: ShadowRoot,
    emitted: Array,
    waiting: Option<Function>,
    _listener: Closure<dyn Fn(CustomEvent)>,
}

impl Mounted {
    /// A widget whose feed is this document.
    pub async fn with(attributes: &[(&str, &str)], feed: &str) -> Self {
        Self::answered(attributes, 200, feed).await
    }

    /// A widget whose feed's address answers like this.
    pub async fn answered(attributes: &[(&str, &str)], status: u16, body: &str) -> Self {
        let answer = Promise::resolve(&response(status, body));
        let widget = Self::mount(attributes, Some(answer), None);
        widget.shown().await;
        widget
    }

    /// A widget whose feed is this document, before it is shown.
    pub fn new(attributes: &[(&str, &str)], feed: &str) -> Self {
        Self::mount(attributes, Some(Promise::resolve(&response(200, feed))), None)
    }

    /// A widget right after the first card was rendered.
    pub async fn first_card(attributes: &[(&str, &str)], feed: &str) -> Self {
        let answer = Promise::resolve(&response(200, feed));
        let widget = Self::mount(attributes, Some(answer), None);
        JsFuture::from(card_in(&widget.root)).await.unwrap();
        widget
    }

    /// A widget whose feed has not answered.
    pub async fn waiting() -> Self {
        let mut answer = None;
        let promise = Promise::new(&mut |resolve, _| answer = Some(resolve));
        let widget = Self::mount(&[], Some(promise), answer);
        settled().await;
        widget
    }

    /// A widget whose page names no feed.
    pub async fn without_feed() -> Self {
        let widget = Self::mount(&[], None, None);
        widget.shown().await;
        widget
    }

    fn mount(attributes: &[(&str, &str)], answer: Option<Promise>, waiting: Option<Function>) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let div = |class: &str| {
            let div: HtmlElement = document.create_element("div").unwrap().unchecked_into();
            div.set_class_name(class);
            div
        };
        let (host, frame, live) = (div(""), div("root"), div("live"));
        for (name, value) in attributes {
            host.set_attribute(name, value).unwrap();
        }
        if let Some(answer) = answer {
            // An address of its own for each widget: answers are shared by address.
            let number = MOUNTED.get();
            MOUNTED.set(number + 1);
            let address = format!("{FEED}?{number}");
            host.set_attribute("feed", &address).unwrap();
            ANSWERS.with(|answers| answers.set(&address.into(), &answer));
        }
        let emitted = Array::new();
        let received = emitted.clone();
        let listener = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
            let [cause, count] =
                ["cause", "count"].map(|name| js_sys::Reflect::get(&event.detail(), &name.into()).unwrap());
            received.push(&match count.as_f64() {
                Some(count) => format!("ready {count}").into(),
                None => cause,
            });
        });
        for event in ["isn-ready", "isn-error"] {
            host.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).unwrap();
        }

        // As `embed.js` does before it mounts.
        frame.set_attribute("data-phase", "loading").unwrap();
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        frame.append_child(&live).unwrap();
        root.append_child(&frame).unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        let handle = mount(host.clone(), frame, live, embed_api());
        Self { handle: Some(handle), host, root, emitted, waiting, _listener: listener }
    }

    /// Lets another address answer like this, once.
    pub fn will_answer(&self, address: &str, status: u16, body: &str) {
        let answer = Promise::resolve(&response(status, body));
        ANSWERS.with(|answers| answers.set(&address.into(), &answer));
    }

    /// Answers the request of a [`Mounted::waiting`] widget.
    pub fn answer_waiting(&self, status: u16, body: &str) {
        self.waiting.as_ref().unwrap().call1(&JsValue::NULL, &response(status, body)).unwrap();
    }

    /// Keeps images that do not load from being replaced: nobody hears of it.
    pub fn keep_images(&self) {
        let listener =
            Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| event.stop_propagation());
        let function = listener.into_js_value();
        self.root.add_event_listener_with_callback_and_bool("error", function.unchecked_ref(), true).unwrap();
    }

    /// Changes an attribute, as a page does.
    pub fn set(&self, name: &str, value: &str) {
        self.host.set_attribute(name, value).unwrap();
        self.handle().attribute_changed(name);
    }

    /// Waits until there is something to see other than the placeholder, and all of it.
    pub async fn shown(&self) {
        until(|| self.phase() != "loading" && self.count("[aria-busy=true]") == 0).await;
    }

    /// The phase the style sheet sees.
    pub fn phase(&self) -> String {
        self.one(".root").get_attribute("data-phase").unwrap()
    }

    /// The events so far: `ready` and how many there are, or the cause of an `error` event.
    pub fn emitted(&self) -> Vec<String> {
        self.emitted.iter().map(|emitted| emitted.as_string().unwrap()).collect()
    }

    /// Lets the feed's own address answer like this, once more.
    pub fn will_answer_again(&self, body: &str) {
        self.will_answer(&self.host.get_attribute("feed").unwrap(), 200, body);
    }

    /// Takes an attribute away, as a page does.
    pub fn remove(&self, name: &str) {
        self.host.remove_attribute(name).unwrap();
        self.handle().attribute_changed(name);
    }

    /// Moves the element to a place of this language.
    pub fn move_to(&self, language: &str) {
        let place = web_sys::window().unwrap().document().unwrap().create_element("div").unwrap();
        place.set_attribute("lang", language).unwrap();
        self.host.replace_with_with_node_1(&place).unwrap();
        place.append_child(&self.host).unwrap();
        self.handle().moved();
    }

    /// Asks for the feed again, as a page does.
    pub fn refresh(&self) {
        self.handle().refresh();
    }

    /// What `embed.js` would hold.
    fn handle(&self) -> &Widget {
        self.handle.as_ref().expect("freed")
    }

    /// Brings a card into view.
    pub fn go_to(&self, index: f64) {
        self.handle().go_to(index);
    }

    /// Listens to an event of the element, for as long as the test page lives.
    pub fn on(&self, event: &str, listener: impl Fn(CustomEvent) + 'static) {
        let listener = Closure::<dyn Fn(CustomEvent)>::new(listener).into_js_value();
        self.host.add_event_listener_with_callback(event, listener.unchecked_ref()).unwrap();
    }

    /// Takes the widget off its element.
    pub fn free(&mut self) {
        self.handle = None;
    }

    /// What the page sees of the releases.
    pub fn items(&self) -> Array {
        self.handle().items()
    }

    /// A field of what the page sees of a release.
    pub fn item(&self, index: u32, field: &str) -> String {
        js_sys::Reflect::get(&self.items().get(index), &field.into()).unwrap().as_string().unwrap()
    }

    /// The only element that matches.
    pub fn one(&self, selector: &str) -> Element {
        let mut all = self.all(selector);
        assert_eq!(all.len(), 1, "{selector} in {}", self.root.inner_html());
        all.remove(0)
    }

    /// The first element that matches.
    pub fn first(&self, selector: &str) -> Element {
        self.all(selector).remove(0)
    }

    /// How many elements match.
    pub fn count(&self, selector: &str) -> usize {
        self.all(selector).len()
    }

    /// The text of each element that matches.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|element| element.text_content().unwrap_or_default()).collect()
    }

    /// The `part` of each element that matches.
    pub fn parts(&self, selector: &str) -> Vec<String> {
        self.attributes(selector, "part")
    }

    /// An attribute of each element that matches.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector).iter().map(|element| element.get_attribute(name).unwrap_or_default()).collect()
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|i| found.item(i).unwrap().unchecked_into()).collect()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // With the place it was moved to.
        match self.host.parent_element().filter(|place| place.has_attribute("lang")) {
            Some(place) => place.remove(),
            None => self.host.remove(),
        }
    }
}

/// Resolves when there is a card in `root`, before the browser runs another task.
fn card_in(root: &ShadowRoot) -> Promise {
    let promise = Function::new_with_args(
        "root",
        "return new Promise((resolve) => {
            const observer = new MutationObserver(() => {
                if (root.querySelector('[part=card]')) {
                    observer.disconnect();
                    resolve();
                }
            });
            observer.observe(root, { childList: true, subtree: true });
        })",
    );
    promise.call1(&JsValue::NULL, root).unwrap().unchecked_into()
}

/// Waits until `condition` holds; for ten seconds at most, and what is asserted next tells the rest.
pub async fn until(condition: impl Fn() -> bool) {
    for _ in 0..500 {
        if condition() {
            break;
        }
        settled().await;
    }
}

/// What listeners throw while `act` runs.
pub fn uncaught(act: impl FnOnce()) -> Vec<String> {
    let window = web_sys::window().unwrap();
    let errors = Array::new();
    let thrown = errors.clone();
    let listener = Closure::<dyn Fn(web_sys::ErrorEvent)>::new(move |event: web_sys::ErrorEvent| {
        event.prevent_default();
        thrown.push(&event.message().into());
    });
    let listener = listener.as_ref().unchecked_ref();
    window.add_event_listener_with_callback("error", listener).unwrap();
    act();
    window.remove_event_listener_with_callback("error", listener).unwrap();
    errors.iter().map(|error| error.as_string().unwrap()).collect()
}

/// Lets promises and effects run.
pub async fn settled() {
    let later = Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 20)
            .unwrap();
    });
    JsFuture::from(later).await.unwrap();
}

fn response(status: u16, body: &str) -> JsValue {
    let init = ResponseInit::new();
    init.set_status(status);
    // A response without news has no body.
    let body = Some(body).filter(|_| status != 304);
    Response::new_with_opt_str_and_init(body, &init).unwrap().into()
}
