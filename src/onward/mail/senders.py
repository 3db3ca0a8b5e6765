"""Mail domains that say nothing about who employs.

Tracking systems and the houses that test or let sign send for thousands of employers,
mail providers for everybody. The domains were re-typed from those systems' own help
pages and from public inbox parsers.
"""

import re
from functools import lru_cache

_TRACKING_SYSTEMS = frozenset(
    """
    greenhouse-mail.io greenhouse.io greenhouse-jobs.com lever.co ashbyhq.com
    myworkday.com myworkdayjobs.com workday.com workdaymail.com icims.com icims.eu
    smartrecruiters.com smartrecruitersmail.com taleo.net invalidemail.com
    oraclecloud.com successfactors.com successfactors.eu brassring.com workable.com
    workablemail.com teamtailor.com teamtailor-mail.com recruitee.com
    recruitee-mailbox.com personio.de personio.com bamboohr.com jobvite.com comeet.co
    comeet-notifications.com applytojob.com jazz.co breezy.hr breezy-mail.com
    pinpoint.email pinpointhq.com rippling.com gem.com dover.com dover.io join.com
    freshteam.com talentlyft.com jobylon.com manatal.com zohorecruit.com
    zohorecruitmail.com erecruiter.pl refline.ch gupy.com.br gupy.io inhire.app
    recrutei-mail.com.br huntflow.ru kekamail.com darwinbox.in ripplehire.com adp.com
    paylocity.com paycomonline.com paycomonline.net dayforce.com dayforcehcm.com
    ultipro.com ukg.com eightfold.ai avature.net csod.com phenompeople.com humi.ca
    newtonsoftware.com ilucca.net ceipalmail.com careerplug.com trakstar.com
    indeed.com indeedemail.com linkedin.com xing.com glassdoor.com stepstone.de
    ziprecruiter.com monster.com totaljobs.com reed.co.uk jobs.nhs.uk tal.net
    hackerrank.com hackerrankforwork.com codility.com testgorilla.com hirevue.com
    calendly.com goodtime.io modernhire.com
    """.split()
)
_SERVICES = frozenset(
    """
    shl.com pymetrics.com pymetrics.ai codesignal.com hackerearth.com mettl.com imocha.io
    vervoe.com harver.com cappfinity.com arcticshores.com testdome.com coderbyte.com
    qualified.io criteriacorp.com predictiveindex.com saville.com talogy.com cut-e.com
    assessment.aon.com thomas.co bryq.com kiratalent.com paradox.ai hireflix.com sparkhire.com willo.video
    vidcruiter.com docusign.net docusign.com hellosign.com dropboxsign.com adobesign.com
    echosign.com pandadoc.com pandadoc.net signnow.com signable.co.uk signable.app
    yousign.com yousign.app scrive.com skribble.com eversign.com
    """.split()
)
"""Houses that test candidates or carry signatures for employers, and for others too."""
_SIGNS = re.compile(r"(?:docu?|e|hello|echo|right)-?sign(?:ing|atures?|er)?\.")
"""How the domain of a signature house nobody has listed begins."""
_SERVICE_NAMES = frozenset(
    """
    shl pymetrics codesignal hackerearth testdome cappfinity docusign hellosign echosign
    pandadoc signnow signable yousign
    """.split()
) | {
    "adobe sign",
    "adobe acrobat",
    "adobe reader",
    "arctic shores",
    "dropbox sign",
    "predictive index",
    "spark hire",
}
_PROVIDERS = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com msn.com
    yahoo.com yahoo.co.uk yahoo.fr yahoo.de ymail.com aol.com icloud.com me.com mac.com
    gmx.de gmx.net gmx.com web.de t-online.de freenet.de proton.me protonmail.com
    pm.me fastmail.com zoho.com mail.com mail.ru yandex.ru yandex.com orange.fr
    laposte.net free.fr wanadoo.fr libero.it virgilio.it tiscali.it wp.pl onet.pl
    o2.pl btinternet.com sky.com virginmedia.com comcast.net verizon.net att.net
    rogers.com bell.net bigpond.com xtra.co.nz rediffmail.com qq.com 163.com naver.com
    uol.com.br bol.com.br terra.com.br ziggo.nl kpnmail.nl telenet.be skynet.be
    """.split()
)
_SECOND_LEVEL = frozenset({"co", "com", "org", "ac", "gov", "net", "edu", "nhs"})


def domain_of(address: str) -> str:
    """Return the part behind the last @, lower case ("" when there is none)."""
    return address.rpartition("@")[2].strip(" >.").lower() if "@" in address else ""


def registered(domain: str) -> str:
    """Return the part of `domain` that somebody registered: `x.acme.co.uk` → `acme.co.uk`."""
    parts = domain.split(".")
    if len(parts) >= 3 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL:
        return ".".join(parts[-3:])
    return ".".join(parts[-2:])


def is_tracking_system(address: str) -> bool:
    """Return whether mail from `address` is sent by a recruiting system or a board."""
    return _listed(domain_of(address), _TRACKING_SYSTEMS)


def is_service(address: str) -> bool:
    """Return whether a house that tests, or lets sign, for anybody sends from there."""
    domain = domain_of(address)
    return _listed(domain, _SERVICES) or bool(_SIGNS.match(registered(domain)))


def names_service(name: str) -> bool:
    """Return whether `name`, folded, begins with the name of such a house."""
    words = name.split()
    return any(" ".join(words[:size]) in _SERVICE_NAMES for size in (1, 2))


def is_provider(address: str) -> bool:
    """Return whether `address` belongs to a mail provider anybody may use."""
    return _listed(domain_of(address), _PROVIDERS)


def own_domain(address: str) -> str | None:
    """Return the domain of an organisation's own mail, None where it names nobody."""
    domain = domain_of(address)
    if not domain or any(
        nobody(address) for nobody in (is_tracking_system, is_service, is_provider)
    ):
        return None
    return registered(domain)


@lru_cache(maxsize=4096)
def _listed(domain: str, names: frozenset[str]) -> bool:
    parts = domain.split(".")
    return any(".".join(parts[start:]) in names for start in range(len(parts) - 1))
