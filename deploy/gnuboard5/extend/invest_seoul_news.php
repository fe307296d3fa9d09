<?php
// Invest Seoul news for Gnuboard 5: echo invest_seoul_news(['lang' => 'ko']);
// 인베스트서울 소식을 보여 주는 함수. 아래 두 주소의 HOST를 안내받은 주소로 바꾸세요.
if (!defined('_GNUBOARD_')) exit;

// The script, in the folder of its version. With its hash (sha384-…), browsers run that very version and nothing else.
// 스크립트의 주소와 해시(선택 사항).
define('INVEST_SEOUL_NEWS_SCRIPT', 'https://HOST/v0.1.0/invest-seoul-news.js');
define('INVEST_SEOUL_NEWS_INTEGRITY', '');

// The feed of calls that name none. 피드의 주소.
define('INVEST_SEOUL_NEWS_FEED', 'https://HOST/feed.json');

// Whether the height is reserved by an inline style. Where the site's policy forbids these, write false, and the rule into a style sheet:
// 사이트의 정책(CSP)이 인라인 스타일을 막으면 false로 바꾸고 스타일시트에 다음 규칙을 적으세요:
//     .invest-seoul-news-reserved { display: block; min-height: 500px }
define('INVEST_SEOUL_NEWS_INLINE_STYLE', true);

// The HTML of one widget, with the script before the first of a page.
// $attributes: those of the element, by name. true is an attribute without a value, and false none.
function invest_seoul_news(array $attributes = array())
{
    static $is_loaded = false;

    $text = function ($value) {
        return htmlspecialchars((string) $value, ENT_QUOTES, 'UTF-8');
    };
    $html = '';
    if (!$is_loaded) {
        $is_loaded = true;
        $pinned = INVEST_SEOUL_NEWS_INTEGRITY === '' ? '' : ' integrity="'.$text(INVEST_SEOUL_NEWS_INTEGRITY).'" crossorigin="anonymous"';
        $html .= '<script async src="'.$text(INVEST_SEOUL_NEWS_SCRIPT).'"'.$pinned.'></script>';
    }
    // The attributes that change the height, each with the value that does not (`cargo xtask docs` writes them).
    $defaults = array('layout' => 'carousel', 'show' => 'image summary date views all-news', 'search' => 'false');
    $has_default_height = true;
    $written = '';
    foreach (array_merge(array('feed' => INVEST_SEOUL_NEWS_FEED), $attributes) as $name => $value) {
        if (!preg_match('/^[a-z-]+$/', $name) || $value === false || $value === null) continue;
        $written .= ' '.$name.($value === true ? '' : '="'.$text($value).'"');
        if (isset($defaults[$name]) && strtolower((string) $value) !== $defaults[$name]) $has_default_height = false;
    }
    // A row of default cards is this high, so nothing moves when it comes.
    $reserved = INVEST_SEOUL_NEWS_INLINE_STYLE ? ' style="display: block; min-height: 500px"' : ' class="invest-seoul-news-reserved"';
    return $html.'<invest-seoul-news'.($has_default_height ? $reserved : '').$written.'><a href="https://investseoul.com">인베스트서울 소식</a></invest-seoul-news>';
}
