//! Short names for what the module imports.
//!
//! wasm-bindgen calls an import `__wbg_fetch_0123456789abcdef`. No compressor makes those digits smaller, and each stands in
//! the module and in the glue. Exports that it makes up to call closures by have such digits, too; the others keep their
//! names: src/embed/guard.js tells them apart by name, and so do tests.

use anyhow::{Context, Result, ensure};
use std::collections::HashMap;
use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, RawSection};
use wasmparser::{ExternalKind, Parser, Payload, TypeRef};

/// The one module that all imports are from, in the glue: `"./invest-seoul-news_bg.js": import0,`.
const FROM: &str = "\"./invest-seoul-news_bg.js\": import0,";

/// How an import begins in the glue: `        __wbg_fetch_0123456789abcdef: function(`.
const INDENT: &str = "        ";
const FUNCTION: &str = ": function(";

/// What stands in the names of exports that wasm-bindgen makes up itself, to call closures by.
const CLOSURE: &str = "___convert__closures";

/// The module and its glue, with short names for the imports, and without what the glue has for imports that are gone.
pub fn shortened(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let (module, names) = in_module(module)?;
    let mut glue = in_glue(glue, names)?;
    for (at, closure) in closures(&module)?.iter().enumerate() {
        glue = glue.replace(&format!("wasm.{closure}("), &format!("wasm.{}(", short(at)));
    }
    let left = closures(&module)?.into_iter().find(|closure| glue.contains(&format!("wasm.{closure}")));
    ensure!(
        left.is_none(),
        "wasm-bindgen's glue has changed: it does not only call {}",
        left.unwrap_or_default()
    );
    Ok((module_with_short_closures(&module)?, glue))
}

fn kind(kind: ExternalKind) -> Result<ExportKind> {
    Ok(match kind {
        ExternalKind::Func => ExportKind::Func,
        ExternalKind::Table => ExportKind::Table,
        ExternalKind::Memory => ExportKind::Memory,
        ExternalKind::Global => ExportKind::Global,
        other => anyhow::bail!("{other:?} is exported"),
    })
}

/// The exports that closures are called by, the longest first: one name may be the beginning of another.
fn closures(module: &[u8]) -> Result<Vec<String>> {
    let mut closures: Vec<_> = exports(module)?.into_iter().filter(|name| name.contains(CLOSURE)).collect();
    closures.sort_by_key(|name| std::cmp::Reverse(name.len()));
    Ok(closures)
}

fn module_with_short_closures(module: &[u8]) -> Result<Vec<u8>> {
    let closures = closures(module)?;
    let mut output = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::ExportSection(exports) = payload {
            let mut section = ExportSection::new();
            for export in exports {
                let export = export?;
                let name = closures.iter().position(|closure| closure == export.name).map(short);
                section.export(name.as_deref().unwrap_or(export.name), kind(export.kind)?, export.index);
            }
            output.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            output.section(&RawSection { id, data: &module[range] });
        }
    }
    Ok(output.finish())
}

fn in_module(module: &[u8]) -> Result<(Vec<u8>, HashMap<String, String>)> {
    let mut names = HashMap::new();
    let mut output = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            let mut section = ImportSection::new();
            for import in imports {
                let import = import?;
                let TypeRef::Func(index) = import.ty else {
                    anyhow::bail!("{} is imported, but it is no function", import.name);
                };
                let name = short(names.len());
                section.import("a", &name, EntityType::Function(index));
                ensure!(
                    names.insert(import.name.into(), name).is_none(),
                    "{} is imported twice",
                    import.name
                );
            }
            output.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            output.section(&RawSection { id, data: &module[range] });
        }
    }
    Ok((output.finish(), names))
}

fn in_glue(glue: &str, mut names: HashMap<String, String>) -> Result<String> {
    ensure!(glue.matches(FROM).count() == 1, "wasm-bindgen's glue has changed: {FROM} is not in it once");
    let mut output = String::with_capacity(glue.len());
    let mut left_out = false;
    for line in glue.replace(FROM, "a: import0,").lines() {
        let name = import(line);
        if let Some(name) = name {
            let short = names.remove(name);
            left_out = short.is_none();
            if let Some(short) = short {
                output += &line.replacen(name, &short, 1);
            }
        } else if !left_out {
            output += line;
        }
        if !left_out {
            output.push('\n');
        }
        // The end of the function, or of all.
        left_out &= !line.starts_with("        }");
    }
    let lost: Vec<_> = names.into_keys().collect();
    ensure!(lost.is_empty(), "wasm-bindgen's glue has changed: it does not define {}", lost.join(", "));
    Ok(output)
}

/// The name in the first line of an import.
fn import(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix(INDENT)?.split_once(FUNCTION)?;
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_').then_some(name)
}

/// `a` to `z`, `A` to `Z`, `aa`, `ba` and so on.
fn short(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(LETTERS[number % 52].into());
        match number / 52 {
            0 => return name,
            rest => number = rest - 1,
        }
    }
}

