//! Language tags of pages.

pub use json_feed::language_tag as normalize_language;
