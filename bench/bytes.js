// Sums up the size of a wasm module by crate, and by Rust module for the widget's own code. Reads `twiggy top -f json` from
// standard input; docs/performance.md has the commands.
import fs from 'node:fs';

const OWN = 'invest_seoul_news';
/** Folders of src/, whose files are listed one by one. */
const FOLDERS = ['components', 'element', 'feed', 'i18n'];

/**
 * The crate that defines a symbol; for the widget's own code also the module. Generic code counts for the crate that defines it,
 * not for the one that instantiates it.
 * @param {string} symbol as twiggy names it, such as `<alloc::vec::Vec<T> as core::fmt::Debug>::fmt::h0123456789abcdef`
 */
export function origin(symbol) {
  if (/^data|^elem/.test(symbol)) return 'data';
  const name = symbol.replace(/\[[0-9a-f]{16}\]/g, ''); // crate hashes
  // The type of an `impl`, or its trait if the type belongs to no crate, as in `<T as Trait>` and `<&str as Trait>`.
  const found = /^[<&*([]*(?:mut |dyn |const )?([a-z_]\w*(?:::\w+)*)::/.exec(name) ?? / as ([a-z_]\w*(?:::\w+)*)::/.exec(name);
  if (!found) return 'no crate'; // imports, exports, code that the compiler adds
  const path = found[1].split('::');
  if (path[0] !== OWN) return path[0];
  return path.slice(0, FOLDERS.includes(path[1]) ? 3 : 2).join('::');
}

/** @param {{ name: string, shallow_size: number }[]} items @returns {[string, number][]} largest first */
export function byOrigin(items) {
  const sizes = new Map();
  for (const { name, shallow_size: size } of items) {
    if (/^custom section| subsection$/.test(name)) continue; // not shipped
    const from = origin(name);
    sizes.set(from, (sizes.get(from) ?? 0) + size);
  }
  return [...sizes].sort(([, a], [, b]) => b - a);
}

if (import.meta.filename === process.argv[1]) {
  for (const [from, size] of byOrigin(JSON.parse(fs.readFileSync(0, 'utf8')))) console.log(String(size).padStart(8), from);
}
