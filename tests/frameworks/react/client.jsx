/** Hydrates the page, or a whole document; `show` renders it anew with other props. */
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './App.jsx';
import { Document } from './Document.jsx';

const state = { view: location.pathname.slice(1, -'.html'.length), headingLevel: 3, order: ['en', 'ko'] };
const app = () => (
  <StrictMode>
    <App {...state} />
  </StrictMode>
);
const documents = { document: <Document />, async: <Document async /> };
const isDocument = state.view in documents;
const root = isDocument ? hydrateRoot(document, documents[state.view]) : hydrateRoot(document.getElementById('app'), app());

window.show = (change) => {
  Object.assign(state, change);
  root.render(app());
};
