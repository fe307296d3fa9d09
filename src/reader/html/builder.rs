//! Builds the tree.
//!
//! Two stacks are enough. `blocks` are the elements that are open; what may stand in what is kept in order as they open. `inline` are the
//! elements of a line that the HTML has begun and not ended. They are opened when there is something to stand in them, and again in the next
//! block, so `<b><p>…</b>` and other bad nesting comes out right.

use json_feed::text::{Tag, Token, Tokens, is_visible};

use super::{
    Addresses, Attributes, Built, DEEPEST, MOST_BYTES, MOST_INLINE, MOST_NODES, PIECE, Step,
    attributes::{language_of, number},
    blocks::{holds_text, is_cell, is_heading, is_list, is_section},
    elements::Kind,
};

/// The attributes of pictures that have their address. Scripts that load pictures later have moved it.
const SOURCES: [&str; 4] = ["data-src", "data-lazy-src", "data-original", "src"];

/// Pictures smaller than this are icons or count readers, in CSS px.
const SMALL: u32 = 32;

/// The tree of this HTML.
pub fn build(html: &str, addresses: Addresses<'_>) -> Built {
    let mut builder = Builder::new(addresses);
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        if builder.nodes >= MOST_NODES || builder.bytes >= MOST_BYTES {
            builder.is_cut = true;
            break;
        }
        match token {
            Token::Text(text) => builder.text(&text),
            Token::Tag(tag) => {
                let name = tag.name();
                match Kind::of(&name) {
                    Kind::HiddenText if !tag.is_end() => tokens.skip_to_end_of(&name),
                    Kind::Hidden if !tag.is_end() => skip(&mut tokens, &tag, &name),
                    kind if tag.is_end() => builder.end(kind),
                    kind => builder.start(kind, &tag),
                }
            }
        }
    }
    builder.close_to(0);
    Built { steps: builder.steps, is_cut: builder.is_cut }
}

/// Skips the content of an element.
fn skip(tokens: &mut Tokens<'_>, tag: &Tag<'_>, name: &str) {
    let mut depth = usize::from(!tag.is_closed());
    while depth > 0 {
        match tokens.next() {
            Some(Token::Tag(tag)) if tag.name() == name && tag.is_end() => depth -= 1,
            Some(Token::Tag(tag)) if tag.name() == name && !tag.is_closed() => depth += 1,
            Some(_) => {}
            None => return,
        }
    }
}

/// A block that is open.
struct Block {
    name: &'static str,
    /// The step that opens it.
    step: usize,
    /// How many inline elements the HTML had begun before it.
    inline: usize,
    /// Whether there is anything to see in it.
    has_content: bool,
}

struct Builder<'a> {
    addresses: Addresses<'a>,
    steps: Vec<Step>,
    blocks: Vec<Block>,
    inline: Vec<(&'static str, Attributes)>,
    /// How many of them are open in the tree.
    opened: usize,
    /// Whether the next text begins a line of its own.
    is_new_line: bool,
    /// The levels of the headings above this place, as the HTML has them.
    headings: Vec<u8>,
    nodes: usize,
    bytes: usize,
    is_cut: bool,
}

impl<'a> Builder<'a> {
    fn new(addresses: Addresses<'a>) -> Self {
        Self {
            addresses,
            steps: Vec::new(),
            blocks: Vec::new(),
            inline: Vec::new(),
            opened: 0,
            is_new_line: false,
            headings: Vec::new(),
            nodes: 0,
            bytes: 0,
            is_cut: false,
        }
    }

