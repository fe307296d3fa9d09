//! What the page announces when something is copied.

/// One of the pieces of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
}

/// What is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A piece of code is copied.
    Copied(Piece),
    /// The link to the set-up is copied.
    LinkCopied,
    /// The browser does not allow to copy the code, so it is selected.
    Selected,
    /// The same for the link.
    LinkSelected,
}
