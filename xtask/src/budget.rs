//! What a page may be asked to load before it shows the first card. Unlike the baseline, this is moved down only: but for the
//! attributes still to come (tags, sort, search, autoplay …), with which the code may have 52,000 bytes.

use crate::bundle::SCRIPT;

/// The script alone, which every page loads at once, however far down its reader gets.
const SCRIPT_BYTES: usize = 9_000;

/// The script and the module.
const CODE_BYTES: usize = 48_000;

/// Holds files, with their sizes after Brotli, against the budgets: a sentence for each that is exceeded, and by how much.
pub fn excesses<'a>(files: impl Iterator<Item = (&'a str, usize)>) -> Vec<String> {
    let (mut script, mut code) = (0, 0);
    for (name, bytes) in files {
        if name == SCRIPT {
            script += bytes;
        }
        if name == SCRIPT || name.ends_with(".wasm") {
            code += bytes;
        }
    }
    [("the script", script, SCRIPT_BYTES), ("the code of the first card", code, CODE_BYTES)]
        .into_iter()
        .filter(|(_, bytes, budget)| bytes > budget)
        .map(|(what, bytes, budget)| {
            format!("{what} has {bytes} bytes (brotli), {} more than its budget of {budget}", bytes - budget)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excesses_of(script: usize, module: usize) -> Vec<String> {
        excesses([(SCRIPT, script), ("invest-seoul-news.wasm", module), ("LICENSE-MIT", 99_999)].into_iter())
    }

    #[test]
    fn code_up_to_the_budgets_is_accepted() {
        assert_eq!(excesses_of(9_000, 39_000), Vec::<String>::new());
    }

    #[test]
    fn each_budget_that_is_exceeded_is_named() {
        assert_eq!(
            excesses_of(9_001, 39_000),
            [
                "the script has 9001 bytes (brotli), 1 more than its budget of 9000",
                "the code of the first card has 48001 bytes (brotli), 1 more than its budget of 48000"
            ]
        );
    }

    #[test]
    fn a_small_script_does_not_excuse_a_large_module() {
        assert_eq!(
            excesses_of(1_000, 47_001),
            ["the code of the first card has 48001 bytes (brotli), 1 more than its budget of 48000"]
        );
    }
}
