<?php
/**
 * What the editor says of an attribute where the description of the table does not fit: that one names words that the editor does not show,
 * or repeats the choices. An empty text says nothing.
 *
 * @package InvestSeoulNews
 */

defined( 'ABSPATH' ) || exit;

return array(
	'feed'         => array(
		'en' => 'Address of a JSON Feed. If empty, the feed of the settings of the plugin',
		'ko' => 'JSON Feed의 주소. 비워 두면 플러그인 설정의 피드',
	),
	'lang'         => array(
		'en' => 'Language of texts, dates and numbers',
		'ko' => '문구, 날짜, 숫자의 언어',
	),
	'columns'      => array(
		'en' => 'Most cards side by side, in a carousel or a grid. If empty, as many as fit',
		'ko' => '캐러셀과 그리드에서 나란히 놓을 카드의 최대 수. 비워 두면 들어가는 만큼',
	),
	'theme'        => array(
		'en' => '“As your page” follows the color-scheme of the page',
		'ko' => '“페이지와 같게”는 페이지의 color-scheme을 따름',
	),
	'heading'      => array(
		'en' => 'Text above the cards; none hides it. If empty, the title of the feed',
		'ko' => '카드 위의 제목. none이면 숨김. 비워 두면 피드의 제목',
	),
	'show'         => array(
		'en' => 'The title is always there. The way to all news leads to the home page of the feed',
		'ko' => '소식의 제목은 항상 보임. 전체 소식 링크는 피드의 홈페이지로 감',
	),
	'tags'         => array(
		'en' => 'Only releases with one of these tags, with commas between them',
		'ko' => '이 태그 중 하나가 있는 소식만. 태그는 쉼표로 구분',
	),
	'exclude-tags' => array(
		'en' => 'No releases with any of these tags, with commas between them',
		'ko' => '이 태그가 있는 소식은 제외. 태그는 쉼표로 구분',
	),
	'sort'         => array( 'en' => '', 'ko' => '' ),
	'open'         => array(
		'en' => '“Out of all frames” is for a page in a frame. “A reader on your page” is a dialog with the whole text',
		'ko' => '“프레임 밖”은 프레임 안에 있는 페이지에 씀. “페이지 안에서 읽기”는 대화상자에 전문을 보여 줌',
	),
	'autoplay'     => array(
		'en' => 'Seconds after which the carousel moves on, with a pause button. If empty, it does not',
		'ko' => '캐러셀을 저절로 넘기는 간격(초). 멈춤 버튼이 함께 나옴. 비워 두면 넘기지 않음',
	),
	'time-zone'    => array(
		'en' => 'The zone whose days dates are, such as Asia/Seoul. If empty, the day that the publisher wrote',
		'ko' => '날짜의 기준이 되는 시간대. 예: Asia/Seoul. 비워 두면 발행 기관이 쓴 날짜',
	),
	'date-style'   => array( 'en' => '', 'ko' => '' ),
	'loading'      => array( 'en' => '', 'ko' => '' ),
);
