from datetime import UTC, datetime

import pytest

from onward.mail.features import (
    MOST_SENTENCES,
    look_at,
    no_reply,
    of_frame,
    of_sentence,
    weighed,
)
from onward.mail.lexicon import lexicon
from onward.mail.message import Message


def message(
    text="Hello.",
    subject="",
    sender="dana@fernhill.example",
    sender_name="Dana",
    reply_to=None,
    bulk=False,
    calendar="",
    attachments=(),
    labels=(),
    to=(),
):
    return Message(
        digest="0" * 64,
        message_id=None,
        date=datetime(2026, 3, 2, tzinfo=UTC),
        sender=sender,
        sender_name=sender_name,
        to=tuple(to),
        reply_to=reply_to,
        subject=subject,
        text=text,
        bulk=bulk,
        calendar=calendar,
        attachments=tuple(attachments),
        labels=tuple(labels),
    )


def test_a_sentence_is_its_words_pairs_stems_and_place():
    (one,) = look_at(message("Dana left.")).sentences
    said, _ = of_sentence(one, lexicon("en"))
    assert {"dana", "left", "^ dana", "dana left", "~dana", "@opening"} <= set(said)
    assert said[-1] == "@opening"


def test_numbers_are_alike():
    (one,) = look_at(message("See 4711 and 12.")).sentences
    assert "see 0" in of_sentence(one, lexicon("en"))[0]


def test_words_that_do_the_same_work_share_a_concept():
    pursue, proceed = (
        set(of_sentence(look_at(message(text)).sentences[0], lexicon("en"))[1])
        for text in ("We will not pursue this.", "We shall not proceed.")
    )
    assert {"C:not", "C:go_on", "N:not N:go_on"} <= pursue & proceed


def test_concepts_are_the_same_in_every_language():
    english, german = (
        set(of_sentence(look_at(message(text)).sentences[0], lexicon(language))[1])
        for language, text in (
            ("en", "Unfortunately we have chosen another candidate."),
            ("de", "Leider haben wir einen anderen Bewerber ausgewählt."),
        )
    )
    assert {"C:regret", "C:another_person", "C:choose"} <= english & german


def test_the_same_message_has_the_same_features():
    one = message("We have received your application.", "Thank you")
    assert of_frame(look_at(one)) == of_frame(look_at(one))


@pytest.mark.parametrize(
    "change",
    [
        {"sender": "no-reply@us.greenhouse-mail.io"},
        {"sender": "someone@gmail.com"},
        {"sender": "noreply@fernhill.example"},
        {"bulk": True},
        {"calendar": "BEGIN:VCALENDAR"},
        {"attachments": ["letter.pdf"]},
        {"labels": ["Gesendet"]},
        {"to": ["alice@post.example", "bob@post.example"]},
        {"sender": "dana@inbox.example"},
        {"subject": "Re: Planner"},
        {"subject": "Fwd: Planner"},
        {"sender_name": "Fernhill Hiring Team"},
        {"text": "Vielen Dank für Ihre Bewerbung, wir haben sie erhalten."},
    ],
)
def test_who_sends_and_how_is_a_feature(change):
    assert of_frame(look_at(message(**change))) != of_frame(look_at(message()))


def test_a_no_reply_address_is_known_by_its_name():
    assert no_reply(message(sender="Do-Not-Reply@x.example"))
    assert no_reply(message(reply_to="no.reply@x.example"))
    assert not no_reply(message(sender="noreply@x.example", reply_to="dana@x.example"))


def test_a_very_long_sentence_has_bounded_features():
    text = " ".join(f"word{number}" for number in range(50_000))
    (one,) = look_at(message(text)).sentences
    assert all(len(keys) < 2_000 for keys in of_sentence(one, lexicon("en")))


def test_of_a_very_long_message_the_first_and_the_last_sentences_count():
    look = look_at(message(" ".join(f"Sentence {n}." for n in range(200))))
    some = weighed(look)
    assert len(some) == MOST_SENTENCES
    assert (some[0].text, some[-1].text) == ("Sentence 0.", "Sentence 199.")
