//! Finds the rows of a list by its links: a row is the largest element that leads to one release only.

use std::collections::{HashMap, HashSet};

use ego_tree::NodeId;
use scraper::{ElementRef, Selector};

use super::names::{self, Grade};
use super::selector::{self, Basis};
use crate::board::Board;
use crate::page::Page;

/// The rows of a list.
#[derive(Debug)]
pub struct Rows<'a> {
    /// Each row, with the address of its release.
    pub rows: Vec<(ElementRef<'a>, String)>,
    /// Selects them.
    pub css: String,
    /// What the selector depends on.
    pub basis: Basis,
    /// A selector for the element around them.
    pub area: Option<String>,
}

/// Why there are no rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRows {
    /// Nothing links to a release.
    #[error("no link leads to a release of this board: is it the address of its list, and --board its kind?")]
    NoLinks,
    /// With one release, a row cannot be told from the page.
    #[error(
        "only one release is linked, so its row cannot be told from the rest of the page: try a list with more"
    )]
    OneRelease,
    /// No two links have the same surroundings.
    #[error("the links to {0} releases are not in rows of the same kind: describe the page in a skin")]
    Scattered(usize),
}

/// Rows of one kind: with the same parent and tag.
type Group<'a> = Vec<(ElementRef<'a>, String)>;

/// Finds the rows of the list.
pub fn find<'a>(board: &Board, page: &'a Page) -> Result<Rows<'a>, NoRows> {
    let links: Vec<_> = page
        .root()
        .select(&board.skin().list.link.0)
        .filter_map(|link| Some((link, board.release_address(page, link, link)?.to_string())))
        .collect();
    let releases: HashSet<_> = links.iter().map(|(_, release)| release.clone()).collect();
    match releases.len() {
        0 => return Err(NoRows::NoLinks),
        1 => return Err(NoRows::OneRelease),
        _ => {}
    }
    let inside = releases_inside(&links);
    let groups = groups(&links, &inside);
    let weight = |group: &Group| {
        (group.len(), group.iter().map(|(row, _)| row.text().map(str::len).sum::<usize>()).sum::<usize>())
    };
    let main = groups.iter().max_by_key(|group| weight(group)).filter(|group| group.len() > 1);
    let main = main.ok_or(NoRows::Scattered(releases.len()))?;
    let accepted = with_neighbours(main, &groups);
    let rows: HashSet<_> = accepted.iter().flat_map(|group| group.iter().map(|(row, _)| row.id())).collect();
    let mut parts: Vec<(String, Basis)> = Vec::new();
    for group in &accepted {
        let part = group_selector(group, page, &rows, &inside).ok_or(NoRows::Scattered(releases.len()))?;
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let basis = parts.iter().map(|(_, basis)| *basis).max().unwrap_or(Basis::Position);
    let css = parts.into_iter().map(|(css, _)| css).collect::<Vec<_>>().join(", ");
    let selector = Selector::parse(&css).map_err(|_| NoRows::Scattered(releases.len()))?;
    let of: HashMap<_, _> = accepted
        .iter()
        .flat_map(|group| group.iter().cloned())
        .map(|(row, release)| (row.id(), release))
        .collect();
    let selected = page.root().select(&selector).filter_map(|row| Some((row, of.get(&row.id())?.clone())));
    let area =
        main[0].0.ancestors().filter_map(ElementRef::wrap).find_map(|outer| selector::name(outer, true));
    Ok(Rows { rows: selected.collect(), css, basis, area })
}

/// The releases that each element leads to.
fn releases_inside<'l>(links: &'l [(ElementRef, String)]) -> HashMap<NodeId, HashSet<&'l str>> {
    let mut inside: HashMap<_, HashSet<_>> = HashMap::new();
    for (link, release) in links {
        inside.entry(link.id()).or_default().insert(release.as_str());
        for outer in link.ancestors() {
            inside.entry(outer.id()).or_default().insert(release.as_str());
        }
    }
    inside
}

