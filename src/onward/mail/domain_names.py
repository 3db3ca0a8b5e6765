"""What an address says about who sends: `jobs@firstzambezi.example` → First Zambezi.

A domain gives letters, not a name. It is used to recognise the name where the text writes
it out, and only as a last resort spelled out by itself.
"""

import re
import unicodedata
from functools import lru_cache

from onward.kernel.text import fold
from onward.mail.message import Message
from onward.mail.names import key
from onward.mail.senders import domain_of, is_tracking_system, own_domain, registered
from onward.mail.tongues import everywhere

_AFFIX = (
    r"(?:e?careers?|jobs?|recruit(?:ing|ment)?|hiring|talent|hr|mail|apply|team|hq)"
)
_TAIL = re.compile(r"(?:[-_.]?" + _AFFIX + r"|[-_.](?:uk|us|eu|de|group|intl))+$")
_HEAD = re.compile(r"^(?:" + _AFFIX + r"[-_.])+")
_NOBODY = re.compile(
    r"(?:no-?reply|do-?not-?reply|notifications?|mail(?:er)?|jobs?|careers?|system|info|hello|hire"
    r"|apply|talent|recruit\w*|support|eu|us|uk|hr|team|candidates?|myworkday|auto\w*|www|m|em\d*)"
)
_PERSON = re.compile(r"[a-z]+\.[a-z]+")
_MAILBOX = re.compile(
    r"mail|post(?:box|bus|fach|eingang|in|en|a$|i$|$)|inbox|\bbox|box$|letters?$|poczta|courriel"
    r"|corre[io]o|student|unimail|boite|buzon|bustina|caixapostal|^poste\b|^posta|briefkasten|postkast|casella|postvak"
)
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_MOST_LETTERS = 40
_MOST_TEXT = 8192
_LEAST_HEAD, _LEAST_REST = 5, 4
"""Letters of a business word at a label's beginning, and of what stays behind it."""
_GAPS = 7
"""Characters that may stand between a name's letters, all in all."""
_DASHES = re.compile(r"\s+[-–—|]\s+")
_BUSINESS = frozenset(
    """
    authority borough bureau commission county department district division ministry
    observatory office ombudsman police academies academy accounting advisory aerospace agency airlines airways analytics apparel
    architects associates association audio automation automotive aviation bakeries bakery
    bank banking biscuits biotech books brands brewery brewing broadband broadcasting
    builders building buildings bus cafe capital care catering centre center ceramics
    charity chemicals chocolate clinic clinics clothing club coach coaches coffee collective
    college commerce communications community conservatoire computing construction consulting contractors
    cosmetics couriers council credit dairy data delivery dental design designs
    developments diagnostics digital distillers distillery distribution dynamics education
    electric electrical electronics energy engineering entertainment environmental equipment
    estates events express fabrics farm farms fashion ferries festival films finance
    financial fisheries fitness foods forge foundation foundry freight furniture gallery
    games garage gardens general glass global grocers group hardware haulage health
    healthcare heritage holdings home homes hospice hospital hospitals hotel hotels house
    housing industries industrial innovation institute institut instruments insurance interiors
    international investments jewellers joinery journal kitchen kitchens labs laboratories
    laundry learning leather legal leisure library lighting limousines logistics machines
    machinery management manufacturing marine maritime market marketing markets media medical
    metals mills mining mobile mobility motors museum music mutual network networks notaries
    nursery observatory optical optics orchards orchestra outdoors packaging paper parks
    partners payments pharma pharmaceuticals pharmacies pharmacy photography pictures plastics
    pottery power preschool preschools print printing products productions properties provisions
    press publishers publishing railway railways recycling rental rentals rescue research resort
    resorts restaurant restaurants retail robotics savings school schools science sciences
    seafoods security seeds semiconductors services shipping shipyard society software solar
    solicitors solutions spirits sports steel stores storage studio studios supermarkets
    supplies surgery system systems technologies technology telecom textiles theatre theater timber trust
    tools tours toys tractors trading trains transit transport travel tyres
    university universitat universiteit universidad utilities valley vehicles ventures veterinary vineyards water wealth wellness
    wholesale wind wines winery wool works workshop yachts yards
    """.split()
)


@lru_cache(maxsize=512)
def labels(address: str) -> tuple[str, ...]:
    """Return the parts of `address` that may stand for an employer, letters only.

    Of an organisation's own address its domain; of a tracking system's what it puts
    before its own: `northwind+autoreply@talent.icims.com`.
    """
    domain = own_domain(address)
    if domain:
        whole = domain.split(".")[0]
        parts = [whole, *(part for part in whole.split("-") if len(part) > 3)]
    elif is_tracking_system(address):
        local = address.partition("@")[0].partition("+")[0]
        person = _PERSON.fullmatch(local) is not None
        pieces = [part for part in local.split(".") if len(part) > 3]
        within = domain_of(address).split(".")[:-2]
        parts = within if person else [local, *pieces, *within]
    else:
        parts = []
    found = (_SEPARATORS.sub("", _bare(part)) for part in parts)
    kept = (one for one in found if 2 < len(one) <= _MOST_LETTERS)
    system = "" if domain else registered(domain_of(address))
    return tuple(
        dict.fromkeys(
            one for one in kept if one not in system and not _NOBODY.fullmatch(one)
        )
    )


def _bare(part: str) -> str:
    folded = fold(part)
    return _TAIL.sub("", _HEAD.sub("", folded)) or folded


