/** What a script may do with the element, and what its types refuse. */
import 'invest-seoul-news';
import type { InvestSeoulNewsCause, InvestSeoulNewsItem } from 'invest-seoul-news';

const element = document.createElement('invest-seoul-news');
Object.assign(element, { feed: 'https://news.test/feed.json' });
element.limit = 6;
element.limit = '6';
element.headingLevel = null;
element.search = true;
element.theme = 'dark';
element.refresh = 10;
element.refresh();
element.next();
element.goTo(2);

const limit: string | null = element.limit;
const [first]: InvestSeoulNewsItem[] = element.items;
const title: string | undefined = first?.title;

// @ts-expect-error There is no such theme.
element.theme = 'blue';
// @ts-expect-error A card has a number.
element.goTo();
// @ts-expect-error Only the widget sets it.
element.items = [];

element.addEventListener('isn-open', (event) => {
  const views: number | undefined = event.detail.item.views;
  if (views && views > 100) event.preventDefault();
});
document.addEventListener('isn-error', ({ detail }) => {
  const cause: InvestSeoulNewsCause = detail.cause;
  // @ts-expect-error There is no such cause.
  if (cause === 'feed-forgotten') console.log(limit, title);
});
addEventListener('isn-slide', ({ detail: { first, last } }) => console.log(last - first));
