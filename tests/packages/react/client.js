import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const place = document.getElementById('app');
createRoot(place).render(createElement(App, { feed: place.dataset.feed }));
