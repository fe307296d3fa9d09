//! Searches for bytes for which the invariants of the tests are not true.
//!
//! Run it in the folder above, with the fixtures of the tests as seeds:
//! `mkdir -p fuzz/corpus/read && cargo +nightly fuzz run read fuzz/corpus/read tests/fixtures`
#![no_main]

#[path = "../../tests/any_bytes/invariants.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| invariants::hold(document, &[2, 5, 0, 31]));
