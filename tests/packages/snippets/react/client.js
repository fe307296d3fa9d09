/** An app whose component is what the configurator writes. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { News } from './News.jsx';

createRoot(document.getElementById('app')).render(createElement(News));
