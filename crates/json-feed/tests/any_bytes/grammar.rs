//! The cases of JSONTestSuite (<https://github.com/nst/JSONTestSuite>) that differ from each other: JSON is accepted,
//! and everything else is refused, as a document, as a field that is read, and as a member that is skipped.

use json_feed::Error;

use crate::invariants;

/// What RFC 8259 accepts, or lets readers accept.
#[rustfmt::skip]
const JSON: &[&[u8]] = &[
    b"[]", b"{}", b" [ ] ", b"[[]   ]", b"\n{\t}\r", b"null", b"true", b"false", b"42", b"-0.1", b"\"\"", b"\" \"",
    b"[null, 1, \"1\", {}]", b"[1,null,null,2]", b"{\"a\":\"b\",\"a\":\"b\"}", b"{\"\":0}", b"{\"a\":[]}", b"[0]",
    b"[-0]", b"[-1]", b"[0e1]", b"[0e+1]", b"[1E22]", b"[1E-2]", b"[1E+2]", b"[123e45]", b"[123.456e78]",
    b"[-0.000000000000000000000000000000000000000001]", b"[1e-10000]", b"[1e+9999]", b"[-1e9999]",
    b"[0.4e00669999999999999999999999999999999999]", b"[100000000000000000000]", b"[-123123123123123123123123]",
    br#"["\u0060\u012a\u12AB"]"#, br#"["\"\\\/\b\f\n\r\t"]"#, br#"["\\u0000"]"#, br#"["\u0000"]"#, br#"["\uFFFF"]"#,
    br#"["\uD801\udc37"]"#, br#"["\ud83d\ude39\ud83d\udc8d"]"#, br#"["\uDADA"]"#, br#"["\ud888\u1234"]"#,
    br#"["\uD800\uD800\n"]"#, br#"["\uDd1e\uD834"]"#, br#"["\uD800\n"]"#, br#"["\uDFAA"]"#, br#"{"\uDFAA":0}"#,
    b"[\"\x7F\"]", b"[\"\xE2\x80\xA8\xE2\x80\xA9\"]", b"[\"\xF4\x8F\xBF\xBF\"]", b"[\"\xED\xA0\x80\"]", b"[\"\xFF\"]",
    b"[\"\x81\"]", b"[\"\xC0\xAF\"]", b"[\"\xE6\x97\xA5\xD1\x88\xFA\"]", b"[\"\xFC\x80\x80\x80\x80\x80\"]",
];

/// What RFC 8259 does not accept.
#[rustfmt::skip]
const NOT_JSON: &[&[u8]] = &[
    b"", b" ", b"[", b"]", b"[]]", b"[1]x", b"[][]", b"{}}", b"{", b"{]", b"[}", b"[1}", b"{\"a\":1]", b"*",
    b"<null>", b"[,1]", b"[1,,2]", b"[1,]", b"[,]", b"[1 2]", b"[1:2]", b"[3[4]]", b"[\"\": 1]",
    b"[\"a\", \"b\" \"c\"]", b"[1\n,1", b"{\"a\"}", b"{\"a\" \"b\"}", b"{\"a\":}", b"{\"a\":1,}",
    b"{\"a\":1,,\"b\":2}", b"{:1}", b"{,\"a\":1}", b"{\"a\"::1}", b"{1:1}", b"{a:1}", b"{'a':1}", b"{null:null}",
    b"{\"a\":1 \"b\":2}", b"{\"a\":\"b\"}#", b"{\"a\":\"b\"}/**/", b"[nul]", b"[nulll]", b"[tru]", b"[True]",
    b"[fals]", b"[NaN]", b"[Infinity]", b"[-Infinity]", b"[undefined]", b"[+1]", b"[++1]", b"[.1]", b"[1.]", b"[-.1]",
    b"[0.e1]", b"[2.e3]", b"[01]", b"[-01]", b"[--1]", b"[- 1]", b"[1 000]", b"[0.1.2]", b"[0e]", b"[0e+]", b"[1eE2]",
    b"[1e+-2]", b"[0x42]", b"[1+2]", b"[-]", b"[-x]", b"[1.2a]", b"[1.8011670033376514H-308]", b"[\"\t\"]",
    b"[\"\n\"]", b"[\"\0\"]", b"[\"\x1F\"]", b"[\"a", b"[\"a]", b"\"", b"['a']", b"[\\n]", b"[a\\u0000]", br#"["\"]"#,
    br#"["\a"]"#, br#"["\x00"]"#, br#"["\ "]"#, br#"["\u"]"#, br#"["\u00A"]"#, br#"["\u00g0"]"#, br#"["\uD834\uDd"]"#,
    br#"["\uD800\"]"#, br#"["\uD800\u"]"#, br#"["\uD800\u1x"]"#, b"[\"\\\xE5\"]", b"[\"\\u\xE5\"]", b"[\xFF]",
    b"\xE5", b"[1\xE5]", b"[\x0C]", b"[\xE2\x81\xA0]", b"\xEF\xBB", b"\xEF\xBB\xBF", b"\xFE\xFF\0[\0]", b"[\0]",
    b"[1]\0",
];

fn is_json(document: &[u8]) -> bool {
    !matches!(json_feed::read(document), Err(Error::NotJson { .. } | Error::CutShort))
}

/// A feed with this text as fields that are read, and one with it as a member that is skipped.
fn feeds(text: &[u8]) -> [Vec<u8>; 2] {
    let version = &br#"{"version":"https://jsonfeed.org/version/1.1","#[..];
    [
        [version, br#""title":"#, text, br#","items":[{"id":"1","tags":"#, text, b"}]}"].concat(),
        [version, br#""items":[{"id":"1","_other":"#, text, b"}]}"].concat(),
    ]
}

#[test]
fn json_is_accepted() {
    for text in JSON {
        assert!(is_json(text), "{}", text.escape_ascii());
        invariants::hold(text, &[2]);
        for feed in feeds(text) {
            assert!(json_feed::read(&feed).is_ok(), "{}", feed.escape_ascii());
            invariants::hold(&feed, &[3]);
        }
    }
}

#[test]
fn what_is_not_json_is_refused() {
    for text in NOT_JSON {
        assert!(!is_json(text), "{}", text.escape_ascii());
        invariants::hold(text, &[2]);
        for feed in feeds(text) {
            assert!(!is_json(&feed), "{}", feed.escape_ascii());
            invariants::hold(&feed, &[3]);
        }
    }
}

#[test]
fn a_byte_order_mark_may_begin_a_document_and_nothing_else() {
    let mark = b"\xEF\xBB\xBF";
    for text in JSON {
        assert!(is_json(&[mark, *text].concat()), "{}", text.escape_ascii());
        let feed = &feeds(&[mark, *text].concat())[0];
        assert!(!is_json(feed), "{}", feed.escape_ascii());
    }
}
