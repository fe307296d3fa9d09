/** A page that is React's from `<html>` on, with the tag in its text or, `async`, wherever React puts it. */
import { feed, script } from '../site.js';

export const Document = ({ async }) => (
  <html lang="en">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>App</title>
    </head>
    <body>
      <main>
        <h1>Document</h1>
        <script async={async} src={script} data-feed={feed} />
        <footer>End</footer>
      </main>
    </body>
  </html>
);
