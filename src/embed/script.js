/** Where this script comes from. */

/** The script tag. There is none for a module, and where the page hides `currentScript`. */
export const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

/** Its address, from a stack trace if there is no tag (`import.meta` is a syntax error in a classic script). All else is beside it. */
export const scriptUrl = script?.src || /https?:\/\/[^\s()]+?\.js(?=[?#:\s)]|$)/.exec(new Error().stack ?? '')?.[0] || location.href;