fn groups<'a>(links: &[(ElementRef<'a>, String)], inside: &HashMap<NodeId, HashSet<&str>>) -> Vec<Group<'a>> {
    let mut groups: Vec<((Option<NodeId>, &str), Group)> = Vec::new();
    let mut seen = HashSet::new();
    for (link, release) in links {
        let outer = link.ancestors().filter_map(ElementRef::wrap);
        let row = outer.take_while(|outer| inside[&outer.id()].len() == 1).last().unwrap_or(*link);
        if !seen.insert(row.id()) {
            continue;
        }
        let row = only_item(row, inside);
        let kind = (row.parent().map(|parent| parent.id()), row.value().name());
        match groups.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, group)) => group.push((row, release.clone())),
            None => groups.push((kind, vec![(row, release.clone())])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// A list with one item is not a row; the item is.
fn only_item<'a>(row: ElementRef<'a>, inside: &HashMap<NodeId, HashSet<&str>>) -> ElementRef<'a> {
    let mut items = row.child_elements().filter(|item| inside.contains_key(&item.id()));
    match (row.value().name(), items.next(), items.next()) {
        ("ul" | "ol" | "table" | "tbody", Some(item), None) => only_item(item, inside),
        _ => row,
    }
}

/// The largest group, and those beside it with other releases: notices, or a first release that is larger than the others.
fn with_neighbours<'g, 'a>(main: &'g Group<'a>, groups: &'g [Group<'a>]) -> Vec<&'g Group<'a>> {
    let in_main: HashSet<_> = main.iter().map(|(_, release)| release).collect();
    let around = main[0].0.parent().and_then(|parent| parent.parent()).and_then(ElementRef::wrap);
    let around = around.filter(|around| !matches!(around.value().name(), "body" | "html"));
    let is_neighbour = |group: &&Group| {
        let is_near =
            around.is_some_and(|around| group[0].0.ancestors().any(|outer| outer.id() == around.id()));
        is_near && group.iter().any(|(_, release)| !in_main.contains(release))
    };
    let is_main = |group: &&Group| group[0].0.id() == main[0].0.id();
    groups.iter().filter(|group| is_main(group) || is_neighbour(group)).collect()
}

/// The shortest selector that selects all rows of the group and no other element that leads to a release, except other rows.
fn group_selector(
    group: &Group,
    page: &Page,
    rows: &HashSet<NodeId>,
    inside: &HashMap<NodeId, HashSet<&str>>,
) -> Option<(String, Basis)> {
    let row = group[0].0;
    let tag = row.value().name();
    let is_common =
        |class: &str| group.iter().all(|(row, _)| row.value().classes().any(|other| other == class));
    let common: Vec<_> = names::stable(row).into_iter().filter(|(class, _)| is_common(class)).collect();
    let mut tried: Vec<(String, Basis)> = Vec::new();
    let classes = |wanted: Grade| common.iter().filter(move |(_, grade)| *grade == wanted);
    tried.extend(classes(Grade::Own).map(|(class, _)| (format!("{tag}.{class}"), Basis::Name)));
    let parent = row.parent().and_then(ElementRef::wrap)?;
    tried.extend(selector::name(parent, true).map(|name| (format!("{name} > {tag}"), Basis::Name)));
    let inner = if tag == "tr" { "tbody tr" } else { tag };
    let outer = parent.ancestors().filter_map(ElementRef::wrap).find_map(|outer| selector::name(outer, true));
    tried.extend(outer.map(|name| (format!("{name} {inner}"), Basis::Name)));
    tried.extend(classes(Grade::Framework).map(|(class, _)| (format!("{tag}.{class}"), Basis::Framework)));
    let place = selector::candidates(parent, page.root()).pop();
    tried.extend(place.map(|place| (format!("{} > {tag}", place.css), Basis::Position)));
    tried.into_iter().find(|(css, _)| {
        let Ok(selector) = Selector::parse(css) else { return false };
        let selected: HashSet<_> = page.root().select(&selector).map(|element| element.id()).collect();
        let leads_elsewhere = |id: &NodeId| inside.contains_key(id) && !rows.contains(id);
        group.iter().all(|(row, _)| selected.contains(&row.id())) && !selected.iter().any(leads_elsewhere)
    })
}
