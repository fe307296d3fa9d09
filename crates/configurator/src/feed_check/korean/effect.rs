//! What the widget does, in Korean.

use json_feed::check::Effect;

/// As it follows "the widget" in a sentence.
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Ignored => "무시합니다.",
        Effect::AsIfAbsent => "없는 것으로 봅니다.",
        Effect::ItemOmitted => "이 소식을 뺍니다.",
        Effect::TextOmitted => "뺍니다.",
        Effect::AddressAsId => "소식의 주소를 대신 씁니다.",
        Effect::ReadAsLatest => "1.1로 읽습니다.",
        Effect::FirstRead => "앞의 것을 읽습니다.",
        Effect::BeginningRead => "앞부분을 읽습니다.",
        Effect::NoHeading => "페이지에서 정하지 않으면 제목이 없습니다.",
        Effect::GoesWithout => "그것 없이 보여 줍니다.",
        Effect::NoPageTwice => "같은 문서를 두 번 읽지 않습니다.",
        Effect::FirstCardWaits => "그것까지 읽은 뒤에 첫 카드를 보여 줍니다.",
        Effect::ReadAllTheSame | Effect::ReadAnyway => "그래도 읽습니다.",
        Effect::ReadAsFarAsKnown => "아는 것만 읽습니다.",
        Effect::DigitsAsId => "숫자를 그대로 쓰며, 큰 수는 일부를 잃습니다.",
        Effect::CardWithoutText => "글 없이 카드를 보여 줍니다.",
        Effect::SummaryShown => "요약을 보여 줍니다.",
        Effect::BeginningOfHtmlShown => "본문의 앞부분을 보여 줍니다.",
        Effect::TextAsTitle => "본문의 앞부분을 제목으로 쓰거나, 제목이 없다고 알립니다.",
        Effect::CardLeadsNowhere => "누를 수 없는 카드를 보여 줍니다.",
        Effect::ReadAsReplacement => "새 항목이 없으면 이것을 읽습니다.",
        Effect::NumbersInTextRead => "정수는 읽습니다. 1,234도 읽습니다.",
        Effect::MarkupRemoved => "태그를 한 번 뺍니다.",
        Effect::DayShown => "이 날짜를 보여 줍니다.",
        Effect::CountShown => "정수이고 _invest_seoul에 없으면 보여 줍니다.",
        Effect::AddressInItTaken => "그 안의 주소를 씁니다.",
        Effect::RelativeToFeed => "피드의 주소를 기준으로 읽습니다.",
        Effect::AskedByHttps => "그런 페이지에서는 https로 불러옵니다.",
        Effect::UnderscoreAsHyphen => "_를 -로 읽습니다.",
        Effect::LanguageOfPage => "페이지의 언어를 씁니다.",
        Effect::ItemsBeforeDamageShown => "그 앞의 소식까지만 보여 줍니다.",
        Effect::ItemsBeforePageShown => "그 앞의 소식을 보여 줍니다.",
        Effect::NoNews => "소식 대신 읽을 수 없다는 안내를 보여 줍니다.",
        Effect::DrawingShown => "그림이나 정해 둔 사진(fallback-image)을 보여 줍니다.",
        Effect::NoCount => "조회수를 보여 주지 않습니다.",
        Effect::Decoded => "서버가 알린 대로 변환해 읽습니다.",
        Effect::NotLoadedElsewhere => {
            "다른 사이트에서는 읽을 수 없어, 소식을 불러올 수 없다는 안내를 보여 줍니다."
        }
    }
}
