//! The browser's decoder, for documents whose server declares another charset than UTF-8.

use js_sys::{Object, Uint8Array};
use json_feed::charset::Decode;
use wasm_bindgen::prelude::*;

use crate::js_options::js_options;

#[wasm_bindgen]
extern "C" {
    pub type TextDecoder;

    /// Throws for a label that is not in the Encoding Standard.
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;

    #[wasm_bindgen(method, catch, js_name = decode)]
    fn text(this: &TextDecoder, bytes: &Uint8Array, options: &Object) -> Result<String, JsValue>;
}

/// Turns the bytes of one document into UTF-8.
pub type Decoder = json_feed::charset::Decoder<TextDecoder>;

impl Decode for TextDecoder {
    fn of(label: &str) -> Option<Self> {
        Self::new(label).ok()
    }

    fn decode(&mut self, bytes: &[u8]) -> Vec<u8> {
        let text = self.text(&Uint8Array::from(bytes), &js_options(&[("stream", true.into())]));
        text.map(String::into_bytes).unwrap_or_default()
    }
}
