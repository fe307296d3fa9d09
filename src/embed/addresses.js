/** Where the files of this build may be. */
import { script, scriptUrl } from './script.js';
import { optionsOf } from './tag.js';

/** What an element has said last. */
let known = '';

/**
 * Where the page says, beside this script (in the npm package, where the bundler has put the file), and where this version was published,
 * because a copy of this script may be elsewhere.
 * @param {string} file the name of a file
 * @param {string} [base] a folder, as an element says; '' if it does not
 * @returns {string[]} none twice
 */
export function addressesOf(file, base) {
  known = base || known;
  const folder = known || (script && optionsOf(script).get('base'));
  return [...new Set([
    folder ? found(() => addressIn(file, `${folder}/`.replace(/\/+$/, '/'), document.baseURI)) : [],
    found(() => FILES?.[file]?.() ?? addressIn(file, scriptUrl)),
    found(() => addressIn(file, PUBLIC_URL, scriptUrl)),
  ].flat())];
}

/** @param {string} file @param {string} folder @param {string} [base] */
const addressIn = (file, folder, base) => new URL(file, new URL(folder, base)).href;

/** @param {() => string} address @returns {string[]} none if that is no address, such as one of a script in a `blob:` */
function found(address) {
  try {
    return [address()];
  } catch {
    return [];
  }
}
