/** Where this script comes from. */

/** The name of the element. */
export const NAME = 'invest-seoul-news';

/** The address of the script ends in this, before query and fragment. */
export const FILE = /\/invest-seoul-news\.js$/;

/** The script tag. There is none for a module, in a shadow root, and where the page hides `currentScript`. That of a bundle is not ours. */
export const script = !FILES && document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

/** Its address, from a stack trace if there is no tag (`import.meta` is a syntax error in a classic script). All else is beside it. */
export const scriptUrl = script?.src || /https?:\/\/[^\s()]+?\.js(?=[?#:\s)]|$)/.exec(new Error().stack ?? '')?.[0] || location.href;

/** Whether it is a copy that an optimiser has made for the page, alone or with other scripts, as far as its address tells. */
export const isCopy = !FILES && (!FILE.test(scriptUrl.split(/[?#]/, 1)[0]) || scriptUrl.includes('/wp-content/'));
