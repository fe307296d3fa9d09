//! What is wrong with a feed, in Korean.

use json_feed::check::Rule;

use super::reading::{error, flaw, omission};

/// What is wrong and how to mend it.
pub fn message(rule: &Rule) -> String {
    let message = match rule {
        Rule::NoFeed(cause) => return format!("읽을 수 없습니다. {}", error(*cause)),
        Rule::Damaged(cause) => return format!("중간에 손상되었습니다. {}", error(*cause)),
        Rule::ByteOrderMark => "바이트 순서 표식(BOM)으로 시작합니다(RFC 8259, 8.1). 빼세요.",
        Rule::StrictJson(cause) => {
            return format!("많은 프로그램이 거부하는 JSON이라 더 검사하지 않았습니다: {cause}");
        }
        Rule::Omitted(reason) => return omission(reason),
        Rule::Dropped(cause) => return flaw(*cause),

        Rule::NoTitle => "제목(title)이 없습니다. 넣으세요.",
        Rule::NoFeedAddress(name) => {
            return format!("{name}이(가) 없습니다. 규격에서 강하게 권하는 항목입니다.");
        }
        Rule::NextIsThisPage => "이 문서로 되돌아옵니다. 다음 문서의 주소를 쓰거나 빼세요.",
        Rule::NoNextPage { next, cause } => {
            return format!("{next}(으)로 이어지는데, 다음 문서가 아닙니다: {cause}");
        }
        Rule::LateMembers(names) => {
            let names = names.join(", ");
            return format!(
                "{names}보다 앞에 있습니다. 소식을 바로 보여 줄 수 있도록 items를 마지막에 쓰세요."
            );
        }
        Rule::FirstVersion => "버전 1입니다. 1.1로 쓰세요. 1.1은 항목이 늘었을 뿐입니다.",
        Rule::LaterVersion => "우리가 아는 최신 버전 1.1보다 뒤입니다.",
        Rule::VersionSpelling(version) => return format!("표기가 {version}와(과) 다릅니다."),

        Rule::NumberAsId => "숫자입니다. 따옴표로 감싸세요.",
        Rule::NoContent => "content_text도 content_html도 없습니다. 하나를 넣으세요.",
        Rule::OnlyHtml => "본문이 HTML뿐입니다. 요약(summary)도 넣으세요.",
        Rule::TitleRepeated => "제목을 되풀이합니다. 내용을 더하거나 빼세요.",
        Rule::NoUrl => "url이 없습니다. 소식 페이지의 주소를 넣으세요.",
        Rule::ModifiedTooEarly => "게시한 때보다 앞섭니다.",
        Rule::NoMimeType => "mime_type이 없습니다. audio/mpeg처럼 종류를 쓰세요.",
        Rule::NoPicture => "사진이 없습니다. image를 넣으세요.",
        Rule::NoViews => "조회수가 없습니다. \"_invest_seoul\": { \"views\": 718 }처럼 쓰세요.",

        Rule::UnknownMember => "규격에 없는 항목입니다. 철자를 확인하거나, 확장이면 이름을 _로 시작하세요.",
        Rule::CountOutsideExtension => "규격에 없는 항목입니다. _invest_seoul 같은 확장 안에 쓰세요.",
        Rule::Null => "null입니다. 항목을 빼세요.",
        Rule::Replaced(by) => return format!("버전 1의 항목입니다. 목록인 {by}(으)로 쓰세요."),
        Rule::ExtensionName => "확장의 이름은 _ 다음에 글자가 와야 합니다.",
        Rule::ExtensionNotObject => "확장인데 객체가 아닙니다. { … }로 쓰세요.",
        Rule::CountAsText => "문자열입니다. 1234처럼 숫자로 쓰세요.",
        Rule::Markup => "일반 텍스트인데 HTML처럼 보입니다. 태그를 빼세요.",
        Rule::DayAlone(date) => return format!("시각이 없는 날짜입니다. {date}처럼 쓰세요."),
        Rule::NoOffset(date) => return format!("시간대가 없습니다. {date}처럼 쓰세요."),
        Rule::NotRfc3339(date) => return format!("RFC 3339 형식이 아닙니다. {date}처럼 쓰세요."),
        Rule::ImageNotString => "문자열이 아닙니다. 주소만 쓰세요.",
        Rule::NotOfTheWeb => "웹 주소가 아닙니다. https://로 시작하세요.",
        Rule::RelativeAddress => "상대 주소여서 프로그램마다 다르게 읽습니다. https://부터 모두 쓰세요.",
        Rule::NotAnAddress(cause) => return format!("주소가 아닙니다({cause})."),
        Rule::InsecureImage => "https가 아닌 사진입니다. https 페이지에서는 브라우저가 보여 주지 않습니다.",
        Rule::NotALanguageTag => "RFC 5646의 언어 태그가 아닙니다. ko나 en-US처럼 쓰세요.",

        Rule::Charset(charset) => {
            return format!("UTF-8이 아니라 {charset}입니다. UTF-8로 저장하세요(RFC 8259, 8.1).");
        }
        Rule::NotShared => {
            "다른 사이트에서 읽을 수 없습니다. 서버가 Access-Control-Allow-Origin: *를 보내야 합니다."
        }
        Rule::MediaType => {
            "미디어 타입이 application/feed+json이 아닙니다. 피드 리더는 이것으로 피드를 알아봅니다."
        }
    };
    message.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use json_feed::Error;

    #[test]
    fn a_message_has_the_values_of_its_rule() {
        for (rule, korean) in [
            (
                Rule::DayAlone("2026-03-26T00:00:00+09:00".into()),
                "시각이 없는 날짜입니다. 2026-03-26T00:00:00+09:00처럼 쓰세요.",
            ),
            (
                Rule::NoFeed(Error::NotJson { line: 3, column: 14 }),
                "읽을 수 없습니다. 3행 14열부터 JSON이 아닙니다. 주소가 웹 페이지가 아닌 피드를 가리키는지, JSON을 프로그램이 \
                 만들었는지 확인하세요.",
            ),
            (
                Rule::LateMembers(vec!["title", "version"]),
                "title, version보다 앞에 있습니다. 소식을 바로 보여 줄 수 있도록 items를 마지막에 쓰세요.",
            ),
        ] {
            assert_eq!(message(&rule), korean);
        }
    }
}
