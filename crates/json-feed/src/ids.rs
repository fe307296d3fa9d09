//! Which item of a feed has which identifier, to notice when one comes again.

/// The identifiers met so far, each with the index of its item.
///
/// In a tree that asks for one bit after the other. It never asks for a bit twice on one way, so that identifiers can
/// be chosen to make a way long, but no longer than they are themselves. A map of `std` costs the widget 1.2 KB more.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    claimed: Vec<(String, usize)>,
    /// The first is the root. There is one less of them than identifiers.
    branches: Vec<Branch>,
}

/// A bit, and where to go if it is 0 and if it is 1.
#[derive(Debug)]
struct Branch {
    bit: usize,
    sides: [Node; 2],
}

/// An index in `claimed` or `branches`.
#[derive(Clone, Copy, Debug)]
enum Node {
    Id(usize),
    Branch(usize),
}

impl Ids {
    /// Gives the identifier to the item at `index`.
    ///
    /// # Errors
    /// The index of the item that has it already.
    pub(crate) fn claim(&mut self, id: &str, index: usize) -> Result<(), usize> {
        let mut node = if self.branches.is_empty() { Node::Id(0) } else { Node::Branch(0) };
        let mut way = None;
        let other = loop {
            match node {
                Node::Id(at) => break self.claimed.get(at),
                Node::Branch(at) => {
                    let Branch { bit, sides } = &self.branches[at];
                    let side = side(id, *bit);
                    way = Some((at, side));
                    node = sides[side];
                }
            }
        };
        if let Some((other, first)) = other {
            let bit = first_difference(id, other).ok_or(*first)?;
            let mut sides = [node; 2];
            sides[side(id, bit)] = Node::Id(self.claimed.len());
            if let Some((at, side)) = way {
                self.branches[at].sides[side] = Node::Branch(self.branches.len());
            }
            self.branches.push(Branch { bit, sides });
        }
        self.claimed.push((id.to_owned(), index));
        Ok(())
    }
}

fn side(id: &str, bit: usize) -> usize {
    usize::from(byte(id, bit / 8) >> (7 - bit % 8) & 1)
}

/// The byte of an identifier; behind its end one that no UTF-8 has.
fn byte(id: &str, at: usize) -> u8 {
    id.as_bytes().get(at).copied().unwrap_or(0xFF)
}

/// The first bit in which two identifiers differ, if they do.
fn first_difference(one: &str, other: &str) -> Option<usize> {
    (0..=one.len())
        .map(|at| (at, byte(one, at) ^ byte(other, at)))
        .find(|(_, difference)| *difference != 0)
        .map(|(at, difference)| at * 8 + difference.leading_zeros() as usize)
}
