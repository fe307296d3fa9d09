//! Contrast of texts and graphics, computed from computed styles.

/// A script for pages. `contrastOn(color, behind)` is the contrast of two colours, from 1 to 21; `contrast(element, property, pseudo)` that of
/// a colour of an element with what is behind the element; `ratio(layers, layers)` that of two stacks of backgrounds, such as
/// `inside(element)` and `outside(element)`. `texts(root)` lists all texts on the screen, each with its part and its contrast.
pub const CONTRAST: &str = include_str!("contrast.js");
