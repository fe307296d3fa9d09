// What the bundler puts into src/embed.js, see bundle.rs.

/** Version of this build, from Cargo.toml. */
declare const VERSION: string;
/** File name of the wasm beside the script. */
declare const WASM_FILE: string;
/** Subresource integrity value of the wasm. */
declare const WASM_INTEGRITY: string;

declare module "#style" {
  /** The text of style/widget.css. */
  const style: string;
  export default style;
}
