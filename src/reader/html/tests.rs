//! What becomes of HTML, well written, badly written and hostile.

use super::{Addresses, Built, MOST_BYTES, MOST_NODES, PIECE, Step, build, build_plain};

/// As the browser would see it. The real addresses are made by the browser, and tested there.
fn built(html: &str) -> Built {
    let web = |address: &str| address.starts_with("http").then(|| address.to_owned());
    build(html, Addresses { link: &web, picture: &web, shown: Some("https://a.kr/shown.png") })
}

/// The tree, as markup that is easy to compare.
fn shown(steps: &[Step]) -> String {
    let mut open = Vec::new();
    let attributes = |attributes: &super::Attributes| -> String {
        attributes.iter().map(|(name, value)| format!(" {name}={value:?}")).collect()
    };
    let text = |step: &Step| match step {
        Step::Open(name, with) => {
            open.push(*name);
            format!("<{name}{}>", attributes(with))
        }
        Step::Void(name, with) => format!("<{name}{}>", attributes(with)),
        Step::Text(text) => text.replace('<', "‹"),
        Step::Close => format!("</{}>", open.pop().expect("something is open")),
    };
    let markup = steps.iter().map(text).collect();
    assert_eq!(open, Vec::<&str>::new(), "all is closed");
    markup
}

fn becomes(pairs: &[(&str, &str)]) {
    for (html, expected) in pairs {
        assert_eq!(shown(&built(html).steps), *expected, "{html}");
    }
}

