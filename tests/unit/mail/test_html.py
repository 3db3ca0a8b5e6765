"""HTML becomes the words a person would see, in bounded work."""

import pytest

from onward.mail.html import CAP, to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("<div>One<br></div><div>Two</div>", "One\nTwo"),
        ("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
        ("<div>One</div><br>Two", "One\n\nTwo"),
        ("One<br></div><div><br>Two", "One\n\nTwo"),
        ("One<br>Two<BR/>Three", "One\nTwo\nThree"),
        ("<b>One</b> <i>and</i> two", "One and two"),
        ("One\n  and\t two", "One and two"),
        ("<ul><li>One<li>Two</ul>", "- One\n- Two"),
        ("<pre>One\n  Two</pre>", "One\nTwo"),
        ("<PRE>One\nTwo", "One\nTwo"),
        ("&lt;p&gt; &amp; Gr&uuml;&#223;e&nbsp;x", "<p> & Grüße x"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ('<a href="https://x.example/?a=1">a link</a>', "a link"),
        ("<!-- no --><![if !mso]>yes<![endif]><?php no ?>", "yes"),
        ("<!--[if mso]>no<![endif]-->yes", "yes"),
        ("<style>p{a:b}</style>yes<SCRIPT>no</SCRIPT><title>no</title>", "yes"),
        ("yes<style>unclosed", "yesunclosed"),
        ("yes<a href='never closed", "yes"),
        ("<o:p>yes</o:p>", "yes"),
        ("a\0b\x01c", "a b c"),
        ("<p>\u0130</p>", "I"),
        ("", ""),
    ],
)
def test_words_and_breaks_are_kept(html, text):
    assert to_text(html) == text


def test_a_table_is_read_cell_by_cell():
    html = "<table><tr><td>Role</td> <td> Planner</td></tr><tr><th>When</th><td>May</td></tr>"
    assert to_text(html) == "Role\tPlanner\nWhen\tMay"


@pytest.mark.parametrize(
    "attributes",
    [
        'style="display:none"',
        "style='DISPLAY: NONE !important'",
        "style=display:none",
        'style="color:red;max-height:0;overflow:hidden"',
        'style="max-height: 0px"',
        'style="visibility:hidden"',
        'style="opacity:0"',
        'style="font-size:0"',
        'style="font-size: 0px; line-height: 0"',
        'style="font-size:1px;color:#fff"',
        'style="mso-hide:all"',
        'class="preheader"',
        'id="pre-header-text"',
        "hidden",
        'hidden=""',
    ],
)
def test_a_hidden_preheader_is_left_out(attributes):
    html = f"<body><div {attributes}>Congratulations</div><p>The role is filled.</p></body>"
    assert to_text(html) == "The role is filled."


@pytest.mark.parametrize(
    "attributes",
    [
        'style="max-height:0.5em"',
        'style="opacity:0.9"',
        'style="font-size:0.9em"',
        'style="overflow:hidden"',
        'style="overflow: hidden"',
        'title="display: block"',
    ],
)
def test_what_is_only_small_is_kept(attributes):
    assert to_text(f"<div {attributes}>Seen</div>") == "Seen"


def test_hidden_elements_end_where_they_end():
    html = (
        "<div style='display:none'>a<div>b</div><divider>c</divider></div>seen"
        "<p style='display:none'>d</p> too"
    )
    assert to_text(html) == "seen too"


def test_a_hidden_element_inside_a_hidden_one_is_passed_over():
    html = "<div hidden>a<span style='display:none'>b</span></div>seen"
    assert to_text(html) == "seen"


def test_a_hidden_element_without_end_hides_its_own_words_only():
    assert to_text("<td style='display:none'>a<td>seen") == "seen"
    assert to_text("seen<td style='display:none'>a") == "seen"
    assert to_text("<div hidden>a<p>seen</p><div hidden></div x") == "seen"


def test_a_layout_of_size_nought_keeps_its_words():
    html = '<td style="font-size:0px">\n<div style="font-size:16px">The role is filled.</div></td>'
    assert to_text(html) == "The role is filled."


def test_a_button_hidden_from_outlook_only_is_kept():
    assert to_text('<p>Hi</p><a style="mso-hide:all">Book</a>') == "Hi\n\nBook"
    assert to_text('<p>Hi</p><a style="mso-hide:none">Book</a>') == "Hi\n\nBook"


def test_when_all_is_hidden_it_is_read_anyway():
    assert to_text("<div style='display:none'>Only this</div>") == "Only this"


def test_cited_blocks_carry_quote_marks():
    html = (
        "<p>New</p><div>On 4 March Dana wrote:</div><blockquote type='cite'>old"
        "<blockquote class=gmail_quote>older</blockquote></blockquote>"
        "<blockquote>a saying</blockquote></blockquote>"
    )
    text = to_text(html)
    assert "> old" in text
    assert "> > older" in text
    assert text.endswith("\na saying")


def test_only_so_much_is_read():
    assert len(to_text("<p>" + "word " * CAP)) <= CAP
    assert len(to_text("<p>word</p>" * 200_000)) < 400_000


def test_a_style_far_from_its_tag_is_not_looked_for():
    assert to_text("<p>display:none</p>" * 3).count("display") == 3
    assert to_text("<a " + "x" * 5_000 + " style=display:none>seen</a>") == "seen"
    assert to_text("seen <style= display:none") == "seen"


def test_many_unclosed_hidden_elements_stay_cheap_and_lose_nothing_else():
    assert to_text("<div hidden>x" * 100 + "<p>seen") == "seen"


def test_addresses_stand_behind_their_words_only_where_they_are_asked_for():
    html = (
        '<a href="https://a.example/1?b=2&amp;c=3">One</a> <a>two</a>'
        " <a class=x href='http://a.example/2'>three</a> <a href=\"mailto:a@b\">four</a>"
        '<div style="display:none"><a href="https://hidden.example/1">five</a></div>'
    )
    assert to_text(html) == "One two three four"
    assert to_text(html, links=True) == (
        "One <https://a.example/1?b=2&c=3> two three <http://a.example/2> four"
    )
