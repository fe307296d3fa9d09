//! Reads and changes addresses.

use url::Url;

/// The value of a query parameter.
pub fn query_param(address: &Url, name: &str) -> Option<String> {
    address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// The address without path parameters, in which servers put the session of clients without cookies
/// (`selectBoardDetail.do;jsessionid=…`).
pub fn without_session(address: &Url) -> Url {
    let segments = address.path().split('/').map(|segment| segment.split(';').next().unwrap_or(segment));
    let path = segments.collect::<Vec<_>>().join("/");
    let mut without = address.clone();
    without.set_path(&path);
    without
}

/// The address with exactly these query parameters, and without session and fragment.
pub fn with_only_params(address: &Url, parameters: &[(&str, &str)]) -> Url {
    let mut only = without_session(address);
    only.set_fragment(None);
    only.set_query(None);
    if !parameters.is_empty() {
        only.query_pairs_mut().extend_pairs(parameters);
    }
    only
}

/// The address with one query parameter set or replaced.
pub fn with_param(address: &Url, name: &str, value: &str) -> Url {
    let others: Vec<_> = address.query_pairs().into_owned().filter(|(key, _)| key != name).collect();
    let mut with = address.clone();
    with.query_pairs_mut().clear().extend_pairs(others).append_pair(name, value);
    with
}

/// The address without these query parameters, and the parameters that it had, as text.
pub fn without_params(address: &Url, names: &[&str]) -> (Url, Vec<String>) {
    let (dropped, kept): (Vec<_>, Vec<_>) =
        address.query_pairs().into_owned().partition(|(name, _)| names.contains(&name.as_str()));
    let mut without = address.clone();
    without.set_fragment(None);
    if !dropped.is_empty() {
        without.set_query(None);
        if !kept.is_empty() {
            without.query_pairs_mut().extend_pairs(kept);
        }
    }
    (without, dropped.into_iter().map(|(name, value)| format!("{name}={value}")).collect())
}
