"""Dutch, as written in the Netherlands and in Flanders."""

from onward.mail.almanac import NEVER, Words

_TAIL = r"(?:ochtend|morgen|middag|namiddag|voormiddag|avond)?"
_STEMS = ("eenen", "tweeën", "drieën", "vieren", "vijfen", "zesen", "zevenen", "achten",
          "negenen")  # fmt: skip

WORDS = Words(
    weekdays=tuple(name + _TAIL for name in (
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")),
    short_weekdays=("ma", "di", "wo", "do", "vr", "za", "zo"),
    months=("jan(?:uari)?", "feb(?:ruari)?", "maart|mrt", "apr(?:il)?", "mei", "juni?",
            "juli?", "aug(?:ustus)?", "sept?(?:ember)?", "okt(?:ober)?", "nov(?:ember)?",
            "dec(?:ember)?"),
    numbers=("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen",
             "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien",
             "zeventien", "achttien", "negentien", "twintig"),
    ordinals=("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende",
              "achtste", "negende", "tiende", "elfde", "twaalfde", "dertiende",
              "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende",
              "negentiende", "twintigste", *(stem + "twintigste" for stem in _STEMS),
              "dertigste", "eenendertigste"),
    nth=r"(?:e|ste|de)\b",
    of=r" ",
    article=r"(?:de )?",
    the=r"(?:de|op|tot) ",
    near=(r"vandaag|vanmiddag|vanavond|vanochtend|vanmorgen",
          r"(?<!goede )(?<!goeie )(?<!de )(?<!van)morgen(?:ochtend|middag|avond|vroeg)?",
          r"overmorgen"),
    this=r"deze",
    coming=r"aanstaande|aankomende|komende|eerstvolgende|a\.s\.|aanst\.",
    coming_after=r"aanstaande|a\.s\.|aanst\.",
    next=r"volgende",
    next_week=r"(?:in de )?(?:volgende|komende) week",
    week_after=r"over twee weken|de week (?:daarna|daarop)",
    later=r"over (?:een week|acht dagen)",
    ahead=r"over",
    end_of=r"eind(?:e)?(?: van)?|ultimo",
    habit=r"tot en met|t/m|tot|-|–",
    at=r"(?:om|rond|vanaf|tegen|tot|voor|v\xf3\xf3r|na|van|om een uur of|zo rond) ",
    start=r"(?:van|tussen|vanaf) ",
    until=r"tot(?: en met)?|en",
    unit=r"uur(?! (?:per|in de|durende?|de tijd|lang|contract)\b)|u(?=\W|$)",
    long_unit=NEVER,
    noon=r"middaguur|12 uur 's middags|twaalf uur 's middags",
    midnight=r"middernacht",
    parts=(("kwart", 15), ("vijf", 5), ("tien", 10), ("twintig", 20), ("5", 5), ("10", 10),
           ("20", 20), ("vijftien", 15), ("dertig", 30), ("vijfenveertig", 45)),
    past=r"over|na",
    to=r"voor|v\xf3\xf3r",
    short_of=(("half", 30),),
    plus=NEVER,
    less=NEVER,
    morning=r"'s ?(?:ochtends|morgens|nachts)|(?:\w*dag|in de |van)?(?:ochtend|morgen|voormiddag)|in de nacht",
    evening=r"'s ?(?:middags|avonds|namiddags)|(?:\w*dag|in de |van)?(?:namiddag|middag|avond)",
    then=r"op|in|bij|aan|met|of|en|voor|via|vandaag|morgen|tot|stipt|precies|langs|langskomen"
         r"|bellen|bel|komen|kom|ben|heb|past|schikt|uitkomt|kunnen|kan|hier|terecht|is|wil|zou|maandag"
         r"|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|als|over|ik|je|u|we|wij|hij|ze|dan|even|eens|mijn|onze|de|het",
    lasting=r"binnen|duurt|ongeveer|circa|ca\.|maximaal|minimaal|minder dan|dan|een",
    no_clock=r"%|€|euro|uren|minuten|min\b|km|miljoen|per|dagen|weken|jaar|personen",
    by=r"uiterlijk|tot en met|t/m|tot(?! (?:dan|gauw|snel|ziens|nu))|v\xf3\xf3r|(?<!bevestigd )(?<!gepland )(?<!nodigd )(?<!spraak )(?<!gesprek )voor(?=(?: de)? ?$)|ten laatste|deadline|verloopt"
       r"|sluit|geldig|eindigt|inleverdatum|sluitingsdatum",
    off=r"niet meer|niet|geen|(?:in plaats van|i\.p\.v\.|ipv)(?=.{0,14}$)|eigenlijk|oorspronkelijk\w*|was|waren"
        r"|geannuleerd|vervalt|afgelast|verzet van|eerder\w*|vorige?|afgelopen|gisteren"
        r"|sinds|beslis\w*|besluit\w*|hoor je|hoort u|laten we|bereikbaar|geopend|open"
        r"|spraken|hadden|helaas|ingangsdatum|startdatum",
    shifted=r"(?:verplaats|verschuif|verzet|verschoven|verschuiven|vervroeg|opschuiven)\w*\b[^.;!?]{0,60}\bvan"
            r"|(?:moet|moeten|wil|willen|kunnen|wordt)\b[^.;!?]{0,60}\bvan",
    called_off=r"vervalt|gaat niet door|(?:lukt|kan|past|gaat|is)\b.{0,12}\bniet|niet meer"
               r"|is (?:geannuleerd|afgelast|vervallen)|niet door",
    firm=r"bevestig\w*|staat vast|ingepland|gepland|afgesproken|vindt|plaatsvinden|nieuwe (?:tijd|datum|afspraak)"
         r"|verplaatst|verzet naar|nodigen|uitgenodigd|verwachten|tot dan|in plaats daarvan|genoteerd"
         r"|datum|begint|start|wordt het|staat nu op",
    choice=r"of (?:op |om |rond |liever |anders )?(?:\w*dag|\d|half|kwart|morgen|volgende|de \d|twee|drie|vier|vijf|negen|tien|elf)|ofwel\b|hetzij\b|welke?\b|(?:opties|mogelijkheden|momenten|tijden|kies|kiezen|tijdsloten)\b",
    farewell=r"(?:nou |dus |dan )?tot",
    due=r"tegen(?= (?:\S*dag|volgende|komende|\d{1,2} [a-z]{3}))|graag (?:terug|binnen)|(?:ontvang|zie|heb|krijg)\w* (?:ik|wij|we) (?:het |hem |'m |je |uw )?(?:\w+ )?graag|uiterlijk(?: op| tot| v\xf3\xf3r)?|tot en met|t/m|tot(?: uiterlijk)?(?! (?:dan|gauw|snel|ziens|nu|aan))"
        r"|v\xf3\xf3r|ten laatste|(?<!bevestigd )(?<!gepland )(?<!nodigd )(?<!spraak )(?<!gesprek )voor(?= (?:(?:aanstaande|komende|volgende) )?(?:\S*dag|\d{1,2} \w|het eind))"
        r"|(?:deadline|inleverdatum|sluitingsdatum)(?: is|:)?|laatste dag(?: is|:)?"
        r"|(?:verloopt|sluit|eindigt|vervalt)(?: automatisch)?(?: op| om| over| na)?"
        r"|binnen(?: de)?|in de komende|(?:(?:je|u|jullie) (?:hebt|heeft|krijgt|hebben)|(?:heb|heeft|hebben) (?:je|u|jullie))(?: nog)?(?= (?:\w+ )?(?:tot|\w+ (?:\w*dagen|uur|we\w*k)))"
        r"|geldig(?: voor| tot)?",
    up_to=r"v\xf3\xf3r|voor|tot|t/m|tegen",
    within=r"binnen|in de|je|u|jullie|heb|heeft|hebben|verloopt|sluit|eindigt|vervalt|geldig",
    answer=r"stuur\w*|zend\w*|terug\w*|retour\w*|lever\w*|inlever\w*|onderteken\w*|getekend\w*|teken\w*|accepteer\w*"
           r"|aannem\w*|antwoord\w*|reageer\w*|reactie|weten|bevestig\w*|maak\w*|maken|invul\w*|vul"
           r"|deadline|link|toegang|open|geldig|aanbod|beslis\w*|kies\w*|kiezen|boek\w*|plan\w*|toets\w*"
           r"|opdracht|upload\w*|neem|ontvang\w*|ontvangen|mail\w*|verneem|laat|zien|handtekening|video\w*|test\w*|rond\w*|doen|af",
    book=r"voorkeur|welk moment|kies\w*|kiezen|boek\w*|plan\w*|inplannen|agenda|tijdslot|moment",
    reply=r"bevestig\w*|laat|weten|antwoord\w*|reageer\w*|reactie|akkoord",
    beside=r"aanpassing\w*|allerg\w*|dieetwensen|startdatum|ingangsdatum|eerste werkdag|parkeer\w*|parkeren|proeftijd"
           r"|(?:laten|horen|beslissen|nemen) we|we (?:laten|beslissen|nemen)|hoor je|hoort u|bereikbaar|bemand|als je niets hoort|(?:als|mocht) (?:je|u) .{0,30}(?:niet|verhinderd)",
    hours=r"uur|uren|u",
    days=r"(?:kalender)?dag(?:en)?",
    weeks=r"we(?:ek|ken)",
    work=NEVER,
    working_days=r"werkdag(?:en)?",
    ends_day=r"eind(?:e)? van de (?:dag|middag|werkdag)|einde dag|eind van de dag",
    ends_week=r"eind(?:e)? (?:van )?(?:de|deze|volgende|komende|van de|van deze|van volgende) week|weekend",
    ends_month=r"eind(?:e)? (?:van )?(?:de|deze|volgende) maand|maandeinde",
    ends_next=r"volgende|komende",
    full_day=True,
)  # fmt: skip
