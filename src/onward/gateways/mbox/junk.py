"""Folders and labels that hold spam and deleted mail, in the words mail programs use.

Sources: Gmail's own label names per language as Takeout writes them into
`X-Gmail-Labels`; the folder names of Outlook, Apple Mail and Thunderbird.
"""

from onward.kernel.text import fold
from onward.mail.headers import CAP, scan

_WORDS = (
    # English
    "spam|junk|junk e-mail|junk email|junk mail|bulk mail|trash|bin|deleted"
    "|deleted items|deleted messages"
    # German
    "|papierkorb|spamverdacht|unerwünscht|junk-e-mail|gelöschte elemente|gelöscht"
    # French
    "|corbeille|courrier indésirable|indésirables|éléments supprimés"
    # Spanish
    "|papelera|correo no deseado|elementos eliminados"
    # Italian
    "|cestino|posta indesiderata|posta eliminata"
    # Portuguese
    "|lixeira|lixo|lixo eletrônico|itens excluídos|itens eliminados"
    # Dutch
    "|prullenbak|ongewenste e-mail|verwijderde items"
    # Polish, Czech, Hungarian, Romanian
    "|kosz|wiadomości-śmieci|elementy usunięte|koš|kuka|levélszemét|coș de gunoi"
    # Swedish, Danish, Norwegian, Finnish
    "|skräppost|papperskorgen|borttaget|papirkurv|uønsket mail|søppelpost"
    "|roskaposti|roskakori"
    # Turkish, Russian, Ukrainian, Greek
    "|çöp kutusu|istenmeyen|спам|корзина|кошик|ανεπιθύμητα|κάδος απορριμμάτων"
    # Japanese, Chinese, Korean
    "|迷惑メール|ゴミ箱|垃圾邮件|垃圾郵件|已删除邮件|垃圾箱|垃圾桶|스팸함|스팸|휴지통"
)
_FOLDED = frozenset(fold(word) for word in _WORDS.split("|"))
_GMAIL_LABELS = b"x-gmail-labels:"


def is_junk_name(name: str) -> bool:
    """Say whether a label or folder with this name holds spam or deleted mail."""
    return fold(name.strip("[]. ").rpartition("/")[2]) in _FOLDED


def is_thrown_away(raw: bytes) -> bool:
    """Say whether Gmail's labels on this message put it into Spam or Trash."""
    end = raw.find(b"\n\n", 0, CAP)
    if _GMAIL_LABELS not in raw[: CAP if end < 0 else end].lower():
        return False
    labels = scan(raw)[0].text(b"x-gmail-labels", 2000)
    return any(is_junk_name(label.strip(' "')) for label in labels.split(","))
