// Words for invented titles and summaries, in the scripts and lengths of Seoul's news.

/** Korean. */
export const KO = {
  place: '강남구 서초구 송파구 마포구 종로구 중구 용산구 성동구 광진구 동대문구 중랑구 성북구 강북구 도봉구 노원구 은평구 서대문구 양천구 강서구 구로구 금천구 영등포구 동작구 관악구 강동구 여의도 홍대 성수동 명동 광화문 이태원 잠실 한강공원 남산 청계천 북촌 서울역 김포공항 상암동 가산동 을지로 신촌 압구정 건대 뚝섬 난지도 목동 문래동 연남동 망원동'.split(' '),
  who: '서울시 시의회 국토부 교육청 경찰청 소방본부 한국은행 금융위 환경부 보건소 교통공사 상인회 주민들 전문가 연구진 대학생 청년층 소상공인 스타트업 대기업 시장 장관 위원회 노조 시민단체 의료진 개발사 배달업계 관광객 학부모'.split(' '),
  topic: '지하철 버스 재개발 전세 물가 금리 반도체 인공지능 미세먼지 폭염 한파 축제 전시회 마라톤 야구 축구 케이팝 한옥 도서관 어린이집 돌봄 일자리 창업 주차 자전거 따릉이 재활용 수도관 안전점검 문화재 야시장 관광 의료 백신 입시 통학로 횡단보도 전기차 수소차 드론 스마트시티 임대주택 청약 공시가격 최저임금 배달비 환율 수출 코스피 게임 웹툰'.split(' '),
  verb: '확대한다 줄인다 발표했다 검토한다 시작한다 연기됐다 재개된다 추진한다 논의한다 도입한다 점검한다 지원한다 철회했다 합의했다 공개했다 늘어났다 감소했다 급등했다 안정됐다 마무리됐다'.split(' '),
  adv: '내년부터 다음달 오늘 이번주 상반기 하반기 3년만에 처음으로 단계적으로 전면 조건부 시범적으로 올해 연말까지 주말부터 역대최대 두달째 잇따라 본격적으로 사실상'.split(' '),
  tail: '시민 의견 수렴을 거쳐 예산을 확정하고 현장 점검을 이어갈 계획이라고 관계자는 설명했다 이번 조치는 최근 늘어난 수요와 안전 우려를 반영한 것으로 풀이된다 일부 주민은 기대와 함께 비용 부담을 걱정했다 전문가들은 장기적인 관점에서 정책의 효과를 살펴야 한다고 조언했다'.split(' '),
  author: '김서연 이민준 박지우 최하준 정서윤 강도윤 조수아 윤지호 장예은 임건우 한지민 오승현 서유진 신동혁 권나연 황재원'.split(' '),
};
/** English. */
export const EN = {
  place: 'Gangnam,Seocho,Songpa,Mapo,Jongno,Jung-gu,Yongsan,Seongsu,Hongdae,Itaewon,Myeong-dong,Gwanghwamun,Yeouido,Jamsil,Bukchon,Euljiro,Sinchon,Apgujeong,Mullae,Seoul Station,Gimpo,Hangang Park,Namsan,Cheonggyecheon,Sangam,Mangwon,Nowon,Gwanak'.split(','),
  who: 'Seoul city,The city council,The transport ministry,Education office,Police,Firefighters,The Bank of Korea,Regulators,Residents,Researchers,Merchants,Students,Startups,Chipmakers,A citizens group,The mayor,Unions,Doctors,Tour operators,Developers'.split(','),
  verb: 'expands,cuts,delays,reopens,approves,reviews,launches,tests,funds,drops,unveils,defends,rethinks,caps,doubles,pauses,plans,renews'.split(','),
  topic: 'subway service,night buses,redevelopment rules,lease deposits,rate relief,chip exports,AI hiring,fine dust alerts,heat shelters,winter festival,marathon route,ballpark plan,K-pop arena,hanok stays,public libraries,daycare slots,youth jobs,bike lanes,recycling fees,water mains,safety checks,heritage walks,night markets,tourist tax,flu vaccines,school crossings,EV chargers,hydrogen buses,drone delivery,rental housing,apartment lottery,minimum wage,delivery fees,game studios,webtoon fund'.split(','),
  tail: 'officials said on Tuesday after weeks of hearings and a review of the budget while residents asked for clearer timelines and lower costs and experts warned that demand could rise again before the first phase is finished next spring in the districts most affected by traffic noise and construction'.split(' '),
  author: 'Minji Park,James Han,Sora Kim,Daniel Lee,Yuna Choi,Grace Jung,Alex Yoon,Hana Lim,Peter Shin,Jiwon Seo'.split(','),
};
