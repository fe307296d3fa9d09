//! What the code says, from what is chosen and what the browser has found out about it.

use contract::attributes::FEED;

use crate::{
    feed_check::Outcome,
    setup::Setup,
    snippet::{Embed, HomePage},
};

/// The home page for feeds that name none.
const HOME: &str = "https://investseoul.com/";

/// What hashing a script has come to.
#[derive(Clone, Debug)]
pub struct ScriptHash {
    /// The address of the script.
    pub address: String,
    /// Its hash as `integrity` has it; `None` if the script can't be read.
    pub integrity: Option<String>,
}

/// What the code says. A hash of another script than `script` is not used.
pub fn embed(
    setup: &Setup,
    feed: String,
    script: String,
    outcome: &Option<Outcome>,
    hash: Option<ScriptHash>,
) -> Embed {
    let mut attributes = setup.written_attributes();
    attributes.retain(|(name, _)| *name != FEED.name);
    attributes.insert(0, (FEED.name, feed));
    let report = outcome.as_ref().and_then(Outcome::feed);
    let hash = hash.filter(|hash| setup.pinned && hash.address == script);
    Embed {
        integrity: hash.and_then(|hash| hash.integrity),
        script,
        attributes,
        properties: setup.written_properties(),
        has_policy: setup.has_policy,
        // Further pages may have pictures of other hosts.
        image_origins: report
            .filter(|report| !report.has_further_pages)
            .map(|report| report.image_origins.clone()),
        home: HomePage {
            address: report.and_then(|report| report.home.clone()).unwrap_or_else(|| HOME.to_owned()),
            name: report.and_then(|report| report.title.clone()).unwrap_or_else(|| "Invest Seoul".to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed_check::Report;

    #[test]
    fn a_hash_of_another_script_is_not_written() {
        let setup = Setup::from_query("integrity=", |_| false);
        let hash = Some(ScriptHash {
            address: "https://old.test/a.js".to_owned(),
            integrity: Some("sha384-old".to_owned()),
        });
        let embed =
            embed(&setup, "https://seoul.test/feed.json".into(), "https://new.test/a.js".into(), &None, hash);
        assert_eq!(embed.integrity, None);
    }

    #[test]
    fn the_feed_says_its_name_its_home_and_its_pictures() {
        let report = Report {
            title: Some("Releases".into()),
            home: Some("https://seoul.test/".into()),
            releases: Some(3),
            image_origins: ["https://img.test".to_owned()].into(),
            ..Report::default()
        };
        let embed = |report| {
            embed(
                &Setup::default(),
                "https://seoul.test/feed.json".into(),
                "https://news.test/a.js".into(),
                &Some(Outcome::Read(report)),
                None,
            )
        };
        let paged = embed(Report { has_further_pages: true, ..report.clone() });
        assert_eq!(paged.image_origins, None, "nobody has seen the pictures of further pages");
        let embed = embed(report);
        assert_eq!(
            embed.home,
            HomePage { address: "https://seoul.test/".to_owned(), name: "Releases".to_owned() }
        );
        assert_eq!(embed.image_origins, Some(["https://img.test".to_owned()].into()));
        assert_eq!(embed.attributes, [("feed", "https://seoul.test/feed.json".to_owned())]);
    }
}
