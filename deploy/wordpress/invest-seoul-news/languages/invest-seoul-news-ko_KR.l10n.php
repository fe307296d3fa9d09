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
		'Invest Seoul News' => '인베스트서울 소식',
		'News from Invest Seoul' => '인베스트서울 소식',
		'News from Invest Seoul as a block and a shortcode.' => '인베스트서울 소식을 블록과 숏코드로 보여 줍니다.',
		"block title\4Invest Seoul News" => '인베스트서울 소식',
		"block description\4News from Invest Seoul." => '인베스트서울의 소식을 보여 줍니다.',
		'Settings' => '설정',
		'Invest Seoul News shows no news yet: the address of its script is missing.' => '스크립트 주소가 없어서 아직 인베스트서울 소식을 보여 줄 수 없습니다.',
		'Invest Seoul News shows no news where a block or a shortcode names no feed: the address of the feed is missing.' => '피드 주소가 없어서, 피드를 따로 적지 않은 블록과 숏코드는 인베스트서울 소식을 보여 줄 수 없습니다.',
		'The configurator explains the attributes, shows the news with them and writes the shortcode.' => '숏코드를 만드는 화면에서 속성을 고르고 소식이 어떻게 보이는지 확인할 수 있습니다.',
		'Configurator' => '숏코드 만들기',
		'Script' => '스크립트',
		'Address of the script, in the folder of its version. Ask the agency, or serve the folder yourself.' => '버전 폴더에 있는 스크립트의 주소. 기관에 문의하거나 폴더를 직접 올리세요.',
		'Hash of the script' => '스크립트의 해시',
		'Optional. With it, browsers run this very version and nothing else.' => '선택 사항. 적으면 브라우저는 바로 이 버전만 실행합니다.',
		'The script and its hash are not saved: the address has to begin with https:// or / and end with .js.' => '스크립트 주소와 해시를 저장하지 않았습니다. 주소는 https:// 또는 /로 시작하고 .js로 끝나야 합니다.',
		'The script and its hash are not saved: the hash has to be sha384- with 64 characters after it.' => '스크립트 주소와 해시를 저장하지 않았습니다. 해시는 sha384- 뒤에 64자가 이어져야 합니다.',
		'The address of the feed is not saved: it has to begin with https:// or /.' => '피드 주소를 저장하지 않았습니다. 피드 주소는 https:// 또는 /로 시작해야 합니다.',
		'Feed' => '피드',
		'Address of the JSON Feed of blocks and shortcodes that name none.' => '블록이나 숏코드에 피드가 없을 때 쓸 JSON Feed의 주소.',
		'Style sheet' => '스타일시트',
		'The policy of this site forbids inline styles: reserve the height of the news by a style sheet on every page.' => '사이트의 보안 정책(CSP)이 인라인 스타일을 막습니다. 소식의 높이를 모든 페이지의 스타일시트로 잡아 둡니다.',
		'What is shown' => '보여 줄 내용',
		'More settings' => '추가 설정',
		'As your page' => '페이지의 언어',
		'Write a complete address, such as https://news.example/feed.json.' => 'https://news.example/feed.json처럼 전체 주소를 쓰세요.',
		'Write a whole number from %1$d to %2$d.' => '%1$d부터 %2$d까지의 정수를 쓰세요.',
		'Write the name of a time zone, such as Asia/Seoul.' => 'Asia/Seoul과 같은 시간대 이름을 쓰세요.',
		'Readers see no news here: the settings of the plugin have no address of the script.' => '독자에게 소식이 보이지 않습니다. 플러그인 설정에 스크립트 주소가 없습니다.',
		'Readers may see no news here: the script does not run. Its address or its hash in the settings of the plugin may be wrong, or something blocks it.' => '독자에게 소식이 보이지 않을 수 있습니다. 스크립트가 실행되지 않습니다. 플러그인 설정의 스크립트 주소나 해시가 틀렸거나, 무언가가 스크립트를 막고 있을 수 있습니다.',
		'Readers see no news here: neither this block nor the settings of the plugin have the address of a feed.' => '독자에게 소식이 보이지 않습니다. 이 블록에도 플러그인 설정에도 피드 주소가 없습니다.',
		'An administrator can change the settings.' => '플러그인 설정은 관리자가 바꿀 수 있습니다.',
	),
);
