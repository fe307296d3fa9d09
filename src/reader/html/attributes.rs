//! The attributes that are kept besides addresses and descriptions.

use json_feed::{decimal, language_tag, text::Tag};

use super::Attributes;

/// The attributes that say how a text is read.
pub fn language_of(tag: &Tag<'_>) -> Attributes {
    let language = tag.attribute("lang").and_then(|tag| language_tag(&tag)).map(|tag| ("lang", tag));
    let direction = tag.attribute("dir").map(|direction| direction.to_ascii_lowercase());
    let direction = direction.filter(|direction| ["ltr", "rtl", "auto"].contains(&direction.as_str()));
    language.into_iter().chain(direction.map(|direction| ("dir", direction))).collect()
}

/// The attribute `name`, if it is a number in these bounds. `px` may follow.
pub fn number(
    tag: &Tag<'_>,
    name: &'static str,
    least: u32,
    greatest: u32,
) -> Option<(&'static str, String)> {
    let value = tag.attribute(name)?;
    let number = value.trim().trim_end_matches("px").parse().ok()?;
    (least..=greatest).contains(&number).then(|| (name, decimal(number.into())))
}
