/** Where this script comes from. */

/** The script tag. There is none for a module, and where the page hides `currentScript`. */
export const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

/**
 * The address of this script; everything else is loaded from the same folder. Without a tag it is taken from a stack trace:
 * `import.meta` would be a syntax error in a classic script.
 */
export const scriptUrl = script?.src || /https?:\/\/[^\s()]+?\.js(?=[?#:\s)]|$)/.exec(new Error().stack ?? '')?.[0] || location.href;
