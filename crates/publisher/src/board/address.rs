//! Taking addresses apart and putting them together.

use url::Url;

/// The value of a parameter of the query.
pub fn parameter(address: &Url, name: &str) -> Option<String> {
    address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// The address without the parameters of its path: servers number the visits of those who keep no cookies there
/// (`selectBoardDetail.do;jsessionid=…`).
pub fn without_session(address: &Url) -> Url {
    let segments = address.path().split('/').map(|segment| segment.split(';').next().unwrap_or(segment));
    let path = segments.collect::<Vec<_>>().join("/");
    let mut without = address.clone();
    without.set_path(&path);
    without
}

/// The address with these parameters and no others, in the path neither.
pub fn only(address: &Url, parameters: &[(&str, &str)]) -> Url {
    let mut only = without_session(address);
    only.set_fragment(None);
    only.set_query(None);
    if !parameters.is_empty() {
        only.query_pairs_mut().extend_pairs(parameters);
    }
    only
}

/// The address with one parameter set.
pub fn with(address: &Url, name: &str, value: &str) -> Url {
    let others: Vec<_> = address.query_pairs().into_owned().filter(|(key, _)| key != name).collect();
    let mut with = address.clone();
    with.query_pairs_mut().clear().extend_pairs(others).append_pair(name, value);
    with
}
