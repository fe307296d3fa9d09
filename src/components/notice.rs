//! What stands in place of cards: nothing to show, or nothing to be had.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::app::{Setting, region};
use crate::{
    dom::{Build, Target, element, part},
    phase::Cause,
    widget::State,
};

/// Where the agency's own news is.
const AGENCY: &str = "https://investseoul.com";

/// A message in the size of the cards. After a failure also the page's own content, and a button where it can help.
pub fn notice(setting: &Setting, message: &str, failure: Option<(&Cause, &Rc<State>)>) -> HtmlElement {
    let role = if failure.is_some() { "alert" } else { "status" };
    let notice = part("div", "notice").holding(&[&element("p").with("role", role).saying(message)]);
    if let Some((cause, state)) = failure {
        let link = element("a").with("href", AGENCY).saying("Invest Seoul");
        notice.clone().holding(&[&element("slot").holding(&[&link])]);
        if cause.can_retry() {
            let retry = part("button", "retry").with("type", "button").saying(setting.locale.words.retry);
            let state = Rc::downgrade(state);
            let refresh = Closure::<dyn Fn()>::new(move || {
                if let Some(state) = state.upgrade() {
                    state.refresh();
                }
            });
            let refresh = refresh.into_js_value();
            retry.unchecked_ref::<Target>().listen("click", &refresh, &JsValue::UNDEFINED);
            notice.clone().holding(&[&retry]);
        }
    }
    region(setting).0.holding(&[&notice])
}
