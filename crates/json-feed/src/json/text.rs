//! A string on its way from bytes and escapes to text.
//!
//! A character cut in half is a frequent fault, made by programs that shorten a text by counting bytes or UTF-16 units.
//! It costs that one character, as it does in a browser's own `response.json()`.

/// As much of a string as has come and is kept.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// Need not be UTF-8.
    bytes: Vec<u8>,
    /// How many bytes are kept.
    room: usize,
    /// Whether there were more.
    is_cut: bool,
    /// The first half of a surrogate pair whose second may follow; else 0.
    high: u16,
    /// Whether U+FFFD stands for half of a surrogate pair.
    is_mended: bool,
}

/// A string that is over.
pub(crate) struct Finished {
    pub(crate) text: String,
    /// Whether the text is only the beginning, for want of room.
    pub(crate) is_cut: bool,
    /// Whether U+FFFD stands for bytes that are not UTF-8 or for half of a surrogate pair.
    pub(crate) is_mended: bool,
}

impl Text {
    /// Begins the next string, of which up to `room` bytes are kept.
    pub(crate) fn begin(&mut self, room: usize) {
        self.bytes.clear();
        (self.room, self.is_cut, self.high, self.is_mended) = (room, false, 0, false);
    }

    /// Goes on with bytes that stand for themselves.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.end_pair();
        self.keep(bytes);
    }

    /// Goes on with an escaped UTF-16 unit.
    pub(crate) fn add_unit(&mut self, unit: u16) {
        if self.high != 0 && matches!(unit, 0xDC00..=0xDFFF) {
            let (high, low) = (u32::from(self.high) - 0xD800, u32::from(unit) - 0xDC00);
            self.high = 0;
            return self.keep_character(0x1_0000 + (high << 10 | low));
        }
        self.end_pair();
        match unit {
            0xD800..=0xDBFF => self.high = unit,
            0xDC00..=0xDFFF => self.mend(),
            _ => self.keep_character(unit.into()),
        }
    }

    /// The string, now that it is over.
    pub(crate) fn finish(&mut self) -> Finished {
        self.end_pair();
        let mut text = String::with_capacity(self.bytes.len());
        let mut is_mended = self.is_mended;
        let mut rest = self.bytes.len();
        for chunk in self.bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            rest -= chunk.valid().len() + chunk.invalid().len();
            // Where the room ended inside a character, that is not the document's fault.
            if !(chunk.invalid().is_empty() || self.is_cut && rest == 0) {
                text.push(char::REPLACEMENT_CHARACTER);
                is_mended = true;
            }
        }
        Finished { text, is_cut: self.is_cut, is_mended }
    }

    /// The name, now that it is over, as far as there was room for it; `None` if it ends with half a character.
    pub(crate) fn name(&self) -> Option<&[u8]> {
        (self.high == 0).then_some(&self.bytes)
    }

    /// Replaces the first half of a surrogate pair that goes without its second.
    fn end_pair(&mut self) {
        if self.high != 0 {
            self.high = 0;
            self.mend();
        }
    }

    fn mend(&mut self) {
        self.is_mended = true;
        self.keep_character(char::REPLACEMENT_CHARACTER.into());
    }

    /// Keeps the character of this code point, which is no surrogate.
    fn keep_character(&mut self, code_point: u32) {
        let character = char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.keep(character.encode_utf8(&mut [0; 4]).as_bytes());
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = self.room - self.bytes.len();
        self.is_cut |= bytes.len() > room;
        self.bytes.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
    }
}
