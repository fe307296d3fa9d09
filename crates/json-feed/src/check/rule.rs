//! The rules, as what is wrong with what breaks them.

use std::fmt;

use crate::{Error, Flaw, OmissionReason};

/// What is wrong. `Display` says it and how to correct it, in English, as it follows the place in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The document is no feed.
    NoFeed(Error),
    /// The document is no feed after some items.
    Damaged(Error),
    /// The document begins with a byte order mark.
    ByteOrderMark,
    /// Our reader reads the document, and a strict one does not, for this cause.
    StrictJson(String),
    /// The item is not read.
    Omitted(OmissionReason),
    /// The member is not read, or not as it is written.
    Dropped(Flaw),

    /// The feed or item has no `title`.
    NoTitle,
    /// The feed lacks this address, which is recommended.
    NoFeedAddress(&'static str),
    /// `next_url` is the address of the page that it is on.
    NextIsThisPage,
    /// `next_url` leads to no further page.
    NoNextPage {
        /// Where it leads.
        next: String,
        /// Why that is no page.
        cause: String,
    },
    /// These members follow the items, and are shown before them.
    LateMembers(Vec<&'static str>),
    /// The version is 1.
    FirstVersion,
    /// The version is later than 1.1.
    LaterVersion,
    /// The version is written otherwise than this, which it means.
    VersionSpelling(String),

    /// The `id` is a number.
    NumberAsId,
    /// The item has no content.
    NoContent,
    /// The item has HTML and no plain text.
    OnlyHtml,
    /// The summary is the title.
    TitleRepeated,
    /// The item has no address.
    NoUrl,
    /// The item is modified before it is published.
    ModifiedTooEarly,
    /// The attachment has no media type.
    NoMimeType,
    /// The item has no picture.
    NoPicture,
    /// The item has no view count.
    NoViews,

    /// The specification has no such member.
    UnknownMember,
    /// The specification has no such count.
    CountOutsideExtension,
    /// The member is `null`.
    Null,
    /// The member is one of version 1, replaced by the list of this name.
    Replaced(&'static str),
    /// The name of the extension begins with no letter after `_`.
    ExtensionName,
    /// The extension is no object.
    ExtensionNotObject,
    /// The count is a text.
    CountAsText,
    /// The plain text has markup in it.
    Markup,
    /// The date has no time. This would be one.
    DayAlone(String),
    /// The date has no offset from UTC. This would have one.
    NoOffset(String),
    /// The date is not as RFC 3339 has it. This would be.
    NotRfc3339(String),
    /// The image is an object or a list.
    ImageNotString,
    /// The address is not one of the web.
    NotOfTheWeb,
    /// The address is relative.
    RelativeAddress,
    /// The text is no address, for this cause.
    NotAnAddress(String),
    /// The address of the image is one of `http:`.
    InsecureImage,
    /// The text is no language tag.
    NotALanguageTag,

    /// The document is not UTF-8 but in this charset, as its server says.
    Charset(String),
    /// Its server lets no other site read the document.
    NotShared,
    /// The media type is not one of feeds.
    MediaType,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::NoFeed(error) => return write!(f, "cannot be read: {error}"),
            Self::Damaged(error) => return write!(f, "is damaged: {error}"),
            Self::ByteOrderMark => "begins with a byte order mark (RFC 8259, 8.1): leave it out",
            Self::StrictJson(cause) => {
                return write!(f, "is JSON that many readers refuse, and was not looked at further: {cause}");
            }
            Self::Omitted(reason) => return reason.fmt(f),
            Self::Dropped(flaw) => return flaw.fmt(f),

            Self::NoTitle => "has no title: give it one",
            Self::NoFeedAddress(name) => {
                return write!(f, "has no {name}: the specification strongly recommends it");
            }
            Self::NextIsThisPage => "leads back to this page: name the next one, or none",
            Self::NoNextPage { next, cause } => {
                return write!(f, "leads to {next}, which is no further page: {cause}");
            }
            Self::LateMembers(names) => {
                let names = names.join(", ");
                return write!(f, "come before {names}: write them last, for readers that show them at once");
            }
            Self::FirstVersion => "is 1: write 1.1, which only adds to it",
            Self::LaterVersion => "is later than 1.1, the latest we know",
            Self::VersionSpelling(version) => return write!(f, "is spelled otherwise than {version}"),

            Self::NumberAsId => "is a number: write it in quotation marks",
            Self::NoContent => "has neither content_text nor content_html: give it one",
            Self::OnlyHtml => "has only HTML: give it a summary, too",
            Self::TitleRepeated => "repeats the title: say more, or leave it out",
            Self::NoUrl => "has no url: give it that of its page",
            Self::ModifiedTooEarly => "is before the item was published",
            Self::NoMimeType => "has no mime_type: say what it is, such as audio/mpeg",
            Self::NoPicture => "has no picture: give it an image",
            Self::NoViews => "has no view count: write \"_invest_seoul\": { \"views\": 718 }",

            Self::UnknownMember => {
                "is not in the specification: check its spelling, or begin an extension's name with _"
            }
            Self::CountOutsideExtension => {
                "is not in the specification: write it into an extension, such as _invest_seoul"
            }
            Self::Null => "is null: leave it out",
            Self::Replaced(by) => return write!(f, "is of version 1: write {by}, a list"),
            Self::ExtensionName => "is an extension, whose name has to go on with a letter",
            Self::ExtensionNotObject => "is an extension and no object: write it as { … }",
            Self::CountAsText => "is text: write it as a number, such as 1234",
            Self::Markup => "is plain text and looks like HTML: take the markup out",
            Self::DayAlone(date) => return write!(f, "is a day without a time: write it as {date}"),
            Self::NoOffset(date) => return write!(f, "has no offset from UTC: write it as {date}"),
            Self::NotRfc3339(date) => {
                return write!(f, "is not written as RFC 3339 has it: write it as {date}");
            }
            Self::ImageNotString => "is not a string: write the address alone",
            Self::NotOfTheWeb => "is no address of the web: begin it with https://",
            Self::RelativeAddress => {
                "is a relative address, which readers complete in different ways: write it out, with https://"
            }
            Self::NotAnAddress(cause) => return write!(f, "is no address ({cause})"),
            Self::InsecureImage => "is an image without https: browsers do not show it on pages that have it",
            Self::NotALanguageTag => "is no language tag of RFC 5646: write it as ko or en-US",

            Self::Charset(charset) => {
                return write!(f, "is in {charset}: encode it as UTF-8 (RFC 8259, 8.1)");
            }
            Self::NotShared => {
                "cannot be read by other sites: the server has to send Access-Control-Allow-Origin: *"
            }
            Self::MediaType => {
                "has a media type other than application/feed+json, by which feed readers recognize a feed"
            }
        };
        f.write_str(text)
    }
}
