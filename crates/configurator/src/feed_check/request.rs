//! Asks for a feed as a page of another site would.

use gloo_net::http::RequestBuilder;
use json_feed::{
    Limits,
    charset::{self, Decode},
    check::Response,
};
use url::Url;
use web_sys::{RequestMode, ResponseType, TextDecodeOptions, TextDecoder};

use super::{Outcome, Report, download::Download};
use crate::address;

/// What comes of asking for the feed at this address.
pub async fn ask(address: &Url) -> Outcome {
    let Some(download) = sent(address, RequestMode::Cors).await else {
        if is_refused(address) {
            return Outcome::Insecure;
        }
        // Without asking for its content, a page may send a request anywhere.
        let is_there = sent(address, RequestMode::NoCors).await.is_some();
        return if is_there { Outcome::NotShared } else { Outcome::Unreachable };
    };
    let answer = download.response();
    if !answer.ok() {
        return Outcome::Status(answer.status());
    }
    let content_type = answer.headers().get("content-type");
    let is_own_site = answer.type_() == ResponseType::Basic;
    let is_for_own_site_only = is_own_site && answer.headers().get("access-control-allow-origin").is_none();
    let found_at = answer.url().parse().unwrap_or_else(|_| address.clone());
    // The reader refuses what is larger.
    let Some(document) = download.body(Limits::WIDGET.document_bytes).await else {
        return Outcome::Interrupted;
    };
    let declared = content_type.as_deref().unwrap_or_default();
    let (document, is_decoded) = charset::decode::<Charset>(&document, declared);
    let response = Response { content_type, is_decoded, is_for_own_site_only };
    Outcome::Read(Report::of(&document, &found_at, &response))
}

/// The bytes of a file, such as the script.
pub async fn bytes(address: &str) -> Option<Vec<u8>> {
    let download = sent(&address.parse().ok()?, RequestMode::Cors).await?;
    if download.response().ok() { download.body(usize::MAX).await } else { None }
}

async fn sent(address: &Url, mode: RequestMode) -> Option<Download> {
    Download::of(RequestBuilder::new(address.as_str()).mode(mode)).await
}

/// Whether browsers refuse to ask because this page is `https:` and the address is not.
fn is_refused(address: &Url) -> bool {
    let is_secure = leptos::prelude::window().location().protocol().is_ok_and(|scheme| scheme == "https:");
    is_secure && address.scheme() == "http" && !address::is_local(address)
}

/// The browser's decoder, as the widget uses it.
struct Charset(TextDecoder);

impl Decode for Charset {
    fn of(label: &str) -> Option<Self> {
        TextDecoder::new_with_label(label).ok().map(Self)
    }

    fn decode(&mut self, bytes: &[u8]) -> Vec<u8> {
        let options = TextDecodeOptions::new();
        options.set_stream(true);
        let text = self.0.decode_with_u8_array_and_options(bytes, &options);
        text.map(String::into_bytes).unwrap_or_default()
    }
}