#[test]
fn the_structure_of_a_text_is_kept() {
    becomes(&[
        ("<p>Seoul &amp; <b>LA</b></p>\n<p>Next</p>", "<p>Seoul & <b>LA</b></p><p>Next</p>"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<ol start=3 reversed><li>a</li></ol>", "<ol start=\"3\" reversed=\"\"><li>a</li></ol>"),
        ("<dl><dt>MOU<dd>A memorandum</dl>", "<dl><dt>MOU</dt><dd>A memorandum</dd></dl>"),
        ("<blockquote>Said<p>so</blockquote>", "<blockquote><p>Said</p><p>so</p></blockquote>"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ("one<hr>two", "<p>one</p><hr><p>two</p>"),
        ("<p lang=ko dir=RTL>가</p>", "<p lang=\"ko\" dir=\"rtl\">가</p>"),
        ("H<sub>2</sub>O <strike>old</strike>", "<p>H<sub>2</sub>O <s>old</s></p>"),
    ]);
}

#[test]
fn tables_keep_heads_spans_and_titles() {
    becomes(&[
        (
            "<table><caption>T</caption><thead><tr><th scope=col colspan=2>a<tbody><tr><td rowspan='2'>b<td>c</table>",
            "<table><caption>T</caption><thead><tr><th colspan=\"2\" scope=\"col\">a</th></tr></thead>\
             <tbody><tr><td rowspan=\"2\">b</td><td>c</td></tr></tbody></table>",
        ),
        (
            "<table><tr><td>a<table><tr><td>b</table>c<td>d</table>",
            "<table><tr><td>a<table><tr><td>b</td></tr></table><p>c</p></td><td>d</td></tr></table>",
        ),
        ("<table>lost<tr><td>a</table>", "<table><tr><td>lost</td></tr><tr><td>a</td></tr></table>"),
        ("<td>a<td>b", "<p>a</p><p>b</p>"),
        ("<table><tr><td></td><td>a</td></tr></table>", "<table><tr><td></td><td>a</td></tr></table>"),
        ("<table><tr><td> </td></tr></table>after", "<p>after</p>"),
        ("<table><td colspan=99999 rowspan=0 scope=col>a</table>", "<table><tr><td>a</td></tr></table>"),
    ]);
}

#[test]
fn headings_stand_below_the_title_without_a_gap() {
    becomes(&[
        ("<h1>a</h1><h2>b</h2><h3>c</h3>", "<h3>a</h3><h4>b</h4><h5>c</h5>"),
        ("<h4>a</h4><h6>b</h6><h4>c</h4><h2>d</h2>", "<h3>a</h3><h4>b</h4><h3>c</h3><h3>d</h3>"),
        ("<h2><div>a</div><p>b</p></h2>c", "<h3>a b </h3><p>c</p>"),
        ("<h2>a<h3>b</h3>", "<h3>a</h3><h4>b</h4>"),
    ]);
}

#[test]
fn lines_without_an_element_become_paragraphs() {
    becomes(&[
        ("<div>a</div><div>b<span>c</span></div>d", "<p>a</p><p>bc</p><p>d</p>"),
        ("a<br>b<br><br>c<br>", "<p>a<br>b</p><p>c</p>"),
        ("<p>&nbsp;</p><p><br></p><div> </div>a", "<p>a</p>"),
        ("<td><div>a</div>", "<p>a</p>"),
        ("<ul><li><div>a</div><div>b</div></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("<form><label>a</label><input value=x><button>Send</button></form>b", "<p>a</p><p>b</p>"),
        ("<li>a<li>b", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ]);
}

#[test]
fn a_break_begins_a_new_paragraph_only_where_there_is_none() {
    becomes(&[
        ("<br><br>a", "<p>a</p>"),
        ("<table><tr><td>a<br><br>b</table>", "<table><tr><td>a<br><br>b</td></tr></table>"),
    ]);
}

#[test]
fn bad_nesting_comes_out_right() {
    becomes(&[
        ("<b>a<i>b</b>c</i>d", "<p><b>a<i>b</i></b><i>c</i>d</p>"),
        ("<b>a<p>b</p>c</b>d", "<p><b>a</b></p><p><b>b</b></p><p><b>c</b>d</p>"),
        ("<p><b>a</p><p>b</p>", "<p><b>a</b></p><p>b</p>"),
        ("<p>a<table><tr><td>b</p></table>", "<p>a</p><table><tr><td>b</td></tr></table>"),
        ("</div></p></table>a</b></li>b", "<p>a</p><p>b</p>"),
        (
            "<a href=http://a.kr>a<a href=http://b.kr>b",
            "<p><a href=\"http://a.kr\">a</a><a href=\"http://b.kr\">b</a></p>",
        ),
        (
            "<a href=http://a.kr><h3>a</h3><p>b</p></a>",
            "<h3><a href=\"http://a.kr\">a</a></h3><p><a href=\"http://a.kr\">b</a></p>",
        ),
        ("<ul><li>a</ul></li>b", "<ul><li>a</li></ul><p>b</p>"),
        ("<b></b><i> </i><p><em></em></p>", ""),
    ]);
}

#[test]
fn a_picture_has_an_address_or_is_its_description() {
    becomes(&[
        (
            "<img src=http://a.kr/1.png alt='A \"bridge\"' width=640 height=360px onerror=x>",
            "<p><img alt=\"A \\\"bridge\\\"\" width=\"640\" height=\"360\" src=\"http://a.kr/1.png\"></p>",
        ),
        (
            "<img src=data:, data-src=http://a.kr/2.png width=50%>",
            "<p><img alt=\"\" src=\"http://a.kr/2.png\"></p>",
        ),
        ("<img src=javascript:x alt=Logo>", "<p>Logo</p>"),
        ("Nice <img class=emoji src=http://a.kr/e.png width=18 alt=🙂>", "<p>Nice 🙂</p>"),
        ("<img src=http://a.kr/pixel.gif width=1 height=1>", ""),
        ("<img src=https://a.kr/shown.png alt=Shown>a", "<p>a</p>"),
        (
            "<figure><img src=http://a.kr/1.png><figcaption>Below</figcaption></figure>",
            "<figure><p><img alt=\"\" src=\"http://a.kr/1.png\"></p><figcaption>Below</figcaption></figure>",
        ),
    ]);
}

#[test]
fn what_could_act_is_left_out() {
    becomes(&[
        ("a<script>alert('</p>')</script>b", "<p>ab</p>"),
        ("<SCRIPT/x>a</script >b", "<p>b</p>"),
        ("<style>p{}</style><title>t</title><textarea><b></textarea>b", "<p>b</p>"),
        ("<svg><svg></svg><script>x</script><text>t</text></svg>b<svg/>c", "<p>bc</p>"),
        ("<math><mtext></p><img src=http://a.kr/1.png></math>b", "<p>b</p>"),
        ("<iframe src=http://a.kr><p>a</iframe><object data=x><p>a</object><embed src=x>b", "<p>b</p>"),
        ("<template><p>a</p></template><noscript><img src=http://a.kr/n.png></noscript>b", "<p>b</p>"),
        (
            "<base href=http://evil.kr><meta http-equiv=refresh content='0;url=x'><link rel=stylesheet href=x>b",
            "<p>b</p>",
        ),
        ("<select><option>a</select><video><p>a</video><audio>a</audio><canvas>a</canvas>b", "<p>b</p>"),
        (
            "<p id=location name=body class=x style='position:fixed' onclick=x data-x=1 is=x slot=x part=x>b</p>",
            "<p>b</p>",
        ),
        ("<a href=' javascript:x'>a</a><a name=top>b</a><a href=data:,x>c</a>", "<p>abc</p>"),
        ("<!-- <p>a --><![CDATA[<p>a]]><?php a ?>b<!-->c<!--", "<p>a]]>bc</p>"),
        ("<invest-seoul-news feed=x>a</invest-seoul-news><x-y>b</x-y>", "<p>ab</p>"),
        ("<script>never ends <p>a", ""),
        ("a<p title='never ends", "<p>a</p>"),
        ("a &lt;script&gt;alert(1)&lt;/script&gt;", "<p>a ‹script>alert(1)‹/script></p>"),
        ("1 < 2 <3 <", "<p>1 ‹ 2 ‹3 ‹</p>"),
    ]);
}

#[test]
fn the_tree_is_bounded_however_deep_and_long_the_html_is() {
    for tag in
        ["<div>", "<b>", "<blockquote>", "<ul><li>", "<table><tr><td>", "<h2>", "<p>x", "<dl><dd>", "<svg>"]
    {
        let built = built(&format!("{}x", tag.repeat(100_000)));
        shown(&built.steps);
        let deepest = built.steps.iter().scan(0_i32, |depth, step| {
            *depth += match step {
                Step::Open(..) => 1,
                Step::Close => -1,
                _ => 0,
            };
            Some(*depth)
        });
        assert!(deepest.max().unwrap_or_default() <= 36, "{tag}");
        assert!(built.steps.len() < 2 * MOST_NODES + 100, "{tag}: {}", built.steps.len());
    }
}

#[test]
fn a_text_that_is_too_long_says_so_and_ends() {
    let long = built(&"<p>서울</p>".repeat(MOST_NODES));
    assert!(long.is_cut);
    assert!(!built(&"<p>서울</p>".repeat(100)).is_cut);
    let huge = built(&format!("<p>{}</p><p>b</p>", "서".repeat(MOST_BYTES)));
    assert!(huge.is_cut);
    let longest =
        huge.steps.iter().map(|step| if let Step::Text(text) = step { text.len() } else { 0 }).max();
    assert!(longest <= Some(PIECE), "it is built in pieces");
    let attribute = built(&format!("<p class='{}'>a</p>", "x".repeat(1 << 20)));
    assert_eq!(shown(&attribute.steps), "<p>a</p>");
}

#[test]
fn a_text_without_markup_has_a_paragraph_for_each_line() {
    let built = build_plain("Seoul &amp; LA\r\n\r\n  <p>signed</p>\n1 < 2\n");
    assert_eq!(shown(&built.steps), "<p>Seoul & LA</p><p>signed</p><p>1 ‹ 2</p>");
    let long = "서울 ".repeat(3_000);
    assert_eq!(shown(&build_plain(&long).steps), format!("<p>{long}</p>"));
}
