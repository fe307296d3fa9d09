//! Looks for bytes of which something does not hold that should hold of all.
//!
//! `mkdir -p fuzz/corpus/read && cargo +nightly fuzz run read fuzz/corpus/read tests/fixtures`, in the folder above,
//! starts from the fixtures of the tests, so that an oddity added there is a seed here.
#![no_main]

#[path = "../../tests/any_bytes/invariants.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| invariants::hold(document, &[2, 5, 0, 31]));
