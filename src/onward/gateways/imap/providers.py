"""What is known of mail providers: where their server is, and how one gets in.

Hosts and ways in as the providers' own help pages tell them, autumn 2026.
"""

from dataclasses import dataclass

from onward.gateways.imap import wording
from onward.gateways.imap.place import How, Place, Security


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider; `told` says in a sentence what to do there before connecting."""

    name: str
    told: str
    place: Place | None = None
    how: tuple[How, ...] = (How.PASSWORD,)
    token_url: str = ""
    scope: str = ""
    device_url: str = ""
    """Where a code is had that is typed in at a browser, if the provider does that."""


_BY_TOKEN = (How.TOKEN, How.REFRESH)
_EITHER = (How.PASSWORD, How.TOKEN, How.REFRESH)

GMAIL = Provider(
    "Gmail",
    wording.GMAIL,
    Place("imap.gmail.com"),
    _EITHER,
    "https://oauth2.googleapis.com/token",
    "https://mail.google.com/",
)
OUTLOOK = Provider(
    "Outlook",
    wording.OUTLOOK,
    Place("outlook.office365.com"),
    _BY_TOKEN,
    "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
    "https://login.microsoftonline.com/common/oauth2/v2.0/devicecode",
)
ICLOUD = Provider("iCloud", wording.ICLOUD, Place("imap.mail.me.com"))
YAHOO = Provider("Yahoo", wording.YAHOO, Place("imap.mail.yahoo.com"))
AOL = Provider("AOL", wording.AOL, Place("imap.aol.com"))
FASTMAIL = Provider("Fastmail", wording.FASTMAIL, Place("imap.fastmail.com"))
GMX = Provider("GMX", wording.GMX, Place("imap.gmx.net"))
GMX_COM = Provider("GMX", wording.GMX, Place("imap.gmx.com"))
WEB_DE = Provider("WEB.DE", wording.WEB_DE, Place("imap.web.de"))
ZOHO = Provider("Zoho", wording.ZOHO, Place("imap.zoho.com"))
ZOHO_EU = Provider("Zoho", wording.ZOHO, Place("imap.zoho.eu"))
PROTON = Provider("Proton", wording.PROTON, Place("127.0.0.1", 1143, Security.LOCAL))
YANDEX = Provider("Yandex", wording.YANDEX, Place("imap.yandex.com"))
WP = Provider("WP", wording.WP, Place("imap.wp.pl"))
ONET = Provider("Onet", wording.ONET, Place("imap.poczta.onet.pl"))
MAIL_RU = Provider("Mail.ru", wording.MAIL_RU, Place("imap.mail.ru"))
TELEKOM = Provider("Telekom", wording.TELEKOM, Place("secureimap.t-online.de"))
TUTA = Provider("Tuta", wording.TUTA, None, ())

_DOMAINS = {
    "gmail.com googlemail.com": GMAIL,
    "outlook.com hotmail.com live.com msn.com hotmail.co.uk hotmail.fr hotmail.de"
    " hotmail.it hotmail.es live.co.uk live.fr live.de live.nl live.it live.se"
    " outlook.de outlook.fr outlook.es outlook.it outlook.ie outlook.in"
    " outlook.com.br passport.com": OUTLOOK,
    "icloud.com me.com mac.com": ICLOUD,
    "yahoo.com ymail.com rocketmail.com yahoo.co.uk yahoo.de yahoo.fr yahoo.it yahoo.es"
    " yahoo.ie yahoo.ca yahoo.com.au yahoo.com.br yahoo.co.in yahoo.in": YAHOO,
    "aol.com aim.com aol.de aol.co.uk aol.fr": AOL,
    "fastmail.com fastmail.fm sent.com messagingengine.com": FASTMAIL,
    "gmx.de gmx.net gmx.at gmx.ch gmx.eu": GMX,
    "gmx.com gmx.co.uk gmx.fr gmx.us mail.com": GMX_COM,
    "web.de": WEB_DE,
    "zoho.com zohomail.com": ZOHO,
    "zoho.eu zohomail.eu": ZOHO_EU,
    "proton.me protonmail.com protonmail.ch pm.me": PROTON,
    "yandex.com yandex.ru ya.ru yandex.by yandex.kz yandex.com.tr": YANDEX,
    "wp.pl": WP,
    "onet.pl onet.eu op.pl vp.pl poczta.onet.pl onet.com.pl": ONET,
    "mail.ru bk.ru inbox.ru list.ru internet.ru": MAIL_RU,
    "t-online.de magenta.de": TELEKOM,
    "tuta.com tutanota.com tutanota.de tutamail.com tuta.io keemail.me": TUTA,
}
PRESETS = {
    domain: provider
    for domains, provider in _DOMAINS.items()
    for domain in domains.split()
}
OTHER = Provider("", wording.OTHER, None, _EITHER)


def provider_of(address: str) -> Provider:
    """Return what is known of an address's provider; `OTHER` when nothing is."""
    return PRESETS.get(domain_of(address), OTHER)


def exchanger_of(address: str, place: Place) -> Provider:
    """Return who exchanges tokens: by the address, else by where the mail lies.

    Firms and schools have their own domains at the same providers.
    """
    hosts = {one.place.host: one for one in (GMAIL, OUTLOOK) if one.place}
    known = provider_of(address)
    return known if known.token_url else hosts.get(place.host, known)


def domain_of(address: str) -> str:
    """Return the part of an address behind the last @, in small letters."""
    return address.rpartition("@")[2].strip().rstrip(".").lower()
