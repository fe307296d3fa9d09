//! wasm-bindgen's glue, made fit for strangers' pages: guarded, and without what it has for others.
//!
//! All of this replaces text, for which wasm-bindgen's version is pinned. A text that isn't there (any more) fails the build.

use anyhow::{Context, Result, ensure};

/// What the glue has for other callers and older browsers than ours, and what is put in its place: nothing, mostly.
/// Without it the script is 0.5 KB smaller (brotli).
const CUTS: [(&str, &str); 21] = [
    // src/embed/module.js hands over the promise of a response, in an object.
    (
        "    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }

    if (module_or_path === undefined) {
        module_or_path = new URL('invest-seoul-news_bg.wasm', import.meta.url);
    }
",
        "    ({module_or_path} = module_or_path);
",
    ),
    (
        "    if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || (typeof URL === 'function' && module_or_path instanceof URL)) {
        module_or_path = fetch(module_or_path);
    }
",
        "",
    ),
    (
        " else {
        const instance = await WebAssembly.instantiate(module, imports);

        if (instance instanceof WebAssembly.Instance) {
            return { instance, module };
        } else {
            return instance;
        }
    }
",
        "
",
    ),
    ("if (typeof Response === 'function' && module instanceof Response) ", ""),
    // Every browser that the README names has these.
    (
        "(typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(state =>",
        "new FinalizationRegistry(state =>",
    ),
    (
        "WidgetFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr =>",
        "WidgetFinalization = new FinalizationRegistry(ptr =>",
    ),
    (
        "cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    ),
    ("if (typeof WebAssembly.instantiateStreaming === 'function') ", ""),
    (
        "if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}
",
        "",
    ),
    // A wrong type costs the head start; that is all there is to say to whoever serves the module.
    (
        "console.warn(\"`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\\n\", e);",
        "console.warn('[invest-seoul-news] served as application/wasm, the module would start sooner');",
    ),
    // src/embed/module.js has looked at the answer.
    ("const validResponse = module.ok && expectedResponseType(module.type);\n", "const validResponse = true;\n"),
    (
        "    function expectedResponseType(type) {
        switch (type) {
            case 'basic': case 'cors': case 'default': return true;
        }
        return false;
    }
",
        "",
    ),
    // Only old Safari loses its way after two gigabytes of text.
    (
        "    numBytesDecoded += len;
    if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
        cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
        cachedTextDecoder.decode();
        numBytesDecoded = len;
    }
",
        "",
    ),
    // Every browser that the README names knows it as `globalThis`.
    (
        "const ret = typeof global === 'undefined' ? null : global;
            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);",
        "return 0;",
    ),
    (
        "const ret = typeof self === 'undefined' ? null : self;
            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);",
        "return 0;",
    ),
    (
        "const ret = typeof window === 'undefined' ? null : window;
            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);",
        "return 0;",
    ),
    ("typeof globalThis === 'undefined' ? null : globalThis;", "globalThis;"),
    // There is one module.
    (
        "    wasmModule = module;
    cachedDataViewMemory0 = null;
    cachedUint8ArrayMemory0 = null;
",
        "",
    ),
    ("    wasmInstance = instance;\n", ""),
    // src/embed/session.js frees a widget by its name.
    ("if (Symbol.dispose) Widget.prototype[Symbol.dispose] = Widget.prototype.free;\n", ""),
    // The module always exports the means to make a text longer.
    (
        "    if (realloc === undefined) {
        const buf = cachedTextEncoder.encode(arg);
        const ptr = malloc(buf.length, 1) >>> 0;
        getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
        WASM_VECTOR_LEN = buf.length;
        return ptr;
    }
",
        "",
    ),
];

/// Has the glue call the module through `guarded` of src/embed/guard.js, for which wasm-bindgen has no hook.
pub fn guarded(glue: &str) -> Result<String> {
    let guarded = replaced(glue, "wasm = instance.exports;", "wasm = guarded(instance.exports);")?;
    Ok(format!("import {{ guarded }} from '#guard';\n{guarded}"))
}

