"""Which words are job titles: the nouns people are hired as."""

import re
from functools import lru_cache

from onward.kernel.text import fold

_JOB_NOUNS = frozenset(
    """
    advocate arranger bagger barback busser campaigner checker croupier deckhand drafter
    entertainer greeter grinder intern medic minister organist paraplanner pastor polisher
    repetiteur setter sexton sorter stacker stagehand trapper usher violinist accountant
    actuary adjunct adjuster administrator adviser advisor agent aide ambassador analyst
    anaesthetist animator apprentice apprenticeship archaeologist architect archivist
    artist artworker assembler assessor assistant associate astronomer attendant attorney
    auditor author baker bank-teller banker barista bartender beautician biologist
    bookkeeper boilermaker bookbinder botanist brewer bricklayer broker builder butcher
    butler buyer captain caretaker caregiver carer carpenter carrier cartographer cashier
    caterer ceo cfo chancellor chaplain chauffeur chef chemist clerk cleaner clinician coach
    co-ordinator collector colourist commissioner composer compositor concierge conductor
    conservator consultant controller cook cooper coordinator copywriter counsel counsellor
    counselor courier crew crafter cto curator custodian cutter dancer dealer dean decorator
    delegate demonstrator dentist deputy designer detective developer dietician dietitian
    director dispatcher distiller diver docker doctor draftsman draughtsman draughtsperson
    dresser driller driver economist editor educator electrician engineer entomologist
    ergonomist estimator evaluator examiner executive expert fabricator facilitator farmer
    farmhand fellow fellowship firefighter fisherman fitter fixer florist forager forecaster
    forester forwarder foreman framer fundraiser gamekeeper gardener geologist geophysicist
    glazier goldsmith graduate groom groomer groundskeeper guard guide hairdresser handler
    handyman head head-chef helper herder historian host hostess housekeeper housemaid
    hydrologist hygienist illustrator inspector installer instructor intern internship
    interpreter interviewer investigator janitor jeweller jeweler joiner journalist judge
    keeper labourer laborer landscaper lawyer lead leader lecturer leiter librarian lifeguard
    linguist loader locksmith logistician machinist maid maker manager marketer marshal mason
    mate mathematician mechanic mechanician mediator mentor merchandiser metallurgist
    meteorologist microbiologist midwife miller miner model modeler modeller moderator
    monitor musician nanny navigator negotiator notary nurse nutritionist officer operative
    operator optician optometrist orderly organiser organizer packer painter paralegal
    pa paramedic partner patissier pathologist paymaster pharmacist phlebotomist photographer
    physicist physician physio physiotherapist picker pilot pipefitter planner planter
    plasterer plumber podiatrist policeman porter postdoc postman professorship potter practitioner
    preparator presenter president principal printer processor producer professor programmer
    projectionist promoter proofreader prosecutor provost psychologist psychotherapist
    publicist pupillage purchaser purser radiographer radiologist ranger reader receptionist recruiter
    rector referee registrar repairer reporter representative rep researcher restorer rider
    rigger roofer runner sailor salesperson salesman scaffolder scheduler scientist scribe
    sculptor seamstress secretary senior server shepherd shopper singer skipper smith solicitor
    sommelier sonographer specialist sprayer statistician stevedore steward stewardess stocker
    strategist stylist superintendent supervisor surgeon surveyor tailor teacher teamer
    technician technologist telephonist teller tester therapist tiler toolmaker trader trainee
    trainer translator treasurer turner tutor typesetter typist undertaker underwriter
    upholsterer valet valuer verger veterinarian vet videographer vintner waiter waitress
    warden warehouseman watchman watchmaker weaver welder winemaker woodworker worker writer
    werkstudent zookeeper crew hand bosun seaman constable member keyholder quant propagator
    copyeditor sister milker rn gp sre commis rating
    """.split()
)
_TAILS = frozenset("i ii iii iv 1 2 3 4 jr sr".split())
_SCHOLARS = frozenset(
    """
    lecturer professor reader fellow tutor instructor teacher researcher postdoc adjunct
    professorship chair scientist phd leader associate position studentship specialist
    """.split()
)
_TURN = re.compile(r",| (?:of|for|to|in|de) ")
_FIELD = re.compile(
    r"(?:ics|logy|try|ity|ments?|cy|[aeiou][lr]al|[ct]al|nce|tion|sion|ism|phy|ee|wth|ies|ware"
    r"|\b(?!Read)\w+ing)$"
)
_HEADS = frozenset("head director vp president chief".split())
_WORD = re.compile(r"[^\W_][\w'’-]*")
_COMPOUND = re.compile(
    r"\w{3,}(?:ist|icians?|keeper|worker|maker|writer|master|seller|person|milker|tainer|ingenieur)"
)


@lru_cache(maxsize=2048)
def is_title(text: str) -> bool:
    """Return whether `text` reads like a job title: it ends in (or turns on) a job noun.

    "Head of Data", "Nurse, Emergency" and "Lecturer in Law" turn on their first part;
    "Cartographer II" on what stands before the grade; brackets do not count.
    """
    text = text[:120].partition(" (")[0]
    words = [fold(word) for word in _WORD.findall(text)]
    while words and (words[-1] in _TAILS or any(map(str.isdigit, words[-1]))):
        words.pop()
    if not words:
        return False
    if _is_noun(words[-1]) or words[0] in _HEADS:
        return True
    first = _WORD.findall(_TURN.split(text, maxsplit=1)[0])
    return bool(first) and _is_noun(fold(first[-1]))


def is_field(text: str) -> bool:
    """Return whether `text` reads like a field of work (Oncology), not a place."""
    return _FIELD.search(text) is not None


def is_scholar(text: str) -> bool:
    """Return whether a title takes a field after "in": a lecturer, a fellow, a tutor."""
    words = [fold(word) for word in _WORD.findall(text[:120])]
    return bool(words) and words[-1] in _SCHOLARS


def has_job_noun(text: str) -> bool:
    """Return whether any word of `text` is a job noun."""
    return any(_is_noun(fold(word)) for word in _WORD.findall(text[:200]))


def _is_noun(word: str) -> bool:
    return (word in _JOB_NOUNS or _COMPOUND.fullmatch(word) is not None) or (
        "-" in word and word.rpartition("-")[2] in _JOB_NOUNS
    )
