//! What the reader of feeds cannot use, in Korean.

use json_feed::{Error, Flaw, OmissionReason};

/// Why a document is no feed.
pub fn error(error: Error) -> String {
    let message = match error {
        Error::NotJson { line, column } => {
            return format!(
                "{line}행 {column}열부터 JSON이 아닙니다. 주소가 웹 페이지가 아닌 피드를 가리키는지, JSON을 프로그램이 만들었는지 확인하세요."
            );
        }
        Error::CutShort => "비어 있거나 중간에 끝납니다. 피드를 끝까지 쓴 뒤에 게시하는지 확인하세요.",
        Error::TooLarge => "너무 큽니다. 소식의 수를 줄이고 나머지는 next_url로 이으세요.",
        Error::NotAnObject => {
            "JSON이지만 객체가 아닙니다. 피드는 { \"version\": …, \"items\": [ … ] } 형식입니다."
        }
        Error::VersionMissing => {
            "version이 없습니다. \"version\": \"https://jsonfeed.org/version/1.1\"로 시작하세요."
        }
        Error::ItemsMissing => "items가 없습니다. 아직 소식이 없더라도 \"items\": [ ]를 넣으세요.",
        Error::ItemsNotAnArray => "items가 목록이 아닙니다. \"items\": [ … ]로 쓰세요.",
    };
    message.to_owned()
}

/// Why a release is left out.
pub fn omission(reason: &OmissionReason) -> String {
    let message = match reason {
        OmissionReason::NotAnObject => "객체가 아닙니다. { \"id\": … } 형식으로 쓰세요.",
        OmissionReason::IdMissing => "id가 없습니다. 주소처럼 바뀌지 않는 값을 넣으세요.",
        OmissionReason::IdBlank => "id가 비어 있습니다. 주소처럼 바뀌지 않는 값을 넣으세요.",
        OmissionReason::IdNotText => "id가 문자열이 아닙니다. 따옴표로 감싸세요.",
        OmissionReason::IdTooLong => "id가 너무 깁니다. 짧게 쓰세요.",
        OmissionReason::IdRepeated { first } => {
            return format!("id가 {}번째 소식과 같습니다. 소식마다 다른 id를 넣으세요.", first + 1);
        }
    };
    message.to_owned()
}

/// Why a member is left out.
pub fn flaw(flaw: Flaw) -> String {
    let message = match flaw {
        Flaw::NotAString => "문자열이 아닙니다. 따옴표로 감싸세요.",
        Flaw::Blank => "비어 있습니다. 채우거나 항목을 빼세요.",
        Flaw::TooLong => "너무 깁니다. 줄이세요.",
        Flaw::NotABoolean => "true나 false가 아닙니다.",
        Flaw::NotACount => "0 이상의 정수가 아닙니다. 718처럼 구분 기호 없이 쓰세요.",
        Flaw::NotADuration => "0 이상의 초가 아닙니다.",
        Flaw::NotAnArray => "목록이 아닙니다. [ … ]로 쓰세요.",
        Flaw::TooMany => "항목이 너무 많습니다. 앞의 것만 쓰이고 나머지는 쓰이지 않습니다.",
        Flaw::Missing => "없습니다. JSON Feed의 필수 항목입니다.",
        Flaw::Repeated => "두 번 이상 있습니다. 첫 목록만 쓰이고 나머지는 쓰이지 않습니다.",
        Flaw::NotAnObject => "객체가 아닙니다. { … }로 쓰세요.",
        Flaw::NotADate => "날짜가 아닙니다. 2018-08-01T11:01:00+09:00처럼 쓰세요.",
        Flaw::NotAVersion => "JSON Feed의 버전이 아닙니다. https://jsonfeed.org/version/1.1로 쓰세요.",
        Flaw::Lacks(member) => return format!("쓸 수 있는 {member}이(가) 없어 의미가 없습니다."),
        Flaw::NotUnicode => "읽을 수 없는 문자가 있습니다. UTF-8로 저장하고 글자를 중간에서 자르지 마세요.",
        Flaw::Nobody => "누구인지 알 수 없습니다. name, url, avatar 중 하나를 넣으세요.",
    };
    message.to_owned()
}
