//! What the widget does about a finding.

use std::fmt;

/// What the widget does about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is not there for the widget, which needs it for nothing.
    Ignored,
    /// It is not there for the widget, which has a use for it.
    AsIfAbsent,
    /// The item is not shown.
    ItemOmitted,
    /// The text is not shown.
    TextOmitted,
    /// The address of the item is its id.
    AddressAsId,
    /// The feed is read as one of version 1.1.
    ReadAsLatest,
    /// Of several, the first is read.
    FirstRead,
    /// The beginning of a text is read.
    BeginningRead,
    /// The widget has no heading of its own.
    NoHeading,
    /// What it would be for is not there.
    GoesWithout,
    /// No page is read again.
    NoPageTwice,
    /// The first card is shown later.
    FirstCardWaits,
    /// It is read as if it were right.
    ReadAllTheSame,
    /// What is known of a later version is read.
    ReadAsFarAsKnown,
    /// The digits of the number are the id.
    DigitsAsId,
    /// The card has no text.
    CardWithoutText,
    /// The card has the summary.
    SummaryShown,
    /// The card has the beginning of the text in the HTML.
    BeginningOfHtmlShown,
    /// The beginning of the text is the title, or a word for that there is none.
    TextAsTitle,
    /// The card leads nowhere.
    CardLeadsNowhere,
    /// It is read if what replaces it is missing.
    ReadAsReplacement,
    /// Whole numbers in a text are read.
    NumbersInTextRead,
    /// Markup is taken out of a text.
    MarkupRemoved,
    /// The day is shown as it is written.
    DayShown,
    /// The count is shown if the extension has none.
    CountShown,
    /// The address in an object or list is the image.
    AddressInItTaken,
    /// The address is relative to that of the feed.
    RelativeToFeed,
    /// Pages with `https:` ask for the image by `https:`.
    AskedByHttps,
    /// `ko_KR` is read as `ko-KR`.
    UnderscoreAsHyphen,
    /// The language is that of the page.
    LanguageOfPage,
    /// The items before a damage are shown.
    ItemsBeforeDamageShown,
    /// The items before a page that cannot be read are shown.
    ItemsBeforePageShown,
    /// A message is shown instead of news.
    NoNews,
    /// The card has a drawing or the page's own picture.
    DrawingShown,
    /// The card has no count.
    NoCount,
    /// The document is decoded.
    Decoded,
    /// No page of another site can read the feed.
    NotLoadedElsewhere,
    /// The document is read whatever its media type.
    ReadAnyway,
}

impl Effect {
    /// In English, as it follows "the widget".
    pub fn english(self) -> &'static str {
        match self {
            Self::Ignored => "ignores it",
            Self::AsIfAbsent => "goes on as if it were not there",
            Self::ItemOmitted => "leaves the item out",
            Self::TextOmitted => "leaves it out",
            Self::AddressAsId => "takes the address of the item for it",
            Self::ReadAsLatest => "reads it as version 1.1",
            Self::FirstRead => "reads the first",
            Self::BeginningRead => "reads the beginning",
            Self::NoHeading => "has no heading, unless the page gives it one",
            Self::GoesWithout => "goes without",
            Self::NoPageTwice => "reads no page twice",
            Self::FirstCardWaits => "reads on for them before it shows the first card",
            Self::ReadAllTheSame => "reads it all the same",
            Self::ReadAsFarAsKnown => "reads what it knows of it",
            Self::DigitsAsId => "takes its digits, of which large numbers lose some",
            Self::CardWithoutText => "shows the card without text",
            Self::SummaryShown => "shows the summary",
            Self::BeginningOfHtmlShown => "shows the beginning of its text",
            Self::TextAsTitle => "takes the beginning of the text, or says that there is none",
            Self::CardLeadsNowhere => "shows a card that leads nowhere",
            Self::ReadAsReplacement => "reads it where that is missing",
            Self::NumbersInTextRead => "reads whole numbers, also 1,234",
            Self::MarkupRemoved => "takes it out, once",
            Self::DayShown => "shows this day",
            Self::CountShown => "shows it if it is a whole number and _invest_seoul has none",
            Self::AddressInItTaken => "takes the address in it",
            Self::RelativeToFeed => "understands it relative to the feed's own address",
            Self::AskedByHttps => "asks for it by https on such pages",
            Self::UnderscoreAsHyphen => "takes _ for -",
            Self::LanguageOfPage => "takes the page's language",
            Self::ItemsBeforeDamageShown => "shows the items before that, and no more",
            Self::ItemsBeforePageShown => "shows the items before it",
            Self::NoNews => "shows no news but a message that they cannot be read",
            Self::DrawingShown => "shows a drawing, or your own picture (fallback-image)",
            Self::NoCount => "shows no count",
            Self::Decoded => "decodes it as its server says",
            Self::NotLoadedElsewhere => {
                "cannot read it on any other site, and shows that the news cannot be loaded"
            }
            Self::ReadAnyway => "reads it anyway",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english())
    }
}
