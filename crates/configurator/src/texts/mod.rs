//! The texts of the page, in English and Korean. Descriptions of attributes are those of the table (`crates/contract`).

mod en;
mod ko;

use contract::Phrase;

use crate::{
    notice::Notice,
    snippet::{Destination, Form},
    value::Flaw,
};

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Korean.
    Korean,
}

impl Language {
    /// The languages, each with its own name.
    pub const ALL: [(Self, &'static str); 2] = [(Self::English, "English"), (Self::Korean, "한국어")];

    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
        }
    }

    /// The language that a tag means, with any region.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()? {
            "en" => Some(Self::English),
            "ko" => Some(Self::Korean),
            _ => None,
        }
    }

    /// A phrase of the table in it.
    pub fn of(self, phrase: Phrase) -> &'static str {
        match self {
            Self::English => phrase.en,
            Self::Korean => phrase.ko,
        }
    }

    /// The texts in it.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::English => &en::TEXTS,
            Self::Korean => &ko::TEXTS,
        }
    }
}

/// Finds one of the texts, in any language.
pub type TextKey = fn(&Texts) -> &'static str;

/// The texts of the page. Each field says where it stands.
pub struct Texts {
    pub title: &'static str,
    pub lead: &'static str,
    pub skip: &'static str,
    pub portal: &'static str,
    pub language: &'static str,

    pub step_feed: &'static str,
    pub feed: &'static str,
    pub feed_hint: &'static str,
    pub feed_hint_sample: &'static str,
    pub published: &'static str,
    pub sample: &'static str,
    pub sample_checked: &'static str,
    pub sample_copied: &'static str,
    pub flawed_in_code: fn(&str) -> String,
    pub sample_in_code: &'static str,
    /// The feed in the code, while what is typed is no address.
    pub other_feed_in_code: fn(&str) -> String,
    pub checking: &'static str,
    pub feed_ok: fn(usize) -> String,
    pub feed_empty: &'static str,
    pub not_a_feed: &'static str,
    pub unreachable: &'static str,
    pub unreachable_help: &'static str,
    pub not_shared: &'static str,
    pub not_shared_help: &'static str,
    pub sharing_unknown: &'static str,
    pub sharing_unknown_help: &'static str,
    pub insecure: &'static str,
    pub insecure_help: &'static str,
    pub status: fn(u16) -> String,
    pub status_help: &'static str,
    pub interrupted: &'static str,
    pub interrupted_help: &'static str,
    pub further_pages: &'static str,
    pub left_out: fn(usize) -> String,
    pub errors: fn(usize) -> String,
    pub advice: fn(usize) -> String,
    pub more_notes: fn(usize) -> String,
    /// What stands between the subject of a finding and what is wrong with it.
    pub after_subject: &'static str,
    pub the_feed: &'static str,
    pub a_release: &'static str,
    pub releases: fn(&[usize]) -> String,
    pub the_widget: &'static str,

    pub step_look: &'static str,
    pub step_more: &'static str,
    pub group_cards: &'static str,
    pub group_releases: &'static str,
    pub group_colours: &'static str,
    pub group_type: &'static str,
    pub group_rest: &'static str,
    pub default: fn(&str) -> String,
    pub page_language: &'static str,
    pub properties_hint: &'static str,
    pub pick_colour: fn(&str) -> String,

    pub preview: &'static str,
    pub width: &'static str,
    pub sidebar: &'static str,
    pub phone: &'static str,
    pub tablet: &'static str,
    pub desktop: &'static str,
    pub whole_width: &'static str,
    pub background: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub preview_scrolls: &'static str,

    pub step_code: &'static str,
    pub form: &'static str,
    pub form_name: fn(Form) -> &'static str,
    pub how: fn(Form) -> &'static str,
    pub plugin: &'static str,
    /// Where the plugin or the package is. It follows the link to the zip file if there is one.
    pub elsewhere: fn(Form) -> &'static str,
    /// Attributes that a form of code can't follow.
    pub left_out_of_code: fn(&str) -> String,
    pub destination: fn(Destination) -> &'static str,
    pub copy: &'static str,
    pub copy_this: fn(Form) -> &'static str,
    pub notice: fn(Notice) -> String,
    pub options: &'static str,
    pub script: &'static str,
    pub script_hint: &'static str,
    pub script_is_local: &'static str,
    pub pinned: &'static str,
    pub pinned_hint: &'static str,
    pub no_hash: &'static str,
    pub not_pinned: &'static str,
    pub newest_pinned: &'static str,
    pub has_policy: &'static str,
    pub has_policy_hint: fn(Form) -> &'static str,
    pub frame_style: &'static str,
    pub link: &'static str,
    pub link_hint: &'static str,
    pub copy_link: &'static str,

    pub flaw: fn(Flaw) -> String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_does_not_matter() {
        assert_eq!(Language::from_tag("ko-KR"), Some(Language::Korean));
        assert_eq!(Language::from_tag("en_GB"), Some(Language::English));
        assert_eq!(Language::from_tag("fr"), None);
    }

    #[test]
    fn what_is_korean_has_hangul() {
        let has_hangul = |text: &str| text.contains(|char| ('가'..='힣').contains(&char));
        let texts = Language::Korean.texts();
        for form in Form::ALL {
            assert!(has_hangul((texts.how)(form)) && has_hangul((texts.has_policy_hint)(form)), "{form:?}");
        }
    }
}
