"""What lines of job alerts say beside the roles, in seven languages, folded.

A line or a part of one is *noise* (salary, hours, "new"), a *door* ("View job"), a
*label* ("Company:"), or the *frame* around the roles ("See all jobs", "Unsubscribe").
"""

import re

from onward.mail.domain_names import is_business
from onward.mail.tongues import WITH_TABLE, tongue

_UNITS = (
    r"(?:m|min|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|t|tag(?:en?)?|std"
    r"|stunden?|wochen?|monat(?:en?)?|j|jours?|heures?|semaines?|mois|dias?|horas?"
    r"|semanas?|mes(?:es)?|dag(?:en)?|uur|uren|we?e?ken?|maand(?:en)?|g|giorn[io]|or[ae]"
    r"|settiman[ae]|mes[ei])"
)
_AGO = (
    rf"(?:(?:posted|active|vor|il y a|hace|ha|publie|publicad[oa]|geplaatst|pubblicat[oa]"
    rf"|online seit|seit)\s)?(?:mehr als |mais de |mas de |plus de |over )?\d+\+?\s?{_UNITS}"
    rf"(?:\s(?:ago|geleden|fa|atras))?"
)
_TERMS = (
    r"(?:full|part)[- ]time|permanent|temporary|fixed[- ]term|contract|internship|apprenticeship|casual|zero hours"
    r"|(?:in )?(?:vollzeit|teilzeit)|festanstellung|feste anstellung|(?:un)?befristet(?:er vertrag)?|ausbildung"
    r"|cdi|cdd|interim|stage|alternance|temps (?:plein|partiel|complet)|mi-temps"
    r"|(?:contrato )?(?:indefinido|temporal|fijo)|jornada (?:completa|parcial|intensiva)|media jornada|practicas"
    r"|(?:tempo|contratto a tempo) (?:in)?determinato|(?:tempo )?(?:pieno|parziale)|tirocinio|apprendistato"
    r"|vast(?: contract)?|tijdelijk(?: contract)?|fulltime|parttime|voltijds?|deeltijds?|(?:on)?bepaalde tijd"
    r"|clt|pj|efetivo|temporario|tempo integral|periodo integral|meio periodo|estagio|termo (?:in)?certo|sem termo"
    r"|on[- ]?site|vor ort|sur site|presencial|in sede|op locatie"
)
_FLAGS = (
    r"new(?: job| today)?|neu|nouveau|nouvelle|nuev[oa]|nuov[oa]|nov[oa]|nieuw|hot|urgent(?:e|ly hiring)?|dringend"
    r"|promoted|sponsored|featured|gesponsert|anzeige|sponsorise|patrocinad[oa]|destacad[oa]|gesponsord|sponsorizzato"
    r"|(?:this company is |is )?actively (?:hiring|recruiting|reviewing applicants)|hiring multiple candidates"
    r"|be (?:an early|among the first) applicants?.*|early applicant|responsive employer|employer active.*"
    r"|(?:over )?\d+\+? (?:applicants?|connections?|school alumni|company alumni|candidates?|bewerber|candidatos?|candidati|sollicitanten|inscritos|candidats?|contatti|conexiones|kontakte?).*"
    r"|fast growing|top (?:job|employer|arbeitgeber|match)|(?:great|good|strong|high) match|\d{1,3} ?% (?:match|passend|de coincidencia|compatib\w+).*"
    r"|just (?:posted|now)|today|yesterday|heute|gestern|aujourd.?hui|hier|hoy|ayer|vandaag|gisteren|oggi|ieri|hoje|ontem"
    r"|(?:easy|easily|quick|simple|one[- ]click|1[- ]click) apply|apply (?:with|easily|using).*|easily apply"
    r"|(?:schnelle?|einfache?|direkte?) bewerb\w+|schnellbewerbung|ohne anschreiben(?: bewerben)?"
    r"|postuler facilement|candidature (?:simplifiee|facile|rapide)|sans lettre|inscripcion (?:rapida|facil)|solicitud sencilla"
    r"|makkelijk solliciteren|eenvoudig solliciteren|snel solliciteren|direct solliciteren|candidatura (?:semplice|rapida|simplificada|facil|veloce)"
    r"|no cv (?:needed|required)|visa sponsorship|(?:via|over|par|por|tramite|door|uber) .{2,40}"
    r"|(?:posted|closes?|closing|deadline|start|starts|published|veroffentlicht|publie|publicad[oa]|pubblicat[oa]|geplaatst|expires?|scade|frist|bewerbungsfrist)\b.*\d.*"
    r"|(?:ref|req|id|job ?id|kennziffer|referenz\w*|rif|n[o.]|nr)[ .:#-]*[\w/-]*\d[\w/-]*|[a-z]{0,4}-?\d{4,}[\w-]*"
    r"|n/a|[-–—.·]+"
)
_MONEY = re.compile(
    r"(?:[£$€¥₹]|r\$|\b(?:eur|euros?|gbp|usd|chf|fr|brl|pln)\b)\s?\.?[\d.,' ]{1,16}|\d[\d.,' ]{0,16}k?\s?(?:[£$€]|euros?\b|eur\b|chf\b|gbp\b)"
    r"|\b(?:salary|wage|pay rate|gehalt|lohn|salaire|remuneration|salario|sueldo|retribuzione|stipendio|ral|salaris|remuneracao)\b"
    r"|\b(?:a combinar|competitive|negotiable|nach vereinbarung|selon profil|a convenir|pro rata)\b"
)
_HOURS = re.compile(
    r"\d{1,2}(?:[.,]\d)?(?:\s?[-–a]\s?\d{1,2})?\s?(?:uur|hours?|std|stunden|h|heures|horas|ore)"
    r"(?:\s?(?:/|per|pro|a|par|por|alla|p\.?)\s?(?:week|woche|semaine|semana|settimana|w))?(?: per week| a week)?"
    r"|\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?%"
)
_NOISE = re.compile(rf"(?:{_AGO}|{_TERMS}|{_FLAGS}|\d[.,]\d(?:\s?[★*/].*)?)")
DOOR = re.compile(
    r"(?:(?:view|see|open|show|read|find out|get)\b.{0,20}\b(?:job|role|vacancy|position|posting|details|opening|advert|listing)s?(?: details)?"
    r"|(?:apply|apply (?:now|here|online|today)|how to apply|details|more details|more info|job details|view|link|url|save|save job|view and apply)"
    r"|(?:zur|zum|diese?n?) (?:stelle|stellenangebot|job|anzeige|stellenanzeige)|(?:job|stelle|anzeige|details?|stellenanzeige|angebot)\s(?:ansehen|anzeigen|anschauen|offnen|merken)"
    r"|(?:jetzt |hier |direkt )?bewerben|mehr zur stelle"
    r"|(?:voir|consulter|decouvrir)(?: l.?| cette | la )?(?:offre|annonce|poste|detail)|postuler|je postule|postulez(?: ici)?"
    r"|ver (?:la )?(?:oferta|empleo|vacante|detalles?|vaga|anuncio)|inscribirme|inscribete|postularme|postulate|aplicar|solicitar"
    r"|bekijk (?:de )?(?:vacature|baan)|naar de vacature|solliciteer(?: nu| direct)?|lees meer over deze vacature"
    r"|(?:vedi|leggi|visualizza|apri|vai all.?)(?: l.?)? ?(?:annuncio|offerta|dettagli|posizione)|candidati(?: ora| subito)?|invia candidatura"
    r"|(?:ver|acessar|abrir) (?:a )?(?:vaga|oportunidade)|candidatar-?(?:se|me)|candidate-se|quero me candidatar|detalhes)"
    r"[\s:>→»›]*"
)
APPLY = re.compile(
    r"\b(?:apply|bewerb\w+|postul\w+|solicita\w*|inscrib\w+|sollicit\w+|candidat\w+)\b"
)
"""A word by which a short link is a door, whatever else it says."""
FRAME = re.compile(
    r"unsubscri|abmelden|abbestell|desinscri|desabonn|de baja|darte de baja|afmelden|uitschrijven|stopzetten|disiscri"
    r"|annulla|cancelar|descadastr|sair da lista|turn off|opt out|stop these|manage|verwalten|gerer|gestiona|beheer|gestisci|gerenciar"
    r"|(?:edit|change|modify|update|modifier|modificar?|editar|anpassen|aanpassen|alterar|andern)\b.*\b(?:alert\w*|search|suche|recherche|busqueda|preferenc\w+|einstellung\w*|avviso|jobmail|zoekopdracht|busca)"
    r"|(?:see|view|show|browse|explore|find|search|discover)\b.*\b(?:all|more|other|every\w*|similar|matching|\d+)\b"
    r"|(?:alle|weitere|mehr|ahnliche)\b.*\b(?:jobs?|stellen\w*|ergebnisse|treffer|angebote)\b"
    r"|\b(?:toutes|plus d|autres|voir les)\b.*\boffres|\b(?:mas|todas|otras)\b.*\b(?:ofertas|empleos|vacantes)\b"
    r"|\b(?:alle|meer|andere)\b.*\b(?:vacatures|banen|resultaten)\b|\b(?:tutti|altri|altre|tutte)\b.*\b(?:annunci|offerte)\b"
    r"|\b(?:mais|todas|outras)\b.*\bvagas\b|privacy|datenschutz|confidentialit|privacidad|©|impressum|help cent|terms of"
    r"|you(?:'re| are)? (?:receiv|get)|this (?:e-?mail|message|mail) (?:was|is)|sie erhalten|du erhaltst|vous recevez|recibes este|recebe este|ricevi questa|je ontvangt"
    r"|intended for|copyright|all rights|\b(?:ltd|gmbh|inc)\b.{0,60}\bregistered\b"
)
ASIDE = re.compile(
    r"people (?:you|also)|also viewed|who(?:'s| has)? viewed|your (?:profile|cv|resume|network|application)|skills? (?:you|to)|courses?\b|training\b.*\bfor you"
    r"|learn(?:ing)?\b|webinar|article|blog|newsletter|salary guide|career(?:s)? (?:fair|advice|tips)|speakers?|events?\b|interview questions|companies (?:hiring|to follow|you)"
    r"|recent(?:ly)? (?:viewed|applied|searches)|jobs you applied|you applied|application status|testimonial|success stor"
    r"|weiterbildung|lehrgang|kurse?\b|ratgeber|karrieretipps|gehaltsreport|dein profil|ihr profil|dein lebenslauf|kennst du|kontakte|beworben"
    r"|formation\b|conseils|votre profil|votre cv|salon\b|actualites|vous connaissez peut|candidatures envoyees"
    r"|cursos?\b|consejos|tu perfil|tu cv|blog|personas que|ya te has inscrito"
    r"|cursus(?:sen)?|opleiding(?:en)?\b|carrieretips|jouw profiel|je profiel|je cv|mensen die je"
    r"|cors[oi]\b|consigli|il tuo profilo|il tuo cv|persone che|candidature inviate"
    r"|seu perfil|seu curriculo|dicas|pessoas que|suas candidaturas"
)
"""Headings behind which no roles stand."""
APPLIED = re.compile(
    r"applied|application|beworben|bewerbung|postule|candidature|inscrit[oa]|sollicit|candidatura"
)
"""What a heading over roles says that are behind the person."""
AGAIN = re.compile(
    r"\b(?:jobs?|roles?|vacanc(?:y|ies)|openings?|positions?|stellen\w*|jobangebote|offres?|postes|emplois?|ofertas?|empleos|vacantes"
    r"|vacatures?|banen|annunci\w*|offerte|posizioni|vagas?|oportunidades)\b"
)
"""Words of a heading behind which roles stand again, and of no title."""
PERSON = re.compile(
    r"connect|follow|message|invite|accept|vernetzen|folgen|nachricht|se connecter|suivre|conectar|seguir|volgen|collegati|segui"
)
"""What a button says beside a person."""
_PLAIN_WORD = (
    r"you|your|yours|we|our|how|why|what|when|who|tips|webinar|alerts?|salary|apply|profile|by"
    r"|hello|hi|dear|hey|thanks|the .* team|regards|sincerely|warm wishes"
    r"|dein\w*|ihre?\w{0,2}|wir|unser\w*|wie|warum|hallo|guten|freundlichen|grusse|suche|suchagent"
    r"|vous|votre|nous|notre|comment|pourquoi|bonjour|alerte|recherche|cordialement"
    r"|tus?|tuyos?|nuestr\w+|hola|alerta|busqueda|saludos"
    r"|jouw?|jullie|onze|hoe|waarom|hoi|groet(?:en)?|zoekopdracht"
    r"|tuoi?|tua|tue|nostr\w+|perche|ciao|ricerca|saluti"
    r"|seus?|suas?|voce|nossos?|nossas?|ola|atenciosamente|abracos"
)
_LEARNT = (
    r"bootcamps?|masterclass|tracks?|courses?|certificates?|diploma|academy|degree"
    r"|kurse?|lehrgang|cursos?|cors[oi]|cursus|opleiding|formations?"
)
NO_TITLE = re.compile(rf"\b(?:{_PLAIN_WORD})\b|\b(?:{_LEARNT})$|: (?:\S+ ){{4}}")
"""What no title holds: words to the reader, what one can learn, half a sentence."""
_LABELS = {
    "title": "job title|job|title|position|role|post|vacancy|stelle|stellenbezeichnung|stellentitel|position|beruf|poste|intitule|intitule du poste|metier|puesto|cargo|vacante|oferta|functie|vacature|functietitel|posizione|ruolo|mansione|profilo ricercato|vaga|funcao",
    "company": "company|employer|organisation|organization|recruiter|hiring organisation|trust|firma|unternehmen|arbeitgeber|entreprise|employeur|societe|etablissement|empresa|empleador|bedrijf|werkgever|organisatie|azienda|datore di lavoro|ente|empregador|entidade",
    "unit": "department|school|institution|dienststelle|behorde|institut|service",
    "place": "location|place|city|town|where|region|based in|ort|arbeitsort|einsatzort|standort|lieu|lieu de travail|localisation|ville|ubicacion|lugar|localidad|ciudad|provincia|locatie|plaats|standplaats|werklocatie|luogo|sede|sede di lavoro|citta|zona|localizacao|localidade|local|cidade",
    "link": "link|url|apply|apply here|apply at|apply online|more|details|more info|view|bewerben|zur anzeige|lien|postuler|enlace|inscripcion|solliciteren|candidati|candidatura|info|web",
}
_LABEL = re.compile(r"([^\W\d_][^:\n]{1,24}?)\s?:(?:\s+|$)(.*)")
HIRES = re.compile(
    r"(.{2,80}?)\s+(?:(?:is|are) (?:hiring|recruiting|looking for)|seeks|sucht|recrute|recherche|embauche|busca|contrata|selecciona"
    r"|zoekt|cerca|assume|seleziona|procura|est[áa] contratando)\b[\s:]*(?:an? |the |ein\w{0,2} |een |une? |una |uma? )?(.*)",
    re.IGNORECASE,
)
"""A firm, the word that it hires, and whom."""
POSTED = re.compile(
    r"(?:posted|advertised|listed|published) by\s+|(?:veroffentlicht|veröffentlicht|inseriert) von\s+|(?:publiée?|proposée?) par\s+"
    r"|(?:publicad[oa]|ofertad[oa]|anunciad[oa]) por\s+|(?:geplaatst|aangeboden) door\s+|pubblicat[oa] da\s+",
    re.IGNORECASE,
)
"""What stands before a firm that posted a role."""
ELSEWHERE = re.compile(
    r"/(?:learning|courses?|kurse?|cursos?|corsi|formations?|cursus|salar(?:y|ies)|gehalt|reviews?|in|feed|people|profiles?|mynetwork"
    r"|articles?|magazine?|blog|news|events?|guides?|premium|cv|resume|interviews?)(?:/|$)",
    re.IGNORECASE,
)
"""A part of an address that leads to no posting."""
OF_FIRM = re.compile(
    r"/(?:compan(?:y|ies)|employers?|unternehmen|firmen|entreprises?|empresas?|aziende|bedrijven)(?:/|$)",
    re.IGNORECASE,
)
"""A part of an address that leads to a firm's page."""
_PLACE = re.compile(
    r"\b(?:remote|hybrid|homeoffice|home[- ]office|hibrid[oa]|remot[oa]|teletravail|teletrabajo|smart working|thuiswerken|nationwide|bundesweit"
    r"|deutschland|osterreich|schweiz|germany|austria|switzerland|france|espana|spain|nederland|netherlands|belgie|belgium|italia|italy|portugal|brasil|brazil"
    r"|united kingdom|england|scotland|wales|ireland|uk|usa|united states|greater .* area|metropolitan area|und umgebung|area|city|region|county|province|provincia de)\b"
    r"|,\s?[a-z]{2}(?:\s\d{4,5})?$|\(\d{2,5}\)$|\([a-z]{2}\)$|\b\d{4,5}\b|\b[a-z]{1,2}\d{1,2}[a-z]?(?: \d[a-z]{2})?$| - (?:[a-z]{2}|\d{2})$"
)
_FIRM = re.compile(
    r"\b(?:ltd|limited|llc|llp|plc|inc|corp|g?gmbh|mbh|ag|kg|ohg|ug|eg|e\.? ?v|se|s\.?a\.?s?|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|s\.?l(?:\.?u)?|b\.?v|n\.?v|ltda|lda|group|gruppe|groupe|grupo|gruppo|trust|council|university|hospital|services|solutions|holding|stiftung|verein|cooperativa|coop|company|& co)\b\.?"
)
_NOBODY = re.compile(
    r"(?:empresa |azienda |entreprise |firma |unternehmen |company |bedrijf )?(?:confidencial|confidential|confidentiel(?:le)?|vertraulich|anonym|anonima|anoniem|riservat[oa]|reservad[oa])(?: company| employer| advertiser)?"
)