def is_business(words: list[str]) -> bool:
    """Return whether a name has a word of organisations at its end or head: Bank, Trust."""
    return len(words) > 1 and (words[-1] in _BUSINESS or words[0] in _BUSINESS)


def is_mailbox(address: str) -> bool:
    """Return whether the domain reads like a mail provider's nobody has listed."""
    return _MAILBOX.search((own_domain(address) or "").split(".")[0]) is not None


def spelled(address: str) -> str | None:
    """Return the name an own domain gives, its business words set apart, or None."""
    if is_mailbox(address):
        return None
    found = labels(address) if own_domain(address) else ()
    if not found:
        return None
    words = [word for part in _hyphened(address, found[0]) for word in _parted(part)]
    return " ".join(word.capitalize() for word in words)


def _hyphened(address: str, label: str) -> list[str]:
    whole = _bare((own_domain(address) or "").split(".")[0])
    return [part for part in _SEPARATORS.split(whole) if part] or [label]


def _parted(label: str) -> list[str]:
    """Return the words of a domain's label: business words at an end stand apart."""
    for size in range(len(label) - _LEAST_REST, _LEAST_HEAD - 1, -1):
        if label[:size] in everywhere("business"):  # panificio|moser
            return [label[:size], label[size:]]
    tail: list[str] = []
    for least in (4, 7):  # of what stays before one business word, before two
        ends = (at for at in range(least, len(label) - 2) if label[at:] in _BUSINESS)
        cut = next(ends, len(label))
        if cut < len(label):
            tail.insert(0, label[cut:])
            label = label[:cut]
    return [label, *tail]


@lru_cache(maxsize=2048)
def stands_for(label: str, name: str) -> int:
    """Return how many letters of a domain's `label` are whole words of `name`.

    0 when the label is not made of the beginnings of the name's words in their order:
    `firstzambezi` stands for First Zambezi Bank, `umclerks` for Union of Municipal
    Clerks. Initials stand for a name when there is one for every word.
    """
    words = key(name).replace("&", "and").split()
    label = label.removeprefix("the") if len(label) > 7 else label
    if not words or not label.startswith(tuple(word[:1] for word in words)):
        return 0
    big = [word for word in words if word not in {"of", "the", "and", "for", "de"}]
    if len(label) > 1 and label in {
        "".join(word[0] for word in some) for some in (words, big)
    }:
        return len(label)
    whole = _whole_letters(label, words)
    for short, long in (("o", "oe"), ("u", "ue"), ("a", "ae")):
        if not whole and long in label:
            whole = _whole_letters(label.replace(long, short), words)
    return whole if whole >= 3 and whole * 2 >= len(label) else 0


def made_of(label: str, words: list[str]) -> bool:
    """Return whether `label` is made of beginnings of at least two of `words`."""
    return len(words) > 1 and label[:1] == words[0][:1] and _reach(label, words)[1]


def _whole_letters(label: str, words: list[str]) -> int:
    return _reach(label, words)[0]


def _reach(label: str, words: list[str]) -> tuple[int, bool]:
    """Return letters in whole words and whether all of `label` is used up."""
    reached = {0: 0}  # letters of the label used → letters in whole words
    for word in words[:8]:
        after = dict(reached)
        for used, whole in reached.items():
            for size in range(1, _common(label, used, word) + 1):
                gain = size if size == len(word) else 0
                after[used + size] = max(after.get(used + size, 0), whole + gain)
        reached = after
    return reached.get(len(label), 0), len(label) in reached


def _common(label: str, used: int, word: str) -> int:
    size = 0
    for one, other in zip(label[used:], word, strict=False):
        if one != other:
            break
        size += 1
    return size


def written_out(found: tuple[str, ...], message: Message) -> str | None:
    """Return words of the mail that together are the domain's, capitalised if none is."""
    text = f"{message.sender_name}\n{message.subject}\n{message.text[:_MOST_TEXT]}"
    bare = _SEPARATORS.sub("", fold(text))
    if not any(short in bare for label in found for short in _spellings(label)):
        return None
    places = [at for at, char in enumerate(text) if char.isalnum()]
    letters = "".join(_plain(text[at].lower()[:1]) for at in places)
    for label in found:
        for short in _spellings(label):
            at = letters.find(short)
            while at >= 0:
                name = _whole_words(text, places[at], places[at + len(short) - 1] + 1)
                fits = len(name) < len(label) + _GAPS and not _DASHES.search(name)
                if name and name.lower() != label and fits:
                    return name.title() if name.islower() else name
                at = letters.find(short, at + 1)
    return None


def _plain(char: str) -> str:
    """Return a letter without its accent, one character for one."""
    return char if char.isascii() else unicodedata.normalize("NFKD", char)[:1]


@lru_cache(maxsize=512)
def _spellings(label: str) -> list[str]:
    """Return a domain's letters as a text may have them: & for and, ä for ae."""
    found = [label]
    for joined in ("and", "und", "et", "en", "e", "y"):
        at = label.find(joined, 2)
        while 0 < at < len(label) - 2:
            found.append(label[:at] + label[at + len(joined) :])
            at = label.find(joined, at + 1)
    found += [label.replace(long, long[0]) for long in ("ae", "oe", "ue")]
    return list(dict.fromkeys(found))


def _whole_words(text: str, begin: int, end: int) -> str:
    """Return that part of `text`, "" where it cuts a word, an address or a line."""
    before, after = text[begin - 1 : begin], text[end : end + 1]
    name = text[begin:end]
    cut = before.isalnum() or after.isalnum() or before in {"@", ".", "/"}
    return "" if cut or after == "@" or "\n" in name or "/" in name else name
