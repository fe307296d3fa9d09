//! The findings of [`json_feed::check`] in Korean. Every rule has its sentence, else this does not compile.

mod effect;
mod reading;
mod rule;

pub use effect::effect;
pub use rule::message;