    /// The name of the innermost block; empty outside of all.
    fn top(&self) -> &'static str {
        self.blocks.last().map_or("", |block| block.name)
    }

    fn start(&mut self, kind: Kind, tag: &Tag<'_>) {
        let mut attributes = language_of(tag);
        match kind {
            Kind::Inline(name) => self.start_inline(name, attributes),
            Kind::Link => {
                self.end_inline("a");
                let address = tag.attribute("href").and_then(|address| (self.addresses.link)(&address));
                if let Some(address) = address {
                    attributes.push(("href", address));
                    self.start_inline("a", attributes);
                }
            }
            Kind::Image => self.image(tag),
            Kind::Break => self.line_break(),
            Kind::Rule => {
                self.leave_line();
                self.enter_flow();
                self.void("hr", Vec::new());
            }
            // A heading has one line.
            Kind::Paragraph if is_heading(self.top()) => self.new_line(),
            Kind::Paragraph => self.begin("p", attributes),
            Kind::Heading(level) => {
                self.headings.retain(|above| *above < level);
                self.headings.push(level);
                let name = ["h3", "h4", "h5", "h6"][self.headings.len().min(4) - 1];
                self.begin(name, attributes);
            }
            Kind::List(name) => {
                if name == "ol" {
                    attributes.extend(number(tag, "start", 0, i32::MAX as u32));
                    attributes.extend(tag.attribute("reversed").map(|_| ("reversed", String::new())));
                }
                self.begin(name, attributes);
            }
            Kind::Entry(name) => self.entry(name, attributes),
            Kind::Block(name) => self.begin(name, attributes),
            Kind::FigureCaption => match self.find(|name| name == "figure", is_cell) {
                Some(figure) => {
                    self.close_to(figure + 1);
                    self.open("figcaption", attributes);
                }
                None => self.new_line(),
            },
            Kind::Table => self.begin("table", attributes),
            Kind::Caption if self.top() == "table" => self.open("caption", attributes),
            Kind::Section(_) | Kind::Row | Kind::Cell(_) => {
                if let Kind::Cell(_) = kind {
                    let spans = ["colspan", "rowspan"].map(|name| number(tag, name, 2, 100));
                    // A cell costs a browser as much as all the places that it takes.
                    let places = |span: &Option<(_, String)>| {
                        span.as_ref().and_then(|(_, span)| span.parse().ok()).unwrap_or(1_usize)
                    };
                    self.nodes += spans.iter().map(places).product::<usize>() - 1;
                    attributes.extend(spans.into_iter().flatten());
                }
                if let (Kind::Cell("th"), Some(scope)) = (kind, tag.attribute("scope"))
                    && ["col", "colgroup", "row", "rowgroup"].contains(&scope.as_str())
                {
                    attributes.push(("scope", scope));
                }
                self.table_part(kind, attributes);
            }
            Kind::Line | Kind::Caption => self.new_line(),
            Kind::Other | Kind::Hidden | Kind::HiddenText => {}
        }
    }

    fn end(&mut self, kind: Kind) {
        let block = match kind {
            Kind::Inline(name) => return self.end_inline(name),
            Kind::Link => return self.end_inline("a"),
            Kind::Break => return self.line_break(), // as browsers do
            Kind::Image | Kind::Rule | Kind::Other | Kind::Hidden | Kind::HiddenText => return,
            Kind::Line => return self.new_line(),
            Kind::Paragraph => self.find(|name| name == "p", |name| name != "p"),
            Kind::Heading(_) => self.find(is_heading, is_cell),
            Kind::Entry(entry) => self.find(|name| name == entry, |name| is_cell(name) || is_list(name)),
            Kind::List(list) => self.find(|name| name == list, is_cell),
            Kind::Block(block) => self.find(|name| name == block, is_cell),
            Kind::FigureCaption => self.find(|name| name == "figcaption", is_cell),
            Kind::Caption => self.find(|name| name == "caption", |name| name == "table"),
            Kind::Table => self.find(|name| name == "table", |_| false),
            Kind::Section(part) | Kind::Cell(part) => self.find(|name| name == part, |name| name == "table"),
            Kind::Row => self.find(|name| name == "tr", |name| name == "table"),
        };
        match block {
            Some(at) => {
                let inline = self.blocks[at].inline;
                self.close_to(at);
                self.inline.truncate(inline);
            }
            None => self.new_line(),
        }
    }

    /// The innermost block that `is_wanted`, if there is none around the place that `is_end`.
    fn find(&self, is_wanted: impl Fn(&str) -> bool, is_end: impl Fn(&str) -> bool) -> Option<usize> {
        for (at, block) in self.blocks.iter().enumerate().rev() {
            if is_wanted(block.name) {
                return Some(at);
            }
            if is_end(block.name) {
                return None;
            }
        }
        None
    }

    fn start_inline(&mut self, name: &'static str, attributes: Attributes) {
        if self.inline.len() < MOST_INLINE {
            self.inline.push((name, attributes));
        }
    }

    fn end_inline(&mut self, name: &str) {
        let Some(at) = self.inline.iter().rposition(|(open, _)| *open == name) else { return };
        while self.opened > at {
            self.steps.push(Step::Close);
            self.opened -= 1;
        }
        self.inline.remove(at);
    }

    /// Begins a block where there is room for one.
    fn begin(&mut self, name: &'static str, attributes: Attributes) {
        self.leave_line();
        if self.blocks.len() < DEEPEST {
            self.enter_flow();
            self.open(name, attributes);
        } else {
            self.new_line();
        }
    }

    fn entry(&mut self, name: &'static str, attributes: Attributes) {
        let list = if name == "li" { ["ul", "ol"] } else { ["dl", "dl"] };
        match self.find(is_list, is_cell) {
            Some(at) if list.contains(&self.blocks[at].name) => self.close_to(at + 1),
            Some(_) => return self.new_line(),
            None => self.begin(list[0], Vec::new()),
        }
        if list.contains(&self.top()) {
            self.open(name, attributes);
        }
    }

    fn table_part(&mut self, part: Kind, attributes: Attributes) {
        let Some(table) = self.find(|name| name == "table", |_| false) else { return self.new_line() };
        if let Kind::Section(name) = part {
            self.close_to(table + 1);
            return self.open(name, attributes);
        }
        let is_at = |builder: &Self, at: usize, is: fn(&str) -> bool| {
            builder.blocks.get(at).is_some_and(|block| is(block.name))
        };
        let rows = table + 1 + usize::from(is_at(self, table + 1, is_section));
        if let Kind::Cell(name) = part {
            if is_at(self, rows, |name| name == "tr") {
                self.close_to(rows + 1);
            } else {
                self.close_to(rows);
                self.open("tr", Vec::new());
            }
            return self.open(name, attributes);
        }
        self.close_to(rows);
        self.open("tr", attributes);
    }

    /// What follows is not part of the line before.
    fn new_line(&mut self) {
        match self.top() {
            "p" => self.close_top(),
            top if is_heading(top) || top == "pre" => self.text(" "),
            _ => {
                self.suspend_inline();
                self.is_new_line = true;
            }
        }
    }

    /// Ends the paragraph or heading, where there is one.
    fn leave_line(&mut self) {
        if self.top() == "p" || is_heading(self.top()) {
            self.close_top();
        }
    }

    /// Goes to where blocks and texts may stand: of a list into an entry, of a table into a cell.
    fn enter_flow(&mut self) {
        loop {
            match self.top() {
                "ul" | "ol" => self.open("li", Vec::new()),
                "dl" => self.open("dd", Vec::new()),
                "tr" => self.open("td", Vec::new()),
                top if top == "table" || is_section(top) => self.open("tr", Vec::new()),
                _ => return,
            }
        }
    }

    /// Goes to where a text may stand, with all inline elements that are around it.
    fn enter_line(&mut self) {
        self.enter_flow();
        let is_line = match self.top() {
            "" | "blockquote" | "figure" => false,
            "p" | "pre" => true,
            top => is_heading(top) || !self.is_new_line,
        };
        if !is_line {
            self.open("p", Vec::new());
        }
        self.is_new_line = false;
        let opening = self.inline[self.opened..].iter();
        let opening: Vec<_> =
            opening.map(|(name, attributes)| Step::Open(name, attributes.clone())).collect();
        opening.into_iter().for_each(|step| self.push(step));
        self.opened = self.inline.len();
    }

    fn text(&mut self, text: &str) {
        let is_pre = self.find(|name| name == "pre", is_cell).is_some();
        if !is_pre && text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            // It separates words, where there are some before it.
            let has_space = matches!(self.steps.last(), Some(Step::Text(text)) if text.ends_with(' '));
            let is_in_line = !self.is_new_line && holds_text(self.top()) && !has_space;
            if is_in_line && self.blocks.last().is_some_and(|block| self.steps.len() > block.step + 1) {
                self.push(Step::Text(" ".to_owned()));
            }
            return;
        }
        self.enter_line();
        if is_visible(text) {
            self.has_content();
        }
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, next) = rest.split_at(rest.floor_char_boundary(PIECE));
            self.push(Step::Text(piece.to_owned()));
            rest = next;
        }
    }

    fn line_break(&mut self) {
        if self.top() == "p" && matches!(self.steps.last(), Some(Step::Void("br", _))) {
            return self.close_top(); // an empty line ends a paragraph
        }
        let is_first = self.blocks.last().is_none_or(|block| self.steps.len() == block.step + 1);
        if holds_text(self.top()) && !is_first && !self.is_new_line {
            self.push(Step::Void("br", Vec::new()));
        }
    }

    fn image(&mut self, tag: &Tag<'_>) {
        let usable = |name| tag.attribute(name).and_then(|address| (self.addresses.picture)(address.trim()));
        let address = SOURCES.into_iter().find_map(usable);
        if address.is_some() && address.as_deref() == self.addresses.shown {
            return;
        }
        let alt = tag.attribute("alt").unwrap_or_default();
        let size = ["width", "height"].map(|name| number(tag, name, 0, 10_000));
        let is_small = |(_, size): &(_, String)| size.parse().is_ok_and(|size: u32| size < SMALL);
        match address {
            Some(address) if !size.iter().flatten().any(is_small) => {
                self.enter_line();
                let mut attributes = vec![("alt", alt)];
                // One alone would distort it.
                if let [Some(width), Some(height)] = size {
                    attributes.extend([width, height]);
                }
                attributes.push(("src", address));
                self.void("img", attributes);
            }
            _ if is_visible(&alt) => self.text(&alt),
            _ => {}
        }
    }

    fn void(&mut self, name: &'static str, attributes: Attributes) {
        self.has_content();
        self.push(Step::Void(name, attributes));
    }

    fn has_content(&mut self) {
        if let Some(block) = self.blocks.last_mut() {
            block.has_content = true;
        }
    }

    fn push(&mut self, step: Step) {
        self.nodes += 1;
        // Inline elements are opened anew in each block, so their addresses count each time.
        self.bytes += match &step {
            Step::Text(text) => text.len(),
            Step::Open(_, attributes) | Step::Void(_, attributes) => {
                attributes.iter().map(|(_, value)| value.len()).sum()
            }
            Step::Close => 0,
        };
        self.steps.push(step);
    }

    fn open(&mut self, name: &'static str, attributes: Attributes) {
        self.suspend_inline();
        let step = self.steps.len();
        self.blocks.push(Block { name, step, inline: self.inline.len(), has_content: false });
        self.push(Step::Open(name, attributes));
        self.is_new_line = false;
    }

    /// Closes the inline elements in the tree. The HTML has not ended them.
    fn suspend_inline(&mut self) {
        for _ in 0..std::mem::take(&mut self.opened) {
            self.steps.push(Step::Close);
        }
    }

    fn close_to(&mut self, count: usize) {
        while self.blocks.len() > count {
            self.close_top();
        }
        self.suspend_inline();
    }

    /// Closes the innermost block. One with nothing to see is left out, unless others have their places by it.
    fn close_top(&mut self) {
        self.suspend_inline();
        let Some(block) = self.blocks.pop() else { return };
        while matches!(self.steps.last(), Some(Step::Void("br", _))) {
            self.steps.pop();
        }
        let is_place = block.name == "tr" || is_cell(block.name) || is_section(block.name);
        if block.has_content || is_place {
            self.steps.push(Step::Close);
        } else {
            self.nodes = self.nodes.saturating_sub(self.steps.len() - block.step);
            self.steps.truncate(block.step);
        }
        if block.has_content {
            self.has_content();
        }
        self.is_new_line = true;
    }
}
