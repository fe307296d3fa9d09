/* Gives the space of the news back if something blocks the script, for sites whose policy forbids `onerror` on its tag. */
addEventListener(
  'error',
  ({ target }) => {
    if (target.id === 'invest-seoul-news-js') document.documentElement.style.setProperty('--invest-seoul-news-height', '0');
  },
  true,
);
