<?php
/**
 * The texts in Korean. WordPress reads this format from version 6.5 on; for earlier ones, translation.php does.
 *
 * @package InvestSeoulNews
 */

return array(
	'language'     => 'ko_KR',
	'plural-forms' => 'nplurals=1; plural=0;',
	'messages'     => array(
		'News from Invest Seoul' => '인베스트서울 소식',
		'News from Invest Seoul as a block and a shortcode.' => '인베스트서울 소식을 블록과 숏코드로 보여 줍니다.',
		"block title\4Invest Seoul News" => '인베스트서울 소식',
		"block description\4News from Invest Seoul." => '인베스트서울의 소식을 보여 줍니다.',
		'Settings' => '설정',
		'Invest Seoul News shows no news yet: the address of its script is missing.' => '스크립트 주소가 없어서 아직 인베스트서울 소식을 보여 줄 수 없습니다.',
		'Script' => '스크립트',
		'Address of the script, in the folder of its version. Ask the agency, or serve the folder yourself.' => '버전 폴더에 있는 스크립트의 주소. 기관에 문의하거나 폴더를 직접 올리세요.',
		'Hash of the script' => '스크립트의 해시',
		'Optional. With it, browsers run this very version and nothing else.' => '선택 사항. 적으면 브라우저는 바로 이 버전만 실행합니다.',
		'The hash is not saved: it begins with sha384-.' => '해시를 저장하지 않았습니다. 해시는 sha384-로 시작합니다.',
		'Feed' => '피드',
		'Address of the JSON Feed of blocks and shortcodes that name none.' => '블록이나 숏코드에 피드가 없을 때 쓸 JSON Feed의 주소.',
		'Style sheet' => '스타일시트',
		'The policy of this site forbids inline styles: reserve the height of the news by a style sheet on every page.' => '사이트의 보안 정책(CSP)이 인라인 스타일을 막습니다. 소식의 높이를 모든 페이지의 스타일시트로 잡아 둡니다.',
		'What is shown' => '보여 줄 내용',
		'More' => '더 보기',
	),
);
