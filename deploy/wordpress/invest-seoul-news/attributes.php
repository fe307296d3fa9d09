<?php
/**
 * The attributes that authors may set: kind of value, default, whether they change the height of the widget, and for each language what
 * the attribute is called, what it does and what the words among its values are called.
 * `cargo xtask docs` writes it.
 *
 * `base` is not among them: it names the folder that code is loaded from.
 *
 * @package InvestSeoulNews
 */

defined( 'ABSPATH' ) || exit;

return array(
	'feed' => array(
		'type' => 'address', 'default' => '',
		'en' => array( 'Address of the feed', 'address of a JSON Feed 1.0 or 1.1; the only attribute that is needed' ),
		'ko' => array( '피드 주소', 'JSON Feed 1.0 또는 1.1의 주소. 유일한 필수 항목' ),
	),
	'lang' => array(
		'type' => 'language', 'names' => array( 'en' => 'English', 'ko' => '한국어', 'ja' => '日本語', 'zh-Hans' => '简体中文', 'zh-Hant' => '繁體中文', 'fr' => 'Français', 'de' => 'Deutsch', 'es' => 'Español', 'ru' => 'Русский', 'ar' => 'العربية', 'vi' => 'Tiếng Việt', 'id' => 'Bahasa Indonesia', 'th' => 'ไทย' ), 'default' => '',
		'en' => array( 'Language', 'language of texts, dates and numbers: en, ko, ja, zh-Hans, zh-Hant, fr, de, es, ru, ar, vi, id, th, with any region' ),
		'ko' => array( '언어', '문구, 날짜, 숫자의 언어: en, ko, ja, zh-Hans, zh-Hant, fr, de, es, ru, ar, vi, id, th(지역은 자유)' ),
	),
	'layout' => array(
		'type' => 'word', 'words' => array( 'carousel', 'grid', 'list', 'compact' ), 'default' => 'carousel', 'changes_height' => true,
		'en' => array( 'Layout', 'a row of cards; cards in columns; a list with pictures; a list of titles, for sidebars', array( 'carousel' => 'Carousel', 'grid' => 'Grid', 'list' => 'List', 'compact' => 'Titles' ) ),
		'ko' => array( '배치', '가로로 넘기는 카드, 여러 열의 카드, 사진 목록, 제목 목록(사이드바용)', array( 'carousel' => '캐러셀', 'grid' => '그리드', 'list' => '목록', 'compact' => '제목 목록' ) ),
	),
	'columns' => array(
		'type' => 'number', 'least' => 1, 'greatest' => 6, 'default' => '',
		'en' => array( 'Columns', 'most cards side by side, in carousel and grid' ),
		'ko' => array( '열 수', '나란히 놓을 카드의 최대 수(carousel, grid)' ),
	),
	'limit' => array(
		'type' => 'number', 'least' => 1, 'greatest' => 100, 'default' => '12',
		'en' => array( 'Number of releases', 'number of releases at first; the reader can go on to the end of the feed' ),
		'ko' => array( '소식 수', '처음에 보여 줄 소식의 수. 나머지는 독자가 더 볼 수 있음' ),
	),
	'theme' => array(
		'type' => 'word', 'words' => array( 'auto', 'light', 'dark' ), 'default' => 'auto',
		'en' => array( 'Theme', 'colours; auto follows the color-scheme of your page at that place', array( 'auto' => 'As your page', 'light' => 'Light', 'dark' => 'Dark' ) ),
		'ko' => array( '테마', '색상. auto는 그 자리의 color-scheme을 따름', array( 'auto' => '페이지와 같게', 'light' => '밝게', 'dark' => '어둡게' ) ),
	),
	'heading' => array(
		'type' => 'text', 'default' => '',
		'en' => array( 'Heading', 'text above the cards; none hides it' ),
		'ko' => array( '제목', '카드 위의 제목. none이면 숨김' ),
	),
	'heading-level' => array(
		'type' => 'number', 'least' => 2, 'greatest' => 6, 'default' => '2',
		'en' => array( 'Level of the heading', 'level of the heading in your page’s outline' ),
		'ko' => array( '제목의 수준', '페이지 개요에서 제목의 수준' ),
	),
	'show' => array(
		'type' => 'words', 'words' => array( 'image', 'summary', 'date', 'views', 'author', 'tags', 'comments', 'all-news' ), 'default' => 'image summary date views all-news', 'changes_height' => true,
		'en' => array( 'Parts of a card', 'parts of a card; none for titles alone. all-news is the way to the feed’s home page: a link and, in a carousel or a grid, a card after the last one', array( 'image' => 'Picture', 'summary' => 'Summary', 'date' => 'Date', 'views' => 'View count', 'author' => 'Author', 'tags' => 'Tags', 'comments' => 'Comment count', 'all-news' => 'Way to all news' ) ),
		'ko' => array( '카드의 항목', '카드에 보여 줄 항목. none이면 제목만. all-news는 피드 홈페이지로 가는 링크와, 캐러셀과 그리드에서 마지막 카드 다음의 카드', array( 'image' => '사진', 'summary' => '요약', 'date' => '날짜', 'views' => '조회수', 'author' => '글쓴이', 'tags' => '태그', 'comments' => '댓글 수', 'all-news' => '전체 소식 링크' ) ),
	),
	'tags' => array(
		'type' => 'text', 'default' => '',
		'en' => array( 'Only with these tags', 'only releases with one of these tags' ),
		'ko' => array( '이 태그만', '이 태그 중 하나가 있는 소식만' ),
	),
	'exclude-tags' => array(
		'type' => 'text', 'default' => '',
		'en' => array( 'Not with these tags', 'no releases with any of these tags' ),
		'ko' => array( '이 태그 제외', '이 태그가 있는 소식은 제외' ),
	),
	'sort' => array(
		'type' => 'word', 'words' => array( 'feed', 'newest', 'views' ), 'default' => 'feed',
		'en' => array( 'Order', 'order: that of the feed, the newest first, or the most read first', array( 'feed' => 'As the feed', 'newest' => 'Newest first', 'views' => 'Most read first' ) ),
		'ko' => array( '순서', '순서: 피드 순, 최신 순, 조회수 순', array( 'feed' => '피드 순', 'newest' => '최신 순', 'views' => '조회수 순' ) ),
	),
	'search' => array(
		'type' => 'presence', 'default' => '', 'changes_height' => true,
		'en' => array( 'Search box', 'a search box; Korean also by leading consonants (ㅅㅇ finds 서울)' ),
		'ko' => array( '검색창', '검색창. 초성으로도 검색(ㅅㅇ → 서울)' ),
	),
	'open' => array(
		'type' => 'word', 'words' => array( 'new-tab', 'same-tab', 'top', 'reader' ), 'default' => 'new-tab',
		'en' => array( 'Releases open in', 'where a release opens; top is out of all frames, reader is a dialog over your page with the whole text', array( 'new-tab' => 'New tab', 'same-tab' => 'Same tab', 'top' => 'Out of all frames', 'reader' => 'A reader on your page' ) ),
		'ko' => array( '소식을 여는 곳', '소식을 여는 곳. top은 프레임 밖, reader는 페이지 위의 대화상자에서 전문 읽기', array( 'new-tab' => '새 탭', 'same-tab' => '같은 탭', 'top' => '프레임 밖', 'reader' => '페이지 안에서 읽기' ) ),
	),
	'autoplay' => array(
		'type' => 'number', 'least' => 3, 'greatest' => 600, 'default' => '',
		'en' => array( 'Move on after (seconds)', 'seconds after which the carousel moves on, through the first limit releases and around; with a pause button' ),
		'ko' => array( '자동 넘김 간격(초)', '처음 limit개의 소식을 저절로 넘기는 간격(초). 멈춤 버튼이 함께 나옴' ),
	),
	'refresh' => array(
		'type' => 'number', 'least' => 1, 'greatest' => 1440, 'default' => '',
		'en' => array( 'Look for news every (minutes)', 'minutes after which the feed is asked for news; the reader keeps their place' ),
		'ko' => array( '새 소식 확인 간격(분)', '새 소식을 확인하는 간격(분). 보던 자리는 그대로' ),
	),
	'time-zone' => array(
		'type' => 'time-zone', 'default' => '',
		'en' => array( 'Time zone', 'the zone whose days dates are' ),
		'ko' => array( '시간대', '날짜의 기준이 되는 시간대' ),
	),
	'date-style' => array(
		'type' => 'word', 'words' => array( 'medium', 'long', 'relative' ), 'default' => 'medium',
		'en' => array( 'Dates', '“Mar 26, 2026”, “March 26, 2026”, or “3 days ago”', array( 'medium' => 'Mar 26, 2026', 'long' => 'March 26, 2026', 'relative' => '3 days ago' ) ),
		'ko' => array( '날짜', '“2026. 3. 26.”, “2026년 3월 26일”, “3일 전”', array( 'medium' => '2026. 3. 26.', 'long' => '2026년 3월 26일', 'relative' => '3일 전' ) ),
	),
	'fallback-image' => array(
		'type' => 'address', 'default' => '',
		'en' => array( 'Picture where there is none', 'picture for releases without one, or whose picture does not load' ),
		'ko' => array( '사진이 없을 때 쓸 사진', '사진이 없거나 불러올 수 없는 소식에 쓸 사진' ),
	),
	'utm' => array(
		'type' => 'text', 'default' => '',
		'en' => array( 'Campaign name in links', 'word that links carry as utm_source, so that the publisher sees where readers come from; an address that has one keeps it' ),
		'ko' => array( '링크의 캠페인 이름', '링크 주소에 utm_source로 붙일 말. 독자가 어디서 왔는지 발행 기관이 알 수 있음. 이미 있으면 그대로' ),
	),
	'beacon' => array(
		'type' => 'address', 'default' => '',
		'en' => array( 'Address that counts opened cards', 'gets a POST when a card is opened, with the address of the feed and the id of the release: no cookie, nothing on the reader' ),
		'ko' => array( '열린 카드를 세는 주소', '카드를 열 때 POST를 받을 주소. 피드 주소와 소식의 id만 보냄. 쿠키도 독자의 정보도 없음' ),
	),
	'loading' => array(
		'type' => 'word', 'words' => array( 'lazy', 'eager' ), 'default' => 'lazy',
		'en' => array( 'Load', 'when the reader comes near, or at once', array( 'lazy' => 'When the reader comes near', 'eager' => 'At once' ) ),
		'ko' => array( '불러오는 때', '독자가 가까이 왔을 때, 또는 곧바로', array( 'lazy' => '독자가 가까이 왔을 때', 'eager' => '곧바로' ) ),
	),
);
