//! Code that nothing can reach, though no tool can tell.
//!
//! Leptos brings wasm-streams along, whose classes are exported for modules that make them. Ours makes none. Without the
//! exports the functions behind them are never called; but their addresses stand in tables and in memory, so that wasm-opt
//! has to keep them. Here they become traps, and what only they call goes with them: about 2 KB (brotli).

use anyhow::{Result, ensure};
use std::collections::HashSet;
use wasm_encoder::{CodeSection, Function, Module, RawSection};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// The crate whose functions are never called, as it stands in their names.
const DEAD: &str = "wasm_streams";

/// The module, whose functions have names, with a trap in place of each that is dead.
pub fn trapped(module: &[u8]) -> Result<Vec<u8>> {
    let dead = dead(module)?;
    ensure!(
        !dead.is_empty(),
        "no function of {DEAD} is in the module: strip no names before, or do without this"
    );
    let mut output = Module::new();
    let mut code = CodeSection::new();
    let mut index = imported(module)?;
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::CodeSectionStart { .. } => {}
            Payload::CodeSectionEntry(body) => {
                if dead.contains(&index) {
                    let mut trap = Function::new([]);
                    trap.instructions().unreachable().end();
                    code.function(&trap);
                } else {
                    code.raw(body.as_bytes());
                }
                index += 1;
            }
            payload => {
                let Some((id, range)) = payload.as_section() else { continue };
                // The data and all that is custom follow the code.
                if id == DATA {
                    output.section(&code);
                }
                output.section(&RawSection { id, data: &module[range] });
            }
        }
    }
    Ok(output.finish())
}

/// The id of the data section (WebAssembly core specification, 5.5.2).
const DATA: u8 = 11;

/// The functions with a name of the dead crate.
fn dead(module: &[u8]) -> Result<HashSet<u32>> {
    let mut dead = HashSet::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(names) = section.as_known() else { continue };
        for name in names {
            let Name::Function(functions) = name? else { continue };
            for function in functions {
                let function = function?;
                if function.name.contains(DEAD) {
                    dead.insert(function.index);
                }
            }
        }
    }
    Ok(dead)
}

/// How many functions are imported: they come first in the numbering.
fn imported(module: &[u8]) -> Result<u32> {
    let mut count = 0;
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports {
                count += u32::from(matches!(import?.ty, TypeRef::Func(_)));
            }
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{DataSection, FunctionSection, NameMap, NameSection, TypeSection};

    /// A module of functions with these names, each of which does nothing twice.
    fn module(names: &[&str]) -> Vec<u8> {
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        let (mut code, mut map) = (CodeSection::new(), NameMap::new());
        types.ty().function([], []);
        for (index, name) in (0..).zip(names) {
            functions.function(0);
            let mut nothing = Function::new([]);
            nothing.instructions().nop().nop().end();
            code.function(&nothing);
            map.append(index, name);
        }
        let mut section = NameSection::new();
        section.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code).section(&DataSection::new());
        module.section(&section);
        module.finish()
    }

    fn lengths(module: &[u8]) -> Vec<usize> {
        let bodies = Parser::new(0).parse_all(module).filter_map(|payload| match payload.unwrap() {
            Payload::CodeSectionEntry(body) => Some(body.range().len()),
            _ => None,
        });
        bodies.collect()
    }

    #[test]
    fn the_functions_of_a_crate_that_nobody_calls_become_traps() {
        let trapped = trapped(&module(&["mount", "<wasm_streams::Source>::pull", "next"])).unwrap();
        assert_eq!(lengths(&trapped), [4, 3, 4]);
        wasmparser::validate(&trapped).unwrap();
    }

    #[test]
    fn a_module_without_that_crate_or_without_names_fails_the_build() {
        assert!(trapped(&module(&["mount"])).is_err());
    }
}
