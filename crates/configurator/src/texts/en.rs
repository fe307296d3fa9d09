//! English.

use super::{Destination, Flaw, Form, Notice, Texts};
use crate::{notice::Piece, snippet::Setting};

pub const TEXTS: Texts = Texts {
    title: "Seoul’s news on your site",
    lead: "Copy one line of code and paste it where the news should be. Free, without an account, without cookies.",
    skip: "Skip to the code",
    portal: "See it on a travel portal",
    language: "Language of this page",

    step_feed: "News feed",
    feed: "Address of the feed",
    feed_hint: "The agency’s own news is filled in. Any JSON Feed works.",
    published: "Use the agency’s feed",
    feed_hint_sample: "A sample is filled in, so that you can try everything. Any JSON Feed works.",
    sample: "Use the sample feed",
    sample_in_code: "This code shows the sample feed. Before you publish it, put the address of the agency’s feed, or of your own, above.",
    sample_checked: "This is the sample feed: its news is invented.",
    sample_copied: "It shows invented news until you put in the address of your feed.",
    flawed_in_code: |labels| format!("Not in the code, because what is typed there has a mistake: {labels}"),
    other_feed_in_code: |feed| {
        format!("What you typed is no web address. The code has this feed instead: {feed}")
    },
    checking: "Checking the feed…",
    feed_ok: |releases| match releases {
        1 => "Your readers can see 1 release.".to_owned(),
        releases => format!("Your readers can see {releases} releases."),
    },
    feed_empty: "The feed can be read, but has no release yet.",
    not_a_feed: "This address leads to no JSON Feed.",
    unreachable: "Nothing answers at this address.",
    unreachable_help: "Check its spelling, and whether it opens in another tab. A server that asks for a password or lets only \
                       your own network in can’t be read by your readers either.",
    not_shared: "A server answers, but other sites may not read its answer.",
    not_shared_help: "First check that the address opens the feed in another tab. If it does, ask whoever runs the server to send this \
                      header with the feed (CORS):",
    sharing_unknown: "The feed is there. Whether other sites may read it can’t be seen from here.",
    sharing_unknown_help: "It is on the server of this page. If the widget can’t load its news on other sites, ask whoever runs the \
                           server to send this header with the feed (CORS):",
    insecure: "The address begins with http:, which browsers refuse on secure pages.",
    insecure_help: "Write https: at its beginning. If it does not open then, its server needs a certificate.",
    status: |status| format!("The server answers with the error {status}."),
    status_help: "Check the spelling of the address, and whether the feed opens in another tab.",
    interrupted: "The server’s answer breaks off.",
    interrupted_help: "It ends too early, falls silent or takes too long. Check whether the feed opens in another tab, to its end; if \
                       it does not, ask whoever runs the server.",
    further_pages: "The feed goes on (next_url): the first page of the feed was checked.",
    left_out: |count| match count {
        1 => "1 release can’t be shown.".to_owned(),
        count => format!("{count} releases can’t be shown."),
    },
    errors: |count| match count {
        1 => "1 thing to mend".to_owned(),
        count => format!("{count} things to mend"),
    },
    advice: |count| match count {
        1 => "1 thing could be better".to_owned(),
        count => format!("{count} things could be better"),
    },
    more_notes: |count| format!("{count} more"),
    after_subject: " ",
    the_feed: "The feed",
    a_release: "A release",
    releases: |numbers| {
        let first: Vec<_> = numbers.iter().take(5).map(ToString::to_string).collect();
        let rest = numbers.len().saturating_sub(first.len());
        let noun = if numbers.len() == 1 { "Release" } else { "Releases" };
        match rest {
            0 => format!("{noun} {}", first.join(", ")),
            rest => format!("{noun} {} and {rest} more", first.join(", ")),
        }
    },
    the_widget: "The widget",

    step_look: "Look",
    step_more: "More choices",
    group_cards: "What a card shows",
    group_releases: "Which releases",
    group_colours: "Colours",
    group_type: "Type, sizes and pictures",
    group_rest: "Links, dates and technical choices",
    default: |default| format!("If empty: {default}"),
    page_language: "As your page",
    properties_hint: "Leave a field empty for the colours and sizes of the widget.",
    pick_colour: |label| format!("Pick a colour: {label}"),

    preview: "Preview",
    width: "Width",
    sidebar: "Sidebar",
    phone: "Phone",
    tablet: "Tablet",
    desktop: "Desktop",
    whole_width: "Full width",
    background: "Background",
    light: "Light",
    dark: "Dark",
    preview_scrolls: "Preview, can be scrolled sideways",

    step_code: "Your code",
    form: "Form of the code",
    form_name: |form| match form {
        Form::ScriptTag => "One tag",
        Form::Element => "Element",
        Form::Iframe => "Frame",
        Form::React => "React",
        Form::Vue => "Vue",
        Form::WordPress => "WordPress",
        Form::Gnuboard => "Gnuboard",
    },
    how: |form| match form {
        Form::ScriptTag => {
            "For most sites. Paste the line where the news should be, not into the head of the page."
        }
        Form::Element => {
            "For pages with a router, and for a link of your own where the news can’t be shown. Use the element as \
                          often as you like, and the script once."
        }
        Form::Iframe => {
            "For sites that allow no foreign script. The frame can do nothing but show the news and open links. It does not know the \
             language of your page, so choose one under “Look”; otherwise it is the feed’s. With the theme “As your page”, Safari \
             follows the reader’s system."
        }
        Form::React => {
            "For React 19. Install the package once, then use the component; “use client” is for Next, and does nothing elsewhere. At its top level, vite.config.js of Vite before version 8 also needs optimizeDeps: { exclude: ['invest-seoul-news'] }."
        }
        Form::Vue => {
            "For Vue 3. Install the package and tell Vue of the element, both once, then use the component. At its top level, vite.config.js of Vite before version 8 also needs optimizeDeps: { exclude: ['invest-seoul-news'] }."
        }
        Form::WordPress => {
            "Install the plugin, invest-seoul-news-wordpress.zip, under Plugins → Add New → Upload Plugin, and write the address of the script into its settings, both once. Then paste the line into a \
             Shortcode block. Without the plugin, paste the code of “One tag” into a Custom HTML block."
        }
        Form::Gnuboard => {
            "Unpack the extension, invest-seoul-news-gnuboard5.zip, write the address of the script into it, and upload its folders, all once. Then paste the line into a \
             file of your skin or theme. Without the extension, paste the code of “One tag” there."
        }
    },
    plugin: "Download the zip file.",
    elsewhere: |form| match form {
        Form::React | Form::Vue => {
            "A release has the package beside the script. If there is none, take the folder that cargo xtask dist writes to target/npm/."
        }
        _ => {
            "A release has it beside the script. If there is none, take its folder in deploy/ of the sources."
        }
    },
    left_out_of_code: |attributes| format!("The code is without {attributes}, which this form can’t follow."),
    destination: |destination| match destination {
        Destination::Page => "Into your page, where the news should be",
        Destination::Component => "A component",
        Destination::Post => "Into a Shortcode block",
        Destination::Skin => "Into a file of your skin or theme, such as index.php or tail.php",
        Destination::Terminal => "Before that, once: into a terminal",
        Destination::ViteConfig => "Before that, once: into vite.config.js, in place of vue()",
        Destination::Setting(Setting::Script) => {
            "Before that, once: into Settings → Invest Seoul News → Script"
        }
        Destination::Setting(Setting::Integrity) => {
            "Into Settings → Invest Seoul News → Hash of the script, for each version"
        }
        Destination::Setting(Setting::Feed) => {
            "Into Settings → Invest Seoul News → Feed, for widgets that name none"
        }
        Destination::Extension => {
            "Before that, once: into extend/invest_seoul_news.php, in place of the lines with these names"
        }
        Destination::StyleSheet => "Into a style sheet of your site",
        Destination::Script => "Into a script of your site: it gives the space back if the tag is blocked",
        Destination::FrameScript => "Into a script of your site, if you like: it fits the frame to its news",
        Destination::PolicyHeader => "Add to the header Content-Security-Policy of your site",
    },
    copy: "Copy",
    copy_this: |form| match form {
        Form::ScriptTag => "Copy the tag",
        Form::WordPress => "Copy the shortcode",
        _ => "Copy the code",
    },
    notice: |notice| match notice {
        Notice::Copied(Piece { number: 1, of: 1 }) => "Copied. Now paste it into your page.".to_owned(),
        Notice::Copied(Piece { number, of }) if number < of => {
            format!("{number} of {of} copied, more below.")
        }
        Notice::Copied(Piece { number, of }) => format!("{number} of {of} copied."),
        Notice::LinkCopied => "Link copied.".to_owned(),
        Notice::Selected => "The code is selected: press Ctrl+C, or tap Copy.".to_owned(),
        Notice::LinkSelected => "The link is selected: press Ctrl+C, or tap Copy.".to_owned(),
    },
    options: "Address of the script, and security",
    script: "Address of the script",
    script_hint: "Where the widget is served. The agency tells you, or serve the folder yourself.",
    script_is_local: "This address works on your own computer only. Write where the script will be on the web.",
    pinned: "Pin the code (integrity)",
    pinned_hint: "Browsers then run exactly this version and nothing else. The code has to be copied anew for each update.",
    no_hash: "The script at this address can’t be read, so that it can’t be pinned.",
    not_pinned: "This code is not pinned: the hash of the script is not known.",
    newest_pinned: "The script at this address changes with each release, and a pinned one stops then. Use the folder of a version, such as \
                    /v0.1.0/, or do not pin the code.",
    has_policy: "My site sends a Content-Security-Policy",
    has_policy_hint: |form| {
        if form.respects_policy() {
            "The code then has no inline style and no inline script, and you see what to add to the policy."
        } else {
            "You then see what to add to the policy. Tick “Style sheet” in the plugin’s settings: it then writes no inline style."
        }
    },
    frame_style: "A frame takes no colours of your page: use the theme.",
    link: "Link to this set-up",
    link_hint: "It has every choice but where code comes from: the address of the script, and the folder of the version.",
    copy_link: "Copy the link",

    flaw: |flaw| {
        match flaw {
        Flaw::Address => "Write a web address, such as https://investseoul.com/feed.json".to_owned(),
        Flaw::Language => "Write a language tag, such as ko or zh-Hant".to_owned(),
        Flaw::TimeZone => "Write the name of a time zone, such as Asia/Seoul".to_owned(),
        Flaw::Word => "Choose one of the values".to_owned(),
        Flaw::Number { least, greatest } => format!("Write a whole number from {least} to {greatest}"),
        Flaw::Style => {
            "Write one value of CSS: close its quotes and brackets, use functions of colours and numbers alone, and leave out \
             ; { } < \\ and /*"
                .to_owned()
        }
    }
    },
};
