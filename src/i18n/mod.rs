//! The reader's language: the texts of the interface, and how dates and numbers are written.
//!
//! Each language is one file of texts in `src/i18n/messages/`. English, the fallback, and Korean, the publisher's language, are compiled
//! in (`build.rs`). The others are files of the build, and the [`catalog`] loads one when a widget uses it. [`language`] chooses the
//! language for a tag. A [`Locale`] is the language that one widget uses: its [`Messages`], dates and numbers. Dates and numbers come from
//! the browser's `Intl` ([`intl`]), except for common cases that [`plain`] writes without it.
//!
//! To add a language:
//!
//! 1. Copy `messages/en.json` and translate it. A message about a number has one form for each plural category of the language
//!    (`Intl.PluralRules`). The build finds the file, and the tests say what is missing.
//! 2. Add the tag to [`language::language_of`], to `languageOf` in `src/embed/language.js`, and to the tables in the tests of both and of
//!    [`messages`]. A language that is written from right to left is also one of [`language::is_right_to_left`].
//! 3. Look at it at 240 px (`tests/browser/tests/suites/languages.rs`), and add it to the README.

pub mod catalog;
pub mod intl;
pub mod language;
pub mod locale;
pub mod messages;
pub mod plain;
pub mod relative;

pub use locale::{Count, Locale, Total};
pub use messages::{Messages, Plural};
