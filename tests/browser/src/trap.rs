//! Puts a trap into a module.

use anyhow::{Context, Result};
use wasmparser::{ExternalKind, Parser, Payload, TypeRef};

/// `wasm` with a trap in place of the body of its function `export`; a panic of the module has the same effect.
pub fn with_trap(wasm: &[u8], export: &str) -> Result<Vec<u8>> {
    let (mut imported, mut index) = (0, None);
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(exports) => {
                for exported in exports {
                    let exported = exported?;
                    if exported.kind == ExternalKind::Func && exported.name == export {
                        index = Some(exported.index as usize);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                bodies.push(body.get_operators_reader()?.original_position()..body.range().end);
            }
            _ => {}
        }
    }
    let index = index.with_context(|| format!("the module has no function {export}"))?;
    let body = bodies.get(index - imported).context("an exported function has a body")?.clone();
    let mut trapping = wasm.to_vec();
    // `unreachable` in place of each instruction but the last one, which is `end`.
    trapping[body.start..body.end - 1].fill(0x00);
    Ok(trapping)
}
