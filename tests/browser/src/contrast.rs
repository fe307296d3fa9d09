//! Contrast of texts and graphics, computed from computed styles.

/// A script for pages: `contrast(element, property, pseudo)` is the contrast of a colour with what is behind the element, from 1 to 21;
/// `ratio(layers, layers)` is that of two stacks of backgrounds, such as `inside(element)` and `outside(element)`; `texts(root)` lists all
/// texts on the screen, each with its part and its contrast.
pub const CONTRAST: &str = include_str!("contrast.js");
