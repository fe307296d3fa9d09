// Starts the configurator. A file of its own, so that the page needs no inline script.
import init from './configurator.js';

init();
