//! Derived values for attributes and texts, boxed.
//!
//! Leptos compiles the code that updates an attribute once for each type of closure. One type for all texts and one for all flags keep
//! the module small.

/// A text that depends on signals.
pub type Text = Box<dyn Fn() -> String + Send>;

/// A condition that depends on signals.
pub type Flag = Box<dyn Fn() -> bool + Send>;

/// A text for an attribute or a text node.
pub fn text(derive: impl Fn() -> String + Send + 'static) -> Text {
    Box::new(derive)
}

/// A condition for an attribute without a value, such as `hidden` or `inert`.
pub fn flag(derive: impl Fn() -> bool + Send + 'static) -> Flag {
    Box::new(derive)
}

/// A condition for an ARIA attribute, whose value is `true` or `false`.
pub fn aria_flag(derive: impl Fn() -> bool + Send + 'static) -> Text {
    Box::new(move || (if derive() { "true" } else { "false" }).to_owned())
}
