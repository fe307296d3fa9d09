//! What the log says of a board.

use super::Problem;
use super::run::Run;

/// Fewer titles do not show the language of a board.
const MIN_TITLES: usize = 4;

impl Run<'_> {
    pub(super) fn report(&mut self, problem: Problem) {
        tracing::warn!("{problem}");
        self.summary.problems.push(problem);
    }

    /// Writes errors, which `--quiet` shows as well, for releases that have failed for a day.
    pub(super) fn report_lasting_failures(&mut self) {
        let now = self.options.now;
        for (id, failure) in &mut self.new_state.failures {
            if self.failed.contains(id) && !failure.withheld && failure.is_due_for_report(now) {
                let since = failure.since.strftime("%Y-%m-%d %H:%M");
                tracing::error!("{id} has not been readable since {since}, after {} requests", failure.times);
            }
        }
    }

    pub(super) fn warn(&self) {
        let published = self.published.metadata().and_then(|feed| feed.language.as_ref());
        let named = self.settings.language.as_ref().or(self.options.language.as_ref());
        let language = named.or(self.language.as_ref()).or(published).map_or("", String::as_str);
        let (is_korean, length) = (language == "ko" || language.starts_with("ko-"), self.items.board_len());
        // Gnuboard's pages say `lang="ko"` whatever the language of the board is.
        if length >= MIN_TITLES && is_korean && self.in_hangul * 4 < length {
            tracing::warn!(
                "the language of the board's pages is {language}, but most titles are not Korean: set --language (in a file: `language`)"
            );
        }
        if self.undated > 0 {
            tracing::warn!(
                "{} releases are published without a date: the list shows it without a year, and their pages show none, or one in the \
                 future; if a page shows it, name its element in a skin (release.date)",
                self.undated
            );
        }
    }
}
