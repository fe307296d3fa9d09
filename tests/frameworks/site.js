/** What the server of a test fills in, and the tag as markup. */
export const script = '{{widget}}/v1/invest-seoul-news.js';
export const feed = '{{feed}}';
export const tag = `<p>News</p><script async src="${script}" data-feed="${feed}"></script>`;

/** The page around an app that the server has rendered. @param {string} head @param {string} app */
export const page = (head, app) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>App</title>
${head}
<div id="app">${app}</div>
<script type="module" src="{{mode}}.js"></script>
</html>
`;

/** The tag in the head of pages that use the element. */
export const head = `<script async src="${script}"></script>`;

/** What the app does when there are cards. @param {CustomEvent} event */
export const ready = ({ detail }) => { window.heard = detail.count; };
