<?php
// A skin for latest(), for themes that choose their boxes by skin. It shows the news in place of the latest posts of a board:
//   echo latest('invest_seoul_news', 'notice', 1, 1, 1, ['lang' => 'ko']);
// 최신글 자리에 게시판의 글 대신 인베스트서울 소식을 보여 주는 스킨. 게시판은 있는 것이면 아무것이나 됩니다.
if (!defined('_GNUBOARD_')) exit;

// Where extend/invest_seoul_news.php is missing, a link. extend/의 파일이 없으면 링크만 나옵니다.
echo function_exists('invest_seoul_news')
    ? invest_seoul_news(is_array($options) ? $options : array('lang' => 'ko'))
    : '<a href="https://investseoul.com">인베스트서울 소식</a>';
