"""More mail made to break a reader: what parsers of other mail programs fell over.

Sources of the kinds: errata and corners of RFC 2045, 2047, 2231, 3676 and 5545; what
WHATWG's parsing rules allow; character sets with states; numbers too big to be meant.
"""

from tests.corpus.hostile import (
    HEAD,
    SAID,
    Build,
    charset,
    html,
    invitation,
    mail,
    mime,
    part,
    parts,
)

_DEEP = 20_000

KINDS: dict[str, Build] = {
    "boundary of pattern signs": lambda: parts(part(), boundary=b"(.*)+[a-z]+$"),
    "boundary of nothing": lambda: parts(part(), boundary=b""),
    "boundary of blanks": lambda: parts(part(), boundary=b"   "),
    "boundary twice": lambda: mime(
        b"multipart/mixed; boundary=a; boundary=b", b"--a\n\nA\n--a--\n--b\n\nB\n--b--"
    ),
    "boundary in RFC 2231 pieces": lambda: mime(
        b"multipart/mixed; boundary*0=b; boundary*1=1", b"--b1\n\nA\n--b1--"
    ),
    "content type twice": lambda: mail(
        fields=b"Content-Type: text/html\nContent-Type: text/plain\n",
        body=b"<b>The role is filled.</b>",
    ),
    "content type of signs": lambda: mime(b"/;=;/", SAID),
    "content type of comments": lambda: mime(b"text(" * 500 + b")/plain", SAID),
    "transfer encoding twice": lambda: mail(
        fields=b"Content-Transfer-Encoding: base64\n"
        b"Content-Transfer-Encoding: quoted-printable\n",
        body=b"=41=42",
    ),
    "uuencoded": lambda: mime(
        b"text/plain", b"begin 644 a.txt\n#0V%T\n`\nend\n", b"x-uuencode"
    ),
    "yEnc": lambda: mime(b"text/plain", b"=ybegin line=128 size=9\n\x92\x8f=yend"),
    "escape that never ends": lambda: charset(b"iso-2022-jp", b"\x1b$B" + b"0" * 9_999),
    "escapes in turn": lambda: charset(b"iso-2022-kr", b"\x1b$)C\x0e\x0f" * 5_000),
    "HZ without end": lambda: charset(b"hz", b"~{" + b"<:Ky2;" * 3_000),
    "UTF-16 without a mark": lambda: charset(
        b"utf-16", "The role is filled.".encode("utf-16-be")
    ),
    "UTF-32 of one byte too few": lambda: charset(
        b"utf-32", b"\x00\x00\xfe\xff\x00\x00T"
    ),
    "charset with a path": lambda: charset(b"../../etc/passwd"),
    "flowed with stuffed blanks": lambda: mime(
        b"text/plain; format=flowed; delsp=yes", b" > \n" * 20_000
    ),
    "flowed quote towers": lambda: mime(
        b"text/plain; format=flowed", b"\n".join(b">" * n for n in range(600))
    ),
    "dashes alone": lambda: mail(body=b"-- \n" * 50_000),
    "underscores alone": lambda: mail(body=b"_" * 200_000),
    "one mark a line": lambda: mail(body=b">\n\n" * 60_000),
    "attribution in an attribution": lambda: mail(
        body=b"On Tue, 3 Mar 2026, " * 3_000 + b"Bob wrote:\n> no\n"
    ),
    "wrote without who": lambda: mail(body=b" wrote:\n" * 30_000),
    "message id of ten thousand": lambda: mail(
        fields=b"In-Reply-To: <" + b"a" * 10_000 + b"@x>\n"
    ),
    "a From of only words": lambda: (
        HEAD.replace(b"Dana Ruiz <dana@fernhill.example>", b"=?utf-8?q?=22?=" * 2_000)
        + b"Subject: x\n\n"
        + SAID
    ),
    "quoted pairs in From": lambda: (
        HEAD.replace(b"Dana Ruiz", b'"' + b"\\" * 8_001 + b'"')
        + b"Subject: x\n\n"
        + SAID
    ),
    "route address": lambda: (
        HEAD.replace(
            b"<dana@fernhill.example>",
            b"<" + b"@a," * 5_000 + b"@b:dana@fernhill.example>",
        )
        + b"\n"
        + SAID
    ),
    "numbers too big to be characters": lambda: html(
        b"&#99999999999999999999;&#x110000;&#-1;" * 2_000
    ),
    "HTML in CDATA": lambda: html(b"<![CDATA[" * 5_000 + SAID),
    "HTML of declarations": lambda: html(b"<!ENTITY a '&b;'>" * 5_000 + SAID),
    "HTML of conditional comments": lambda: html(b"<!--[if mso]>" * 5_000 + SAID),
    "HTML template in template": lambda: html(b"<template>" * _DEEP + SAID),
    "HTML select in select": lambda: html(b"<select><option>" * _DEEP + SAID),
    "HTML picture in the text": lambda: html(
        b'<img src="data:image/png;base64,' + b"A" * 1_000_000 + b'">' + SAID
    ),
    "HTML styles that hide": lambda: html(
        b'<p style="' + b"display:none;display:block;" * 9_000 + b'">' + SAID
    ),
    "HTML in SVG in MathML": lambda: html(b"<math><svg><foreignObject>" * 5_000 + SAID),
    "HTML ends before it begins": lambda: html(b"</div></p></table>" * _DEEP + SAID),
    "HTML null in a tag": lambda: html(
        b"<scr\x00ipt>alert(1)</scr\x00ipt>" * 2_000 + SAID
    ),
    "calendar that begins without end": lambda: invitation(b"BEGIN:VEVENT\n" * 9_000),
    "calendar folded at each letter": lambda: invitation(
        b"S\n U\n M\n M\n A\n R\n Y\n :" * 3_000
    ),
    "calendar in the year 0": lambda: invitation(b"DTSTART:00000000T000000Z\n"),
    "calendar zone that is its own": lambda: invitation(
        b"DTSTART;TZID=" + b"/" * 9_000 + b":20260310T100000\n"
    ),
    "times without end": lambda: mail(body=b"at 10:00 or 11:00, " * 9_000),
    "days without end": lambda: mail(body=b"on Monday 3 March or Tuesday, " * 9_000),
    "titles without end": lambda: mail(body=b"for the position of Senior " * 9_000),
    "firms without end": lambda: mail(body=b"with Fernhill Foods Ltd and " * 9_000),
    "noes without end": lambda: mail(body=b"We regret to inform you. " * 20_000),
    "one word of a megabyte": lambda: mail(body=b"interview" * 120_000),
}

SAYS_NOTHING = frozenset(
    {
        "boundary twice",
        "boundary in RFC 2231 pieces",
        "transfer encoding twice",
        "uuencoded",
        "yEnc",
        "escape that never ends",
        "escapes in turn",
        "HZ without end",
        "UTF-16 without a mark",
        "UTF-32 of one byte too few",
        "flowed with stuffed blanks",
        "flowed quote towers",
        "dashes alone",
        "underscores alone",
        "one mark a line",
        "attribution in an attribution",
        "wrote without who",
        "numbers too big to be characters",
        "HTML in CDATA",
        "HTML of conditional comments",
        "times without end",
        "days without end",
        "titles without end",
        "firms without end",
        "noes without end",
        "one word of a megabyte",
    }
)
"""Kinds that hold no words, or hide them where HTML's rules say so."""
