//! Code that nothing can reach, though no tool can tell: its addresses stand in tables and in memory, so that wasm-opt has to keep it.
//!
//! Leptos brings wasm-streams along, whose classes are exported for modules that make them. Ours makes none, and without the
//! exports the functions behind them are never called. Nor is anything formatted by `std::fmt`, whose functions are left over in
//! the tables of types that could be. Here both become traps, and what only they call goes with them: about 3 KB (brotli).
//!
//! They are known by their names. So LLVM must keep no function under the name of another that is alike, which only the flags of the
//! rebuilt standard library can tell it (`small_std.rs`): elsewhere nothing is trapped.

use anyhow::{Result, ensure};
use std::collections::{HashMap, HashSet};
use wasm_encoder::{CodeSection, Function, Module, RawSection};
use wasmparser::{FunctionBody, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

/// The crate whose functions are never called, as it stands in their names.
const STREAMS: &str = "wasm_streams";

/// What its exports are called, which alone may call it.
const STREAMS_EXPORT: &str = "intounderlying";

/// The same of the functions that format: the module of `core` and `alloc` that they or their traits are from.
const FORMATS: &str = "]::fmt::";

/// What is dead in a module, as it stands in the names of functions: with the stock standard library nothing for sure.
pub fn parts(small_std: bool) -> &'static [&'static str] {
    if small_std { &[STREAMS, FORMATS] } else { &[] }
}

/// The module, whose functions have names, with a trap in place of each that is dead.
pub fn trapped(module: &[u8], parts: &[&str]) -> Result<Vec<u8>> {
    let names = names(module)?;
    let dead = dead(&names, parts)?;
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
                    calls_nothing_dead(index, &body, &dead, &names)?;
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

/// The names of the functions, by index.
fn names(module: &[u8]) -> Result<HashMap<u32, &str>> {
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(subsections) = section.as_known() else { continue };
        for subsection in subsections {
            let Name::Function(functions) = subsection? else { continue };
            for function in functions {
                let function = function?;
                names.insert(function.index, function.name);
            }
        }
    }
    Ok(names)
}

/// The functions that are dead by their names.
fn dead(names: &HashMap<u32, &str>, parts: &[&str]) -> Result<HashSet<u32>> {
    for part in parts {
        ensure!(
            names.values().any(|name| name.contains(*part)),
            "no function of {part} is in the module: strip no names before, or do without this"
        );
    }
    let dead = names.iter().filter(|(_, name)| parts.iter().any(|part| name.contains(part)));
    Ok(dead.map(|(index, _)| *index).collect())
}

/// Fails where a function that may be alive calls a dead one: it would end in a trap.
fn calls_nothing_dead(
    function: u32,
    body: &FunctionBody,
    dead: &HashSet<u32>,
    names: &HashMap<u32, &str>,
) -> Result<()> {
    let name = |index: &u32| names.get(index).copied().unwrap_or_default();
    for operator in body.get_operators_reader()? {
        if let Operator::Call { function_index: called } = operator? {
            ensure!(
                !dead.contains(&called) || name(&function).contains(STREAMS_EXPORT),
                "{} calls {}, which is taken for dead: join strings instead of formatting them, which readers load faster, and have \
                 LLVM merge no functions",
                name(&function),
                name(&called)
            );
        }
    }
    Ok(())
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

    /// A module of functions with these names, each of which does nothing twice; the first calls another.
    fn module(names: &[&str], call: Option<u32>) -> Vec<u8> {
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        let (mut code, mut map) = (CodeSection::new(), NameMap::new());
        types.ty().function([], []);
        for (index, name) in (0..).zip(names) {
            functions.function(0);
            let mut nothing = Function::new([]);
            match call.filter(|_| index == 0) {
                Some(called) => nothing.instructions().call(called).end(),
                None => nothing.instructions().nop().nop().end(),
            };
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

    const STREAM: &str = "<wasm_streams::Source>::pull";
    const FORMAT: &str = "<i32 as core[1]::fmt::Display>::fmt";

    #[test]
    fn what_streams_and_what_formats_become_traps() {
        let trapped = trapped(&module(&["mount", STREAM, "next", FORMAT], None), parts(true)).unwrap();
        assert_eq!(lengths(&trapped), [4, 3, 4, 3]);
        wasmparser::validate(&trapped).unwrap();
    }

    /// Once every function that formats was dead, and a build with the stock library failed: its panics do format. And once LLVM had
    /// folded what takes a widget from the glue into the same of a class of streams.
    #[test]
    fn with_the_stock_standard_library_nothing_becomes_a_trap() {
        let trapped = trapped(&module(&["mount", STREAM, FORMAT], Some(2)), parts(false)).unwrap();
        assert_eq!(lengths(&trapped), [4, 4, 4]);
        wasmparser::validate(&trapped).unwrap();
    }

    #[test]
    fn a_function_that_goes_by_the_name_of_a_dead_one_fails_the_build() {
        let message = trapped(&module(&["widget_items", STREAM, FORMAT], Some(1)), parts(true))
            .unwrap_err()
            .to_string();
        assert!(message.starts_with("widget_items calls <wasm_streams::Source>::pull"), "{message}");
        let exported = module(&["intounderlyingsource_pull", STREAM, FORMAT], Some(1));
        assert_eq!(lengths(&trapped(&exported, parts(true)).unwrap()), [4, 3, 3]);
    }

    #[test]
    fn a_function_that_formats_fails_the_build() {
        let message =
            trapped(&module(&["mount", STREAM, FORMAT], Some(2)), parts(true)).unwrap_err().to_string();
        assert!(message.starts_with("mount calls <i32 as"), "{message}");
    }

    #[test]
    fn a_module_without_such_code_or_without_names_fails_the_build() {
        assert!(trapped(&module(&["mount", STREAM], None), parts(true)).is_err());
        assert!(trapped(&module(&["mount", FORMAT], None), parts(true)).is_err());
    }
}
