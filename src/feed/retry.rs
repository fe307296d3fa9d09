//! When to request a feed again after a failure. Pure arithmetic: `random` is a number from 0 up to 1.
//!
//! The loader retries the download of the module after the same pauses (`src/embed/retry.js`).

/// Pauses before the first, second … retry, in ms. After the last there are no more.
const PAUSES: [u32; 4] = [2_000, 8_000, 30_000, 120_000];

/// Longest delay after the browser has come online, in ms. Many others have come online at the same moment.
const ONLINE_DELAY: f64 = 2_000.0;

/// How long to wait before the next retry, in ms: half to one and a half times the pause that follows so many earlier
/// `failures`. `None` if there were too many.
pub fn pause(failures: usize, random: f64) -> Option<u32> {
    PAUSES.get(failures).map(|pause| (f64::from(*pause) * (0.5 + random)) as u32)
}

/// How long to wait after the browser has come online, in ms.
pub fn online_delay(random: f64) -> u32 {
    (ONLINE_DELAY * random) as u32
}

#[cfg(test)]
mod tests {
    use super::{PAUSES, online_delay, pause};

    #[test]
    fn pauses_grow_and_end() {
        let pauses: Vec<_> = (0..5).map(|failures| pause(failures, 0.5)).collect();
        assert_eq!(pauses, [Some(2_000), Some(8_000), Some(30_000), Some(120_000), None]);
    }

    #[test]
    fn the_loader_has_the_same_pauses_for_the_module() {
        let script = include_str!("../embed/retry.js");
        let delays = script.split("const DELAYS = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
        let delays: Vec<u32> = delays.split(", ").map(|ms| ms.replace('_', "").parse().unwrap()).collect();
        assert_eq!(delays, PAUSES);
    }

    #[test]
    fn two_browsers_do_not_retry_at_the_same_moment() {
        assert_eq!(
            [0.0, 0.25, 0.999].map(|random| pause(0, random)),
            [Some(1_000), Some(1_500), Some(2_998)]
        );
        assert_eq!([0.0, 0.5, 0.999].map(online_delay), [0, 1_000, 1_998]);
    }
}