/// The functions that a module exports.
pub fn exports(module: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ExportSection(exports) = payload? {
            for export in exports {
                names.push(export.context("reading an export")?.name.to_owned());
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, Function, FunctionSection, TypeSection};

    const GLUE: &str = "\
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_abort_8bae0f33e7833997: function(arg0) {
            getObject(arg0).abort();
        },
        __wbg_gone_0000000000000000: function() { return handleError(function (arg0) {
            gone(arg0);
        }, arguments); },
        __wbg_call_8a2dd23819f8a60a: function() { return handleError(function (arg0, arg1) {
            return getObject(arg0).call(getObject(arg1));
        }, arguments); },
    };
    return {
        __proto__: null,
        \"./invest-seoul-news_bg.js\": import0,
    };
}
";

    /// A module that imports these and exports one function.
    fn module(imported: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in imported {
            imports.import("./invest-seoul-news_bg.js", name, EntityType::Function(0));
        }
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export("__wbindgen_malloc", ExportKind::Func, imported.len() as u32);
        let mut body = Function::new([]);
        body.instructions().end();
        let mut code = CodeSection::new();
        code.function(&body);
        let mut module = wasm_encoder::Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    fn imports(module: &[u8]) -> Vec<(String, String)> {
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::ImportSection(section) = payload.unwrap() {
                names.extend(section.into_iter().map(|import| {
                    let import = import.unwrap();
                    (import.module.to_owned(), import.name.to_owned())
                }));
            }
        }
        names
    }

    #[test]
    fn an_import_has_the_same_short_name_on_both_sides() {
        let long = module(&["__wbg_call_8a2dd23819f8a60a", "__wbg_abort_8bae0f33e7833997"]);
        let (short, glue) = shortened(&long, GLUE).unwrap();
        assert_eq!(imports(&short), [("a".into(), "a".into()), ("a".into(), "b".into())]);
        assert_eq!(
            glue,
            "\
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        b: function(arg0) {
            getObject(arg0).abort();
        },
        a: function() { return handleError(function (arg0, arg1) {
            return getObject(arg0).call(getObject(arg1));
        }, arguments); },
    };
    return {
        __proto__: null,
        a: import0,
    };
}
"
        );
    }

    #[test]
    fn nothing_else_of_the_module_changes() {
        let (short, _) = shortened(&module(&["__wbg_abort_8bae0f33e7833997"]), GLUE).unwrap();
        assert_eq!(exports(&short).unwrap(), ["__wbindgen_malloc"]);
        assert!(short.len() < module(&["__wbg_abort_8bae0f33e7833997"]).len());
        let sections = |module: &[u8]| -> Vec<Vec<u8>> {
            let payloads = Parser::new(0).parse_all(module).map(Result::unwrap);
            payloads
                .filter_map(|it| it.as_section())
                .filter(|it| it.0 != 2)
                .map(|it| module[it.1].to_vec())
                .collect()
        };
        assert_eq!(sections(&short), sections(&module(&["__wbg_abort_8bae0f33e7833997"])));
    }

    #[test]
    fn a_glue_that_lacks_an_import_is_refused() {
        let error = shortened(&module(&["__wbg_new_4339b2a2675a03e3"]), GLUE).unwrap_err();
        assert_eq!(
            error.to_string(),
            "wasm-bindgen's glue has changed: it does not define __wbg_new_4339b2a2675a03e3"
        );
        assert!(shortened(&module(&[]), &GLUE.replace("_bg.js", "_other.js")).is_err());
    }

    #[test]
    fn a_closure_is_called_by_a_short_name_and_what_guards_go_by_stays() {
        let [long, longer] =
            ["invoke_true_", "invoke_true__1_"].map(|end| format!("wasm_bindgen_6c0a{CLOSURE}_{end}"));
        let mut exported = ExportSection::new();
        for name in ["__wbindgen_malloc", &long, &longer] {
            exported.export(name, ExportKind::Func, 0);
        }
        let mut module = wasm_encoder::Module::new();
        module.section(&exported);
        let glue =
            format!("{FROM}\n    wasm.{longer}(a);\n    wasm.{long}(b);\n    wasm.__wbindgen_malloc(c);\n");
        let (module, glue) = shortened(&module.finish(), &glue).unwrap();
        assert_eq!(exports(&module).unwrap(), ["__wbindgen_malloc", "b", "a"]);
        assert_eq!(glue, "a: import0,\n    wasm.a(a);\n    wasm.b(b);\n    wasm.__wbindgen_malloc(c);\n");
    }

    #[test]
    fn short_names_differ() {
        let mut names: Vec<_> = (0..4_000).map(short).collect();
        assert_eq!((names[0].as_str(), names[51].as_str(), names[52].as_str()), ("a", "Z", "aa"));
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 4_000);
    }
}
