// Code that all rivals share, so that they differ only in how they render and scroll.
export async function loadFeed(url) {
  const res = await fetch(url);
  if (!res.ok) throw new Error(`feed: HTTP ${res.status}`);
  return res.json();
}

const TEXT = {
  ko: { prev: '이전 뉴스', next: '다음 뉴스', views: (n) => `조회 ${n}`, error: '뉴스를 불러오지 못했습니다.' },
  en: { prev: 'Previous news', next: 'Next news', views: (n) => `${n} views`, error: 'The news could not be loaded.' },
};

/** Formatters and labels for one language; the Intl objects are built once per widget. */
export function localize(lang) {
  const text = TEXT[lang.split('-')[0]] ?? TEXT.en;
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'Asia/Seoul' });
  const count = new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1 });
  return {
    ...text,
    date: (iso) => date.format(new Date(iso)),
    viewsOf: (n) => text.views(count.format(n)),
  };
}

export const langOf = (el) => el.closest('[lang]')?.lang || navigator.language;
