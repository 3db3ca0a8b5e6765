"""German, as written in Germany, Austria and Switzerland."""

from onward.mail.almanac import NEVER, Words

_NUMBER = (
    "ein(?:s|e|em|er|en)?", "zwei|zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht",
    "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn",
    "siebzehn", "achtzehn", "neunzehn", "zwanzig",
)  # fmt: skip
_TAIL = r"(?:morgen|früh|vormittag|nachmittag|abend)?"
_STEMS = ("einund", "zweiund", "dreiund", "vierund", "fünfund", "sechsund", "siebenund",
          "achtund", "neunund")  # fmt: skip

WORDS = Words(
    weekdays=tuple(name + _TAIL for name in (
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend",
        "sonntag")),
    short_weekdays=("mo", "di", "mi", "do", "fr", "sa", "so"),
    months=("jan(?:uar)?|jänner|jän", "feb(?:r(?:uar)?)?|feber", "mär(?:z|\\b)|mrz",
            "apr(?:il)?", "mai", "juni?|juno", "juli?", "aug(?:ust)?", "sept?(?:ember)?",
            "okt(?:ober)?", "nov(?:ember)?", "dez(?:ember)?"),
    numbers=_NUMBER,
    ordinals=tuple(name + "e[nmr]?" for name in (
        "erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt",
        "zehnt", "elft", "zwölft", "dreizehnt", "vierzehnt", "fünfzehnt", "sechzehnt",
        "siebzehnt", "achtzehnt", "neunzehnt", "zwanzigst",
        *(stem + "zwanzigst" for stem in _STEMS), "dreißigst", "einunddreißigst")),
    nth=r"\.",
    of=r" ?",
    article=r"de[rnm] ",
    the=r"(?:am|zum|den|dem|bis|vom) ",
    near=(r"heut(?:e)?(?: (?:abend|nachmittag|morgen|früh|vormittag))?|am gleichen tag",
          r"(?<!guten )(?<!am )(?<!jeden )(?<!heute )morgen(?: (?:früh|vormittag|nachmittag|abend))?",
          r"übermorgen(?: (?:früh|vormittag|nachmittag|abend))?"),
    this=r"diese[nmr]?",
    coming=r"kommende[nrm]?|darauf ?folgende[nrm]?",
    coming_after=NEVER,
    next=r"nächste[nrm]?",
    next_week=r"(?:in der )?(?:nächste[rn]?|kommende[rn]?) woche|nä\. woche",
    week_after=r"(?:in der )?übernächste[rn]? woche",
    later=r"in (?:acht tagen|8 tagen|einer woche)",
    ahead=r"in",
    end_of=r"ende|ultimo",
    habit=r"bis|-|–",
    at=r"(?:um|ab|gegen|bis|vor|seit|um ca\.|um circa|kurz nach|so um) ",
    start=r"(?:von|zwischen|zw\.) ",
    until=r"bis|und",
    unit=r"uhr|h",
    long_unit=NEVER,
    noon=r"mittags?(?! (?:um|gegen|ab|von) )",
    midnight=r"mitternacht",
    parts=(("viertel", 15), ("fünf", 5), ("zehn", 10), ("zwanzig", 20), ("5", 5),
           ("10", 10), ("20", 20), ("fünfzehn", 15), ("dreißig", 30), ("fünfundvierzig", 45)),
    past=r"nach",
    to=r"vor",
    short_of=(("halb", 30), ("viertel", 15), ("dreiviertel", 45)),
    plus=NEVER,
    less=NEVER,
    morning=r"morgens|in der früh|(?:\w*tag|am|heute) ?morgen|früh|(?:am )?vormittags?"
            r"|in der nacht",
    evening=r"(?:am |\w*tag)?(?:nachmittags?|abends?)",
    then=r"am|an|auf|bei|beim|in|im|zu|zum|zur|mit|per|über|oder|und|für|heute|morgen"
         r"|bis|herum|rum|vorbei|kommen|los|hier|da|passt|passen|geht|ginge|statt|recht|via"
         r"|reden|sprechen|treffen|sein|haben|weg|loslegen|telefonieren|montag|dienstag"
         r"|mittwoch|donnerstag|freitag|samstag|sonntag|sehen|anfangen|anrufen|vor|wenn|(?-i:[a-zäöüß]{2,})",
    lasting=r"binnen|innerhalb(?: von)?|dauert|dauer|rund|circa|ca\.|maximal|höchstens",
    no_clock=r"%|€|euro|eur|chf|franken|prozent|stunden?|std|minuten|min\b|km|mio|pro|tage"
             r"|wochen|jahre|personen",
    by=r"bis(?! (?:bald|dann|dahin|hin|demnächst))|spätestens|allerspätestens|vor(?=(?: de[mr])? ?$)"
       r"|frist\w*|einsendeschluss|abgabeschluss|stichtag|deadline|abgabe|läuft|endet"
       r"|schließt|gültig|gilt|gelten",
    off=r"nicht mehr|nicht|kein\w*|(?:statt|anstatt|anstelle(?: von)?)(?=.{0,14}$)|eigentlich|ursprünglich|war|waren|wurde"
        r"|fällt|entfällt|abgesagt|absagen|verschoben von|bisher\w*|früher|vorig\w*"
        r"|letzte[nr]? (?:woche|mal|\w*tag)|vergangen\w*|gestern|seit|entscheid\w*|meld\w* wir uns|hören sie"
        r"|geben wir|erreichen sie|erreichst du|erreichbar|öffnungszeiten|geöffnet"
        r"|hatten|trafen|sprachen|leider|vertragsbeginn|arbeitsbeginn|dienstbeginn|eintritt",
    shifted=r"(?:ver(?:schieb|schob|leg)|vorzieh|vorverleg)\w*\b[^.;!?]{0,60}\bvon"
            r"|(?:muss|müssen|möchte|kann|können|wird|werden)\b[^.;!?]{0,60}\bvon",
    called_off=r"(?:fällt|fallen)\b.{0,20}\baus|entfällt|ist abgesagt|wird abgesagt"
               r"|(?:klappt|geht|passt|ist|kann|können|wird|schaffe)\b.{0,12}\b(?:nicht|nimmer|hinfällig|geplatzt)"
               r"|nicht mehr|absagen|abgesagt|platzt|deaktiviert|geschlossen|gesperrt",
    firm=r"bestätig\w*|fix\w*|steht fest|vereinbart\w*|gebucht|findet|stattfinden|neuer termin|neue\w* zeit|verschoben"
         r"|verlegt|laden\b.{0,60}\bein|erwarten|sehen uns|stattdessen|festgehalten"
         r"|eingetragen|datum|termin:|beginn|beginnt|neu:",
    choice=r"oder\b|entweder\b|alternativ\w*\b|welche[rs]?\b|(?:zur (?:auswahl|wahl)"
           r"|termine|terminvorschläge|möglichkeiten|wahlweise|ausweichtermin\w*|such(?:en)?\b.{0,20}\baus)\b",
    farewell=r"(?:also |na )?(?:dann )?bis",
    due=r"bis(?: (?:spätestens|einschließlich|inklusive|inkl\.|längstens|allerspätestens))?(?: (?:zum|am))?"
        r"(?! (?:bald|dann|dahin|hin|demnächst|zu|vor))"
        r"|(?:aller)?spätestens(?: (?:zum|am|bis))?|vor(?= (?:de[mr] )?\S*tag)"
        r"|(?:\w*frist|einsendeschluss|abgabeschluss|abgabetermin|stichtag|deadline|abgabe)(?: ist| bis|:)?"
        r"|deaktiviert|(?:läuft|endet|schließt|erlischt|verfällt)(?: automatisch)?(?: am| um| in| nach)?"
        r"|innerhalb(?: von| der nächsten)?|binnen|in den nächsten|in den kommenden"
        r"|(?:haben|hast|habt) (?:sie |du |ihr )?(?:dafür |dazu |damit |nun )?(?:insgesamt |genau )?(?=\w+ (?:\w*tage|wochen?|stunden)\b)"
        r"|gültig(?: für)?|(?:hätte|brauche|erwarte) ich (?:sie |es |ihn |das |die |den )?(?:bitte |gern |gerne )?(?:zurück |bis )?",
    up_to=r"vor|bis",
    within=r"innerhalb|binnen|in den|haben|hast|habt|läuft|endet|schließt|erlischt|verfällt|gültig",
    answer=r"\w*send\w*|schick\w*|zurück\w*|reich\w*|unterschr\w*|unterzeich\w*|annehm\w*"
           r"|annahme|nehmen|antwort\w*|rückmeld\w*|meld\w*|bescheid|sag\w*|mitteil\w*"
           r"|teilen|bestätig\w*|bearbeit\w*|erledig\w*|abgabe|abgeben|geben|frist\w*"
           r"|link|zugang|offen|angebot|entscheid\w*|wähl\w*|such\w*|buch\w*|test\w*"
           r"|aufgabe|hochlad\w*|lad\w*|ausfüll\w*|füll\w*|nachricht|zusage|zusagen|absolvier\w*"
           r"|retour\w*|brauch\w*|wissen|nimm|video\w*|zeit|deadline|ergebnis\w*",
    book=r"bevorzug\w*|lieber|am liebsten|welche[rn]? termin|buch\w*|wähl\w*|such\w*|auswahl|terminwahl|terminvorschlag|eintrag\w*|trag\w*|kalender",
    reply=r"bestätig\w*|bescheid|rückmeld\w*|antwort\w*|meld\w*|zusage\w*|zusagen|sag\w*",
    beside=r"anpassung\w*|barriere\w*|unverträglich\w*|allerg\w*|arbeitsbeginn|dienstantritt"
           r"|eintrittsdatum|erste[rn]? arbeitstag|vertragsbeginn|park\w*|befristet bis|probezeit|verhindert|falls sie nicht|wenn sie nicht|nicht (?:kommen|teilnehmen) (?:können|kannst)"
           r"|(?:melden|geben|entscheiden|sagen) wir|wir (?:melden|geben|entscheiden|sagen)"
           r"|hören sie (?:von uns|bis)|sie hören|sollten sie (?:bis|nichts)|werktags|erreichbar|erreichen sie",
    hours=r"stunden?|std\.?|h",
    days=r"(?:kalender)?tage?[ns]?",
    weeks=r"wochen?",
    work=NEVER,
    working_days=r"(?:arbeits|werk|bank)tage?[ns]?",
    ends_day=r"(?:heutigen )?(?:tages|dienst|geschäfts)(?:ende|schluss)|ende des tages|feierabend",
    ends_week=r"ende (?:der|dieser|nächster|kommender|der nächsten|der kommenden) woche|wochenende|wochenschluss",
    ends_month=r"ende des (?:monats|laufenden monats|nächsten monats)|monatsende",
    ends_next=r"nächste|kommende",
    joined=r"mittag",
    full_day=True,
)  # fmt: skip