def is_noise(folded: str) -> bool:
    """Return whether a part of a line tells of pay, hours or age, or only calls out."""
    if _MONEY.search(folded) and len(folded) < 90:
        return True
    parts = folded.split(", ")
    return all(_NOISE.fullmatch(one) or _HOURS.fullmatch(one) for one in parts)


def label(folded: str) -> str | None:
    """Return which of `title company unit place link` a label names, if any."""
    return _BY_LABEL.get(folded.strip())


def labelled(text: str) -> tuple[str, str] | None:
    """Return label and value of a line like "Company: Fernhill", as written."""
    match = _LABEL.fullmatch(text)
    return (match[1], match[2].strip()) if match else None


def is_place(folded: str) -> bool:
    """Return whether a part of a line reads like a place."""
    return _PLACE.search(folded) is not None


def is_firm(folded: str) -> bool:
    """Return whether a part of a line reads like a firm's name: GmbH, school, bakery."""
    words = folded.split()
    return bool(_FIRM.search(folded)) or is_business(words) or _trades(words)


def _trades(words: list[str]) -> bool:
    return any(
        tongue(language).has("business", word)
        for word in words[:8]
        for language in WITH_TABLE
    )


def is_nobody(folded: str) -> bool:
    """Return whether a part of a line says that the firm is not named."""
    return _NOBODY.fullmatch(folded) is not None


_BY_LABEL = {name: kind for kind, names in _LABELS.items() for name in names.split("|")}
