//! The crates whose code can be in a WebAssembly module: what an app depends on for it, but not what runs in the compiler.
//!
//! Link-time optimisation leaves most of their code out, some crates as a whole.

use crate::{paths, toolchain::WASM};
use anyhow::{Context, Result};
use cargo_metadata::{
    DependencyKind, Metadata, MetadataCommand, NodeDep, Package, PackageId, camino::Utf8PathBuf,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The package of the widget.
pub const WIDGET: &str = "invest-seoul-news";

/// The package of the app that is shipped beside it.
pub const CONFIGURATOR: &str = "configurator";

/// A crate of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crate {
    /// Its name on crates.io, or in this workspace.
    pub name: String,
    /// Its version.
    pub version: String,
    /// An SPDX expression.
    pub licence: String,
    /// Who wrote it, as far as its manifest says so.
    pub authors: Vec<String>,
    /// Where its source is kept.
    pub repository: Option<String>,
    /// The SHA-256 of its package on crates.io. Crates of this workspace have none.
    pub checksum: Option<String>,
    /// The folder with its source, on this machine.
    pub folder: Utf8PathBuf,
    /// The crates that it uses.
    pub uses: BTreeSet<Id>,
}

/// Name and version of a crate.
pub type Id = (String, String);

impl Crate {
    /// Whether it is of this workspace.
    pub fn is_own(&self) -> bool {
        self.checksum.is_none()
    }
}

/// The crates of the modules of these packages, by name and version; our own are among them.
///
/// # Errors
/// If cargo can't tell, or if a crate states no licence.
pub fn linked(packages: &[&str]) -> Result<BTreeMap<Id, Crate>> {
    let options = ["--locked", &format!("--filter-platform={WASM}")].map(str::to_owned);
    let metadata = MetadataCommand::new().current_dir(paths::root()).other_options(options).exec()?;
    let lockfile = cargo_lock::Lockfile::load(paths::root().join("Cargo.lock"))?;
    let checksums: HashMap<Id, String> = lockfile
        .packages
        .iter()
        .filter_map(|it| {
            Some(((it.name.to_string(), it.version.to_string()), it.checksum.as_ref()?.to_string()))
        })
        .collect();
    let mut crates = BTreeMap::new();
    let edges = edges(&metadata)?;
    let own = metadata.workspace_packages();
    let id = |name: &&str| {
        let package = own.iter().find(|package| package.name == *name);
        package.map(|package| &package.id).with_context(|| format!("the workspace has no {name}"))
    };
    let mut waiting = packages.iter().map(id).collect::<Result<Vec<_>>>()?;
    while let Some(id) = waiting.pop() {
        let package = &metadata[id];
        let key = key(package);
        if crates.contains_key(&key) {
            continue;
        }
        let used = edges.get(id).map(Vec::as_slice).unwrap_or_default();
        let licence =
            package.license.as_deref().with_context(|| format!("{} has no licence", package.name))?;
        let found = Crate {
            name: key.0.clone(),
            version: key.1.clone(),
            // Before SPDX expressions, cargo had a slash.
            licence: licence.replace('/', " OR "),
            authors: package.authors.clone(),
            repository: package.repository.clone(),
            checksum: checksums.get(&key).cloned(),
            folder: package.manifest_path.parent().context("a manifest is in a folder")?.to_owned(),
            uses: used.iter().map(|id| self::key(&metadata[*id])).collect(),
        };
        waiting.extend(used);
        crates.insert(key, found);
    }
    Ok(crates)
}

/// What each package links: dependencies that are neither for tests or build scripts nor macros.
fn edges(metadata: &Metadata) -> Result<HashMap<&PackageId, Vec<&PackageId>>> {
    let resolve = metadata.resolve.as_ref().context("cargo metadata resolves no dependencies")?;
    let is_linked = |dependency: &&NodeDep| {
        let is_normal = dependency.dep_kinds.iter().any(|it| it.kind == DependencyKind::Normal);
        is_normal && !metadata[&dependency.pkg].targets.iter().any(|target| target.is_proc_macro())
    };
    let nodes = resolve.nodes.iter();
    Ok(nodes.map(|node| (&node.id, node.deps.iter().filter(is_linked).map(|it| &it.pkg).collect())).collect())
}

fn key(package: &Package) -> Id {
    (package.name.to_string(), package.version.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crates_are_those_of_the_modules() {
        let crates = linked(&[WIDGET, CONFIGURATOR]).unwrap();
        let names: BTreeSet<&str> = crates.values().map(|it| &*it.name).collect();
        let own: Vec<&str> = crates.values().filter(|it| it.is_own()).map(|it| &*it.name).collect();
        assert_eq!(own, ["configurator", "contract", "invest-seoul-news", "json-feed"]);
        for linked in ["leptos", "gloo-net", "serde_json", "wasm-bindgen"] {
            assert!(names.contains(linked), "{linked}");
        }
        // The publisher's, those of tests, those of build scripts, and macros.
        for other in ["scraper", "tokio", "wasm-bindgen-test", "leptos_macro", "serde_derive"] {
            assert!(!names.contains(other), "{other}");
        }
    }

    #[test]
    fn what_the_configurator_alone_links_is_not_in_the_widget() {
        let of = |packages: &[&str]| -> BTreeSet<String> {
            linked(packages).unwrap().into_values().map(|it| it.name).collect()
        };
        let (widget, both) = (of(&[WIDGET]), of(&[WIDGET, CONFIGURATOR]));
        assert!(widget.is_subset(&both));
        for alone in ["configurator", "sha2"] {
            assert!(both.contains(alone) && !widget.contains(alone), "{alone}");
        }
    }
}
