// What a module's bytes are made of, by crate and by module of the widget: reads `twiggy top -f json` from
// standard input. docs/performance.md has the commands.
import fs from 'node:fs';

const OWN = 'invest_seoul_news';

/**
 * Where a symbol's code was written: the crate, and for the widget's own the module. What is generic counts for the crate
 * that defines it, whoever made it necessary.
 * @param {string} symbol as twiggy names it, such as `<alloc::vec::Vec<T> as core::fmt::Debug>::fmt::h0123456789abcdef`
 */
export function origin(symbol) {
  if (/^data|^elem/.test(symbol)) return 'data';
  const name = symbol.replace(/\[[0-9a-f]{16}\]/g, ''); // the hashes of crates
  // The type of an `impl`; where no crate owns it, as in `<T as Trait>` and `<&str as Trait>`, the trait.
  const found = /^[<&*([]*(?:mut |dyn |const )?([a-z_]\w*(?:::\w+)*)::/.exec(name) ?? / as ([a-z_]\w*(?:::\w+)*)::/.exec(name);
  if (!found) return 'no crate'; // imports, exports, and what the compiler adds
  const path = found[1].split('::');
  if (path[0] !== OWN) return path[0];
  return path.slice(0, ['components', 'words'].includes(path[1]) ? 3 : 2).join('::');
}

/** @param {{ name: string, shallow_size: number }[]} items @returns {[string, number][]} the largest first */
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
