//! Korean.

use super::{Destination, Flaw, Form, Notice, Texts};
use crate::{notice::Piece, snippet::Setting};

pub const TEXTS: Texts = Texts {
    title: "내 사이트에 서울 소식을",
    lead: "코드 한 줄을 복사해 소식이 나올 자리에 붙여 넣으세요. 무료이고, 가입도 쿠키도 없습니다.",
    skip: "코드로 건너뛰기",
    portal: "여행 포털에서 보기",
    language: "이 페이지의 언어",

    step_feed: "소식 피드",
    feed: "피드 주소",
    feed_hint: "인베스트서울의 소식이 들어 있습니다. JSON Feed면 무엇이든 됩니다.",
    published: "인베스트서울 피드 쓰기",
    feed_hint_sample: "바로 써 볼 수 있도록 예시 피드가 들어 있습니다. JSON Feed면 무엇이든 됩니다.",
    sample: "예시 피드 쓰기",
    sample_in_code: "이 코드는 예시 피드를 보여 줍니다. 게시하기 전에 위에 기관의 피드 주소나 내 피드 주소를 입력하세요.",
    sample_checked: "예시 피드입니다. 소식은 지어낸 것입니다.",
    sample_copied: "내 피드 주소를 넣기 전까지는 지어낸 소식이 나옵니다.",
    flawed_in_code: |labels| format!("입력이 잘못되어 코드에서 뺐습니다: {labels}"),
    other_feed_in_code: |feed| {
        format!("입력한 내용이 웹 주소가 아니어서 코드에는 이 피드가 들어 있습니다: {feed}")
    },
    checking: "피드를 확인하는 중…",
    feed_ok: |releases| format!("독자가 소식 {releases}건을 볼 수 있습니다."),
    feed_empty: "피드를 읽을 수 있지만 아직 소식이 없습니다.",
    not_a_feed: "이 주소에는 JSON Feed가 없습니다.",
    unreachable: "이 주소에서 응답이 없습니다.",
    unreachable_help: "철자가 맞는지, 새 탭에서 열리는지 확인하세요. 비밀번호를 묻거나 내부망에만 열린 서버는 독자도 읽을 수 없습니다.",
    not_shared: "서버가 응답하지만 다른 사이트에서는 그 응답을 읽을 수 없습니다.",
    not_shared_help: "먼저 새 탭에서 이 주소로 피드가 열리는지 확인하세요. 열리면 서버 담당자에게 피드와 함께 이 헤더를 보내도록 요청하세요(CORS):",
    sharing_unknown: "피드가 있습니다. 다른 사이트에서도 읽을 수 있는지는 여기서 알 수 없습니다.",
    sharing_unknown_help: "피드가 이 페이지와 같은 서버에 있습니다. 다른 사이트의 위젯이 소식을 불러오지 못하면, 서버 담당자에게 피드와 함께 이 헤더를 \
                           보내도록 요청하세요(CORS):",
    insecure: "http:로 시작하는 주소는 보안 페이지에서 브라우저가 거부합니다.",
    insecure_help: "https:로 바꾸세요. 열리지 않으면 서버에 인증서가 필요합니다.",
    status: |status| format!("서버가 오류 {status}로 응답합니다."),
    status_help: "주소의 철자가 맞는지, 피드가 새 탭에서 열리는지 확인하세요.",
    interrupted: "서버의 응답이 중간에 끊깁니다.",
    interrupted_help: "너무 일찍 끝나거나, 멈추거나, 너무 오래 걸립니다. 피드가 새 탭에서 끝까지 열리는지 확인하고, 열리지 않으면 서버 \
                       담당자에게 문의하세요.",
    further_pages: "피드가 다음 문서(next_url)로 이어집니다. 피드의 첫 문서를 확인했습니다.",
    left_out: |count| format!("보여 줄 수 없는 소식이 {count}건 있습니다."),
    errors: |count| format!("고칠 것 {count}가지"),
    advice: |count| format!("더 좋게 할 것 {count}가지"),
    more_notes: |count| format!("{count}가지 더"),
    after_subject: ": ",
    the_feed: "피드",
    a_release: "소식",
    releases: |numbers| {
        let first: Vec<_> = numbers.iter().take(5).map(ToString::to_string).collect();
        match numbers.len().saturating_sub(first.len()) {
            0 => format!("{}번째 소식", first.join(", ")),
            rest => format!("{}번째 소식 외 {rest}건", first.join(", ")),
        }
    },
    the_widget: "위젯은",

    step_look: "모양",
    step_more: "더 고르기",
    group_cards: "카드에 보여 줄 것",
    group_releases: "보여 줄 소식",
    group_colours: "색상",
    group_type: "글자, 크기, 사진",
    group_rest: "링크, 날짜, 기술 설정",
    default: |default| format!("비워 두면: {default}"),
    page_language: "페이지의 언어",
    properties_hint: "비워 두면 위젯의 기본 색상과 크기를 씁니다.",
    pick_colour: |label| format!("색 고르기: {label}"),

    preview: "미리 보기",
    width: "너비",
    sidebar: "사이드바",
    phone: "휴대전화",
    tablet: "태블릿",
    desktop: "데스크톱",
    whole_width: "이 칸에 맞춤",
    background: "배경",
    light: "밝게",
    dark: "어둡게",
    preview_scrolls: "미리 보기, 가로로 스크롤할 수 있음",

    step_code: "내 코드",
    form: "코드 형식",
    form_name: |form| match form {
        Form::ScriptTag => "태그 한 줄",
        Form::Element => "요소",
        Form::Iframe => "프레임",
        Form::React => "React",
        Form::Vue => "Vue",
        Form::WordPress => "워드프레스",
        Form::Gnuboard => "그누보드",
    },
    how: |form| match form {
        Form::ScriptTag => {
            "대부분의 사이트에 맞습니다. 페이지의 head가 아니라 소식이 나올 자리에 붙여 넣으세요."
        }
        Form::Element => {
            "라우터를 쓰는 페이지, 또는 소식을 보여 줄 수 없을 때 직접 정한 링크를 보여 줄 페이지에 씁니다. 요소는 몇 번이든, \
                          스크립트는 한 번만 넣으세요."
        }
        Form::Iframe => {
            "외부 스크립트를 허용하지 않는 사이트에 씁니다. 프레임은 소식을 보여 주고 링크를 여는 일만 할 수 있습니다. 페이지의 언어를 알 수 없으니 \
             “모양”에서 언어를 고르세요. 고르지 않으면 피드의 언어를 씁니다. 테마가 “페이지와 같게”이면 Safari는 독자의 \
             시스템을 따릅니다."
        }
        Form::React => {
            "React 19에 씁니다. 패키지를 한 번 설치하고 컴포넌트를 사용하세요. “use client”는 Next에 필요하고, 다른 곳에서는 아무 일도 하지 않습니다. Vite 8 미만에서는 vite.config.js의 최상위에 optimizeDeps: { exclude: ['invest-seoul-news'] }도 필요합니다."
        }
        Form::Vue => {
            "Vue 3에 씁니다. 패키지를 설치하고 Vue에 요소를 알린 다음(한 번), 컴포넌트를 사용하세요. Vite 8 미만에서는 vite.config.js의 최상위에 optimizeDeps: { exclude: ['invest-seoul-news'] }도 필요합니다."
        }
        Form::WordPress => {
            "플러그인(invest-seoul-news-wordpress.zip)을 플러그인 → 새로 추가 → 플러그인 업로드에서 설치하고 설정에 스크립트 주소를 쓰세요(한 번). 그다음 이 줄을 숏코드 블록에 붙여 넣으세요. 플러그인 없이 쓰려면 \
             “태그 한 줄”의 코드를 사용자 정의 HTML 블록에 넣으세요."
        }
        Form::Gnuboard => {
            "확장(invest-seoul-news-gnuboard5.zip)의 압축을 풀고 그 안에 스크립트 주소를 쓴 다음 폴더를 올리세요(한 번). 그다음 이 줄을 스킨이나 테마 파일에 붙여 넣으세요. \
             확장 없이 쓰려면 “태그 한 줄”의 코드를 그 자리에 넣으세요."
        }
    },
    plugin: "zip 파일 내려받기.",
    elsewhere: |form| match form {
        Form::React | Form::Vue => {
            "배포판에서는 패키지가 스크립트 옆에 있습니다. 없으면 cargo xtask dist가 target/npm/에 만드는 폴더를 쓰세요."
        }
        _ => "배포판에서는 스크립트 옆에 있습니다. 없으면 소스의 deploy/에 있는 폴더를 쓰세요.",
    },
    left_out_of_code: |attributes| format!("이 방식에서 쓸 수 없어 코드에서 뺐습니다: {attributes}"),
    destination: |destination| match destination {
        Destination::Page => "소식이 나올 자리에 넣으세요",
        Destination::Component => "컴포넌트",
        Destination::Post => "숏코드 블록에 넣으세요",
        Destination::Skin => "스킨이나 테마 파일(index.php, tail.php 등)에 넣으세요",
        Destination::Terminal => "먼저 한 번: 터미널에서 실행하세요",
        Destination::ViteConfig => "먼저 한 번: vite.config.js의 vue() 대신 넣으세요",
        Destination::Setting(Setting::Script) => "먼저 한 번: 설정 → 인베스트서울 소식 → 스크립트에 넣으세요",
        Destination::Setting(Setting::Integrity) => {
            "설정 → 인베스트서울 소식 → 스크립트의 해시에 버전마다 넣으세요"
        }
        Destination::Setting(Setting::Feed) => {
            "설정 → 인베스트서울 소식 → 피드에 넣으세요. 피드를 적지 않은 위젯에 씁니다"
        }
        Destination::Extension => "먼저 한 번: extend/invest_seoul_news.php에서 이름이 같은 줄을 바꾸세요",
        Destination::StyleSheet => "사이트의 스타일시트에 넣으세요",
        Destination::Script => "사이트의 스크립트에 넣으세요. 태그가 차단되면 자리를 돌려줍니다",
        Destination::FrameScript => "원하면 사이트의 스크립트에 넣으세요. 프레임이 소식만큼 높아집니다",
        Destination::PolicyHeader => "사이트의 Content-Security-Policy 헤더에 더하세요",
    },
    copy: "복사",
    copy_this: |form| match form {
        Form::ScriptTag => "태그 복사",
        Form::WordPress => "숏코드 복사",
        _ => "코드 복사",
    },
    notice: |notice| match notice {
        Notice::Copied(Piece { number: 1, of: 1 }) => "복사했습니다. 이제 페이지에 붙여 넣으세요.".to_owned(),
        Notice::Copied(Piece { number, of }) if number < of => {
            format!("{of}개 중 {number}번째를 복사했습니다. 아래에 더 있습니다.")
        }
        Notice::Copied(Piece { number, of }) => format!("{of}개 중 {number}번째를 복사했습니다."),
        Notice::LinkCopied => "링크를 복사했습니다.".to_owned(),
        Notice::Selected => "코드를 선택했습니다. Ctrl+C를 누르거나 복사를 누르세요.".to_owned(),
        Notice::LinkSelected => "링크를 선택했습니다. Ctrl+C를 누르거나 복사를 누르세요.".to_owned(),
    },
    options: "스크립트 주소와 보안",
    script: "스크립트 주소",
    script_hint: "위젯이 있는 곳입니다. 인베스트서울에 문의하거나, 폴더를 직접 올리세요.",
    script_is_local: "이 주소는 지금 이 컴퓨터에서만 열립니다. 스크립트가 올라갈 웹 주소를 쓰세요.",
    pinned: "코드 고정(integrity)",
    pinned_hint: "브라우저가 바로 이 버전만 실행합니다. 업데이트할 때마다 코드를 다시 복사해야 합니다.",
    no_hash: "이 주소의 스크립트를 읽을 수 없어 고정할 수 없습니다.",
    not_pinned: "이 코드는 고정되지 않았습니다. 스크립트의 해시를 알 수 없습니다.",
    newest_pinned: "이 주소의 스크립트는 릴리스마다 바뀌므로, 고정한 코드는 다음 릴리스부터 작동하지 않습니다. /v0.1.0/ 같은 버전 폴더를 쓰거나 코드를 \
                    고정하지 마세요.",
    has_policy: "내 사이트는 Content-Security-Policy를 보냅니다",
    has_policy_hint: |form| {
        if form.respects_policy() {
            "코드에서 인라인 스타일과 스크립트를 빼고, 정책에 더할 내용을 보여 줍니다."
        } else {
            "정책에 더할 내용을 보여 줍니다. 플러그인 설정에서 ‘스타일시트’를 선택하면 코드에 인라인 스타일이 없습니다."
        }
    },
    frame_style: "프레임에는 페이지의 색상이 닿지 않습니다. 테마를 사용하세요.",
    link: "이 설정의 링크",
    link_hint: "모든 설정이 들어 있습니다. 코드를 불러올 곳(스크립트 주소, 버전 폴더)만 빠집니다.",
    copy_link: "링크 복사",

    flaw: |flaw| match flaw {
        Flaw::Address => "https://investseoul.com/feed.json 같은 웹 주소를 쓰세요".to_owned(),
        Flaw::Language => "ko, zh-Hant 같은 언어 태그를 쓰세요".to_owned(),
        Flaw::TimeZone => "Asia/Seoul 같은 시간대 이름을 쓰세요".to_owned(),
        Flaw::Word => "값 중 하나를 고르세요".to_owned(),
        Flaw::Number { least, greatest } => format!("{least}부터 {greatest}까지의 정수를 쓰세요"),
        Flaw::Style => {
            "CSS 값 하나만 쓰세요. 따옴표와 괄호를 닫고, 함수는 색상과 숫자에만 쓰고, ; { } < \\ /* 는 빼세요"
                .to_owned()
        }
    },
};
