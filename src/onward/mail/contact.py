"""Who wrote a mail: somebody who reads answers, a machine, or the seeker themselves."""

import re

from onward.kernel.text import fold
from onward.mail.display import shows_person
from onward.mail.domain_names import is_mailbox
from onward.mail.features import Look, labelled_sent, no_reply
from onward.mail.message import Message
from onward.mail.senders import is_provider, is_tracking_system, own_domain
from onward.mail.signal import Kind
from onward.mail.tongues import WITH_TABLE, pattern, tongue

_NO_ANSWERS = re.compile(
    r"\b(?:do|please|can)\s?(?:not|n['’]t) (?:reply|respond|answer)\b"
    r"|\b(?:repl(?:y|ies)|responses?|answers?|messages?)\b.{0,40}\b(?:not (?:be )?(?:monitored"
    r"|read|answered)|unmonitored|cannot be (?:read|answered|received)|go(?:es)? unread)"
    r"|\b(?:mailbox|inbox|address|e-?mail|message)\b.{0,30}\b(?:not (?:be )?monitored"
    r"|unmonitored|not (?:able to )?(?:receive|accept)|cannot (?:receive|accept)"
    r"|unattended|outgoing only|send-only)",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\b(?:(?:just|simply|please|feel free to|happy for you to|you can|by)? ?"
    r"(?:reply|respond|write back|replying|answer)\b.{0,25}\b(?:to (?:this|me|us)|here|by"
    r" return|this (?:e-?mail|message|mail)|directly|with)|let me know|drop me a line"
    r"|write to me|(?:call|ring|phone|e-?mail|text) me\b|get back to me|come back to me"
    r"|comes straight to me)",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"^(?:notifications?|system|alerts?|auto(?:mated|reply|mail)?|bounce|postmaster"
    r"|support|surveys?|updates?|jobs?-?noreply|calendar|invites?|do-?not-?reply"
    r"|candidates?|reply)(?:$|[-+._\d])|autoreply|auto-reply"
)
_ROOM = re.compile(
    r"^(?:jobs?|careers?|hr\w{0,6}|recruit(?:ing|ment|er|ers)?|talent|hiring|admin"
    r"|peopleteam|resourcing|graduates?|grads|vacanc(?:y|ies)|applications?|staffing|personnel"
    r"|apply|human-?resources|secretariat|vetting|onboarding)(?:$|[-+._\d@])"
)
_DESK = re.compile(r"^(?:hello|info|office|contact|people|team|enquiries|mail|work)$")
_OWN_WORDS = re.compile(
    r"\b(?:i(?:['’]d| would)? (?:am |['’]m |have |hereby |must |wish to |want to |like to "
    r"|need to |decided to |writing to |have decided to )*(?:withdraw|withdrawing|apply|take)"
    r"\b.{0,40}\b(?:my |from (?:the|your|this)|for the|myself)"
    r"|i['’]?(?: a)?m (?:writing to )?(?:withdraw|apply)ing?"
    r"|withdraw(?:ing)? my (?:application|candidacy|name|interest)"
    r"|(?:took|tak|remov)\w* (?:my name|me|myself) (?:off|out|from)"
    r"|i(?:['’]ve| have)? (?:just )?(?:accepted|taken|signed) (?:another|a different|an"
    r"|something) |(?:please )?find (?:attached )?(?:my|enclosed my) (?:cv|application))",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[a-z]{3,}")
_PIECE = re.compile(r"[^\W\d_]+")
_REPLY = re.compile(r"\s*(?:re|aw|sv|antw)\s*:", re.IGNORECASE)


def from_seeker(look: Look, kind: Kind) -> bool:
    """Return whether the seeker wrote this mail: it is labelled so, or speaks so."""
    message = look.message
    if labelled_sent(message):
        return True
    if _REPLY.match(message.subject) and _private(message.sender):
        return any(own_domain(one) and not _private(one) for one in message.to[:1])
    if kind is not Kind.WITHDRAWN or no_reply(message):
        return False
    if _private(message.sender):
        return True
    return any(_OWN_WORDS.search(one.text) for one in look.sentences)


def _private(address: str) -> bool:
    return is_provider(address) or is_mailbox(address)


def reply_possible(look: Look, kind: Kind) -> bool:
    """Return whether an answer would reach somebody: a person's address, or an invitation."""
    message = look.message
    local = (message.reply_to or message.sender).partition("@")[0].lower()
    if no_reply(message) or _MACHINE.search(local) or from_seeker(look, kind):
        return False
    if _says(look, "deaf", _NO_ANSWERS):
        return False
    if _says(look, "open", _INVITES):
        return True
    if _ROOM.search(local) or _is_room(look, local):
        answers = _REPLY.match(message.subject) is not None
        return answers or (look.language in WITH_TABLE and shows_person(message))
    if _DESK.search(local):
        return not message.bulk
    return _human(message, local)


def _says(look: Look, name: str, english: re.Pattern[str]) -> bool:
    """Return whether a sentence says it, in English or the mail's own language."""
    said = [english]
    if look.language in WITH_TABLE:
        said.append(pattern(look.language, name))
    return any(one.search(text.text) for text in look.sentences for one in said)


def _is_room(look: Look, local: str) -> bool:
    """Return whether a mailbox is a department's in the mail's own language."""
    if look.language not in WITH_TABLE:
        return False
    rooms = tongue(look.language).lists["room"]
    return not rooms.isdisjoint(_PIECE.findall(fold(local)))


def _human(message: Message, local: str) -> bool:
    """Return whether a person is behind an address; in a system's it bears their name."""
    address = message.reply_to or message.sender
    if not is_tracking_system(address):
        return "@" in address
    named = set(_WORDS.findall(message.sender_name.lower()))
    return "." in local and not named.isdisjoint(_WORDS.findall(local))