/// The glue of a release: without the cuts and without the classes that nothing makes.
pub fn trimmed(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    for (from, to) in CUTS {
        glue = replaced(&glue, from, to)?;
    }
    for class in classes(&glue) {
        glue = without_unmade(&glue, &class)?;
    }
    Ok(glue)
}

/// Which of the module's exports the glue does not use: they and what only they call can go.
pub fn unused(exports: Vec<String>, glue: &str) -> Vec<String> {
    let uses = |name: &str| {
        let part_of_name = |next: char| next.is_ascii_alphanumeric() || next == '_';
        glue.match_indices(&format!("wasm.{name}"))
            .any(|(at, used)| !glue[at + used.len()..].starts_with(part_of_name))
    };
    exports.into_iter().filter(|name| !uses(name)).collect()
}

fn classes(glue: &str) -> Vec<String> {
    let names = glue.lines().filter_map(|line| line.strip_prefix("export class ")?.strip_suffix(" {"));
    names.map(str::to_owned).collect()
}

/// Takes a class out if it has no way to be made: some dependency exports it, for modules that do make it.
fn without_unmade(glue: &str, class: &str) -> Result<String> {
    let text = between(glue, &format!("export class {class} {{\n"), "\n}\n")?;
    if text.contains("    static __wrap(") || text.contains("    constructor(") {
        return Ok(glue.to_owned());
    }
    let finalization = between(glue, &format!("const {class}Finalization = "), ";\n")?;
    let disposal = between(glue, &format!("if (Symbol.dispose) {class}.prototype"), ";\n")?;
    let glue = glue.replace(text, "").replace(finalization, "").replace(disposal, "");
    ensure!(!glue.contains(class), "wasm-bindgen's glue has changed: {class} is used, but nothing makes it");
    Ok(glue)
}

/// The text from `start` to the next `end`, both included.
fn between<'a>(glue: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let found = || {
        let rest = &glue[glue.find(start)?..];
        Some(&rest[..rest.find(end)? + end.len()])
    };
    found().with_context(|| format!("wasm-bindgen's glue has changed: {start:?} is not in it"))
}

fn replaced(glue: &str, from: &str, to: &str) -> Result<String> {
    ensure!(glue.matches(from).count() == 1, "wasm-bindgen's glue has changed: {from:?} is not in it once");
    Ok(glue.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE: &str = "\
export class Widget {
    static __wrap(ptr) {
        return Object.create(Widget.prototype);
    }
}
const WidgetFinalization = new FinalizationRegistry(ptr => wasm.__wbg_widget_free(ptr, 1));
";

    const UNMADE: &str = "\
export class Sink {
    close() {
        wasm.sink_close(this.__wbg_ptr);
    }
}
if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;
const SinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_sink_free(ptr, 1));
";

    fn with_all_cuts(glue: &str) -> String {
        CUTS.iter().map(|(from, _)| *from).chain([glue]).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_class_that_nothing_makes_is_taken_out() {
        let trimmed = trimmed(&with_all_cuts(&format!("{MADE}{UNMADE}"))).unwrap();
        assert!(trimmed.ends_with(MADE), "{trimmed}");
        assert!(!trimmed.contains("encodeInto"), "{trimmed}");
    }

    #[test]
    fn a_class_that_is_used_though_nothing_seems_to_make_it_fails_the_build() {
        assert!(trimmed(&with_all_cuts(&format!("{UNMADE}new Sink();\n"))).is_err());
    }

    #[test]
    fn a_glue_without_one_of_the_cuts_fails_the_build() {
        for (from, _) in CUTS {
            let error = trimmed(&with_all_cuts("").replace(from, "")).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("wasm-bindgen's glue has changed: {from:?} is not in it once")
            );
        }
        assert!(guarded("").is_err());
    }

    #[test]
    fn an_export_is_used_under_its_whole_name() {
        let exports = ["mount", "widget_next", "widget", "memory"].map(str::to_owned).to_vec();
        assert_eq!(
            unused(exports, "wasm.mount(a); wasm.widget_next(b); wasm.widget_nexts; wasm.memory.buffer"),
            ["widget"]
        );
    }
}
