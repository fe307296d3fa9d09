// Types of what the build adds to src/embed.js, see bundle.rs and bindings.rs.

/** The version of this build, from Cargo.toml. */
declare const VERSION: string;
/** The file name of the wasm beside the script. */
declare const WASM_FILE: string;
/** The subresource integrity value of the wasm. */
declare const WASM_INTEGRITY: string;
/** The files of each chunk (src/chunks.rs), with their subresource integrity values. */
declare const CHUNKS: Record<string, [file: string, integrity: string][]>;
/** In the npm package, the addresses of the files beside this module, by name, as bundlers know them; in the script, `null`. */
declare const FILES: Record<string, () => string> | null;
/** In the npm package, the modules with the messages of each language; in the script, `null`. */
declare const LANGUAGES: Record<string, () => Promise<{ default: Messages }>> | null;
/** The folder of this version, where its author says one; else `./`, beside the script. */
declare const PUBLIC_URL: string;
/** The messages of failures before the module runs, in the languages that are compiled in. */
declare const MESSAGES: Record<string, Messages>;
/** What the names of the files of messages contain: `messages-fr-<version>.json`. */
declare const MESSAGES_VERSION: string;

/** Of the page for frames: its title in each language. */
declare const TITLES: Record<string, string>;

/** Messages of one language (src/i18n/messages/), as far as the script uses them. */
interface Messages {
  retry: string;
  'wasm-blocked': string;
  'wasm-unreachable': string;
  'unsupported-browser': string;
}

declare module "#bindings" {
  /** What the module imports: from the glue, and the functions that load chunks. */
  export function imports(loaderOf: (chunk: string) => Function): WebAssembly.Imports;
  /** The module's exports under the names that the glue uses. */
  export function named(exports: WebAssembly.Exports): Record<string, any>;
  /** Hands the module's exports over to the glue. */
  export function connect(exports: Record<string, any>): void;
}

declare module "#style" {
  /** The text of style/widget.css. */
  const style: string;
  export default style;
}
