//! Which item of a feed has which identifier, to notice when one comes again.

/// The identifiers met so far, each with the index of its item.
///
/// A hash table of fixed width: fast enough for hundreds of thousands of items, and without the 1.4 KB that a
/// map of `std` costs the widget.
pub(crate) struct Ids {
    buckets: Vec<Vec<(String, usize)>>,
}

impl Ids {
    pub(crate) fn new() -> Self {
        Ids { buckets: vec![Vec::new(); 1024] }
    }

    /// Gives the identifier to the item at `index`.
    ///
    /// # Errors
    /// The index of the item that has it already.
    pub(crate) fn claim(&mut self, id: &str, index: usize) -> Result<(), usize> {
        let hash = id.bytes().fold(0_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
        let width = self.buckets.len();
        let bucket = &mut self.buckets[hash % width];
        if let Some((_, first)) = bucket.iter().find(|(claimed, _)| claimed == id) {
            return Err(*first);
        }
        bucket.push((id.to_owned(), index));
        Ok(())
    }
}
