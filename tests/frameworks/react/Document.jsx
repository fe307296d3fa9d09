/** A page that is React's from `<html>` on, as Next and React Router render it. */
import { feed, script } from '../site.js';

export const Document = () => (
  <html lang="en">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>App</title>
    </head>
    <body>
      <main>
        <h1>Document</h1>
        <script src={script} data-feed={feed} />
        <footer>End</footer>
      </main>
      <script type="module" src="{{mode}}.js" />
    </body>
  </html>
);
