/** Which script this is. */

/** Where this script came from: everything else is beside it. */
export const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
// A module has no currentScript, and `import.meta` would keep this file from being a classic script: ask the stack.
export const address = script?.src || /https?:\/\/[^\s()]+?\.js(?=[?#:\s)]|$)/.exec(new Error().stack ?? '')?.[0] || location.href;
