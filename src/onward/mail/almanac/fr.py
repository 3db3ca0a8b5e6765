"""French, as written in France, Belgium, Switzerland, Québec and Africa."""

from onward.mail.almanac import NEVER, Words

WORDS = Words(
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    short_weekdays=("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
    months=("janv(?:ier)?", "févr?(?:ier)?", "mars", "avr(?:il)?", "mai", "juin",
            "juil(?:let)?", "août", "sept(?:embre)?", "oct(?:obre)?", "nov(?:embre)?",
            "déc(?:embre)?"),
    numbers=("une?", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
             "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept",
             "dix-huit", "dix-neuf", "vingt", "vingt et un", "vingt-deux", "vingt-trois",
             "vingt-quatre", "vingt-cinq", "vingt-six", "vingt-sept", "vingt-huit",
             "vingt-neuf", "trente", "trente et un"),
    ordinals=("premier",),
    nth=r"(?:er|ᵉʳ)\b",
    of=r" (?:de )?",
    article=r"(?:le )?",
    the=r"(?:le|au|du) ",
    near=(r"aujourd'hui|ce (?:soir|matin)|cet après-midi|tantôt",
          r"demain(?: (?:matin|soir|après-midi))?", r"après-demain|surlendemain"),
    this=r"ce",
    coming=NEVER,
    coming_after=r"qui vient",
    next=NEVER,
    next_week=r"(?:de |dans )?la semaine prochaine|semaine prochaine|de la semaine qui vient|de la semaine suivante|(?:(?:matin|soir|après-midi) )?prochain",
    week_after=r"(?:de |dans )?deux semaines|en quinze",
    later=r"en huit|dans (?:une semaine|huit jours|8 jours)",
    ahead=r"dans|d'ici",
    end_of=r"(?:la )?fin(?: de| du mois de)?",
    habit=r"(?<!du lundi )au?|-|–",
    at=r"(?:à|vers|dès|avant|jusqu'à|pour|autour de|d'ici|aux alentours de|aux environs de|sur le coup de) ",
    start=r"(?:de|entre) ",
    until=r"à|et|jusqu'à",
    unit=r"h",
    long_unit=r"heures?",
    noon=r"(?<!après-)(?<!après )midi",
    midnight=r"minuit",
    parts=(("(?:le )?quart", 15), ("demie?", 30), ("trois quarts", 45), ("cinq", 5),
           ("dix", 10), ("vingt", 20), ("vingt-cinq", 25), ("trente", 30), ("quarante", 40), ("quarante-cinq", 45), ("quinze", 15)),
    past=NEVER,
    to=NEVER,
    short_of=(),
    plus=r"et",
    less=r"moins",
    morning=r"(?:du |le )?mat(?:in)?\b",
    evening=r"(?:de l'|l'|en )?(?:après-midi|aprem|aprèm)|(?:du |le |en )?soir(?:ée)?",
    then=r"quand|chez|avec|si",
    lasting=r"sous|dans les|durera|dure|durée|durée de|environ|d'environ|pendant|moins de|après|sur|d'une durée de",
    no_clock=r"%|€|euros?|eur|chf|francs?|par|/|de travail|de route|hebdo\w*|semaine|km|ans|personnes",
    by=r"d'ici(?: à| au| le| la)?|avant(?=(?: le| la| ce)? ?$)"
       r"|au plus tard|jusqu'(?:à|au)|date limite|dernier délai|échéance|délai|expire|ferme|clôture|valable",
    off=r"ne \S+ (?:plus|pas)|n'\w+ (?:plus|pas)|pas|plus possible|(?:au lieu d[eu]|à la place d[eu]|plutôt que)(?=.{0,14}$)"
        r"|initialement|était|étaient|annul\w*|déclin\w*|(?:lundi|mardi|mercredi|jeudi|vendredi|semaine|fois) (?:derni\w+|pass\xe9\w*)|depuis|hier|précédent\w*"
        r"|décision|décider\w*|trancher\w*|tranche|revenir|reviendr\w*|rappelle(?:rai|rons)|joignable|ouvert\w*|malheureusement"
        r"|entretien du|échange du|(?:ai|as|avons|avez|avait|avions) rencontr\w*|rencontre du|prise de (?:poste|fonction)|entrée en fonction|suite à|comme convenu le",
    shifted=r"(?:déplac|décal|repouss|report|avanc|pass|chang)\w*\b[^.;!?]{0,60}\bde",
    called_off=r"(?:est|sera) (?:annulé|reporté|impossible|fichu|mort)\w*|ne (?:\w+ )?(?:va|vont|peut|convient|marche|sera|tient)\w*|n'est (?:plus|pas)"
               r"|(?:ça )?(?:va|peut|marche|tient|convient) (?:pas|plus)|tombe à l'eau|a été (?:annulé|reporté|déplacé)",
    firm=r"confirm\w*|réservé|fixé\w*|calé|noté|prévu\w*|aura lieu|nouve(?:l|lle) (?:date|horaire|heure|créneau)|déplacé|reporté au"
         r"|décalé|vous attend\w*|attendu\w*|on se voit|convoqu\w*|convi\w*|invit\w*|date et heure|plutôt|à la place|c'est bon|retenu|quand :",
    choice=r"ou\b(?! par)|soit\b|au choix\b|quel(?:le)?s? (?:\w+ ){0,2}(?:convien\w*|arrange\w*|préf\w*|créneau|date|jour)\w*|(?:créneaux|options|disponibilités|choisi\w*|possibilités)\b",
    farewell=r"(?:alors |donc )?à(?= (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|bientôt))",
    due=r"d'ici(?: à| au| le| la)?(?! (?:là|peu))|avant(?: le| la)?(?= (?:\d|midi|minuit|ce|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|fin|une?\b|\w+ heures))"
        r"|au plus tard(?: le| à)?|jusqu'(?:à|au)(?: ce)?|(?:date|heure) limite(?: de \w+)?(?: :| est)?|dernier délai|délai(?: :| est)?|échéance(?: :)?"
        r"|(?:il )?(?:me|nous) (?:le |la |les )?(?:faut|faudrait)(?: ça)?|(?:expire|se referme|ferme|fermera|expirera|clôture|périme)(?: automatiquement)?(?: le| à| dans)?|sous|dans un délai de|dans les|au cours des"
        r"|(?:vous avez|tu as|t'as|vous disposez de|tu disposes de)(?= (?:\w+ )?(?:jusqu|\w+ (?:jours|heures|semaines?)))|valable(?: jusqu'au)?"
        r"|(?:envo|renvo|rend|remet|retourn|livr|transm|attend|faut|faudr|besoin|répon|retour|sign|complét|rempl|dis|dit|prépar|écri|tradui|fai)\S*(?: \S+){0,8}? pour(?= (?:le |ce )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|\d{1,2} \w+))",
    up_to=r"avant|jusqu",
    within=r"sous|dans|au cours|vous|tu|t'as|expire|ferme|d'ici|valable|délai",
    answer=r"envo\w*|renvo\w*|retourn\w*|rend\w*|remet\w*|sign\w*|répon\w*|réponse|confirm\w*|dire|dis|dites|accept\w*|valid\w*"
           r"|complét\w*|rempl\w*|pass\w*|réalis\w*|enregistr\w*|transmet\w*|dépos\w*|date limite|délai|lien|accès|test\w*|offre"
           r"|décision|choisi\w*|réserv\w*|retour|déci\w*|fai\w*|besoin|signature|vidéo\w*|attend\w*|disponible|ouvert\w*|parvenir|livr\w*|copie\w*|boucl\w*|expire|ferme",
    book=r"préfér\w*|choisi\w*|réserv\w*|créneau\w*|sélectionn\w*|agenda|calendrier",
    reply=r"confirm\w*|répon\w*|réponse|dire|dis|dites|accept\w*|retour|prévenir|valid\w*",
    beside=r"aménagement\w*|allerg\w*|régime|date de début|date d'entrée|prise de (?:poste|fonction)|premier jour|stationne\w*|parking|période d'essai"
           r"|(?:nous|on) (?:vous |te |t')?(?:recontact|tiendr|rappel|reviendr|revien|tranch|décid|inform|communiqu)\w*"
           r"|sans (?:nouvelles|réponse|retour) de (?:notre|ma) part|joignable|si .{0,40}(?:empêch\w*|impossible|ne pouv\w+|ne peux)",
    hours=r"heures?|h",
    days=r"jours?(?: calendaires)?",
    weeks=r"semaines?",
    work=r"ouvr(?:és?|ables?)",
    working_days=NEVER,
    ends_day=r"fin de (?:la )?journée|ce soir",
    ends_week=r"(?:la )?fin de (?:la |cette )?semaine(?: prochaine)?|week-end",
    ends_month=r"(?:la )?fin (?:du|de ce) mois|fin de mois",
    ends_next=r"prochaine?",
    full_day=True,
)  # fmt: skip
