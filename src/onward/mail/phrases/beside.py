"""Beside applications: recruiters, boards, the hiring side, everyday money mail."""

from onward.mail.phrases.phrase import Means, Phrase, phrase

BESIDE: tuple[Phrase, ...] = (
    phrase(
        Means.CAME_ACROSS,
        "your reach",
        r"\b(?:came across|found|saw|noticed|spotted|stumbled|looking at|read) your (?:profile"
        r"|cv|r[eé]sum[eé]|details|background|work|page)|\byour (?:profile|background|"
        r"experience)\b.{0,40}\b(?:caught|stood out|looks|could be|seems|would)|\breach(?:ing)?"
        r" out\b",
        "I came across your profile and was impressed.",
    ),
    phrase(
        Means.OPEN_TO,
        "open interested worth looking hiring recruiting client would",
        r"\b(?:open to|interested in (?:a|hearing|discussing|exploring|learning)|worth a (?:"
        r"chat|call|conversation)|looking for a (?:change|move|new)|i['’]m (?:hiring|"
        r"recruiting)|my client|we['’]re hiring|would you be (?:open|interested|up))\b",
        "Would you be open to a short chat about it?",
    ),
    phrase(
        Means.NEW_JOBS,
        "job role vacanc match opening apply view profile saved see",
        r"\b\d+ (?:new )?(?:jobs?|roles?|vacancies|matches|openings)\b|\bjobs? (?:alert|for "
        r"you|matching|near|you might|picks|recommend)|\b(?:new|recommended|similar|more|"
        r"latest) jobs\b|\b(?:apply now|view (?:job|all)|see (?:all|more) jobs|easy apply|"
        r"complete your profile|profile is|saved search)\b",
        "12 new jobs for you this week.",
    ),
    phrase(
        Means.HIRING_SIDE,
        "candidate vacancy job posting shortlist requisition applied applicant",
        r"\b(?:candidates? (?:for your|you)|your (?:vacancy|job ad|posting|shortlist|"
        r"candidates?|requisition)|applied to your|new applicant|feedback on the candidate)\b",
        "Ada has applied to your vacancy.",
    ),
    phrase(
        Means.JOB,
        "role position vacanc post job recruit hir candida cv sum interview career short "
        "employment talent traineeship internship apprenticeship",
        r"\b(?:roles?|positions?|vacanc(?:y|ies)|jobs?|recruit\w*|hiring|hired?|candida\w+"
        r"|cvs?|r[eé]sum[eé]s?|interview\w*|careers?|short-?list\w*|employment|talent|"
        r"traineeship|internship|apprenticeship|the post)\b",
        "The vacancy closes on Friday.",
    ),
    phrase(
        Means.MONEY,
        "loan mortgage credit invoice payment order delivery refund discount sale off basket voucher subscription insurance claim policy tenancy landlord visa flat rent booking ticket parcel account statement premium",
        r"\b(?:loan|mortgage|credit(?! (?:control|union|manag|risk|analyst|officer))|invoice|"
        r"payment|order|delivery|refund|discount|sale|% off|basket|voucher|subscription|"
        r"insurance|claim|policy|tenancy|landlord|visa|flat|rent(?:al)?|booking|ticket|"
        r"parcel|account|statement|premium)\b",
        "Your credit application was declined.",
    ),
    phrase(
        Means.CODE,
        "code pass verify confirm account application",
        r"\b(?:verification|security|one-?time|confirmation|access) (?:code|pass\w*)\b|\breset"
        r" your password|\b(?:verify|confirm) your (?:e-?mail|account|address)|\bcreated an"
        r" account|\b(?:finish|complete|resume|incomplete|draft|unfinished)\b.{0,30}"
        r"\bapplication",
        "Your verification code is 482913.",
    ),
    phrase(
        Means.ELSEWHERE,
        "admission universit course tuition semester scholar bursar grant permi passport "
        "visa licen citizenship planning mortgage lender tenan letting landlord bid auction "
        "adopt foster manuscript referee review paper abstract poem submission prize contest "
        "ballot lottery audition rehears squad league match trial club member council surgery "
        "clinic patient dentist appeal tribunal court hearing claim polic school nursery pupil "
        "parent volunteer donor election study booking flight fare parcel wedding",
        r"\b(?:admissions?|universit(?:y|ies)|tuition|semester|scholarships?|bursar(?:y|ies)"
        r"|grants?|permits?|permission|passports?|visas?|licen[cs]es?|citizenship|planning"
        r"|mortgages?|lenders?|tenan(?:ts?|cy)|lettings?|landlords?|bids?|auctions?|adopt(?:ion"
        r"|ing)?|foster(?:ing)?|manuscripts?|referees|reviewers?|abstracts?|poems?"
        r"|submissions?|prizes?|contests?|ballots?|lottery|auditions?|rehears\w+|squads?"
        r"|leagues?|match(?:es)?|clubs?|members(?:hip)?|council|surgery|clinic|patients?"
        r"|dentists?|appeals?|tribunals?|court|hearings?|claims?|polic(?:y|ies)|schools?"
        r"|nursery|pupils?|parents?|volunteers?|donors?|elections?|bookings?|flights?|fares?"
        r"|parcels?|weddings?)\b",
        "The admissions office has decided on your visa.",
    ),
    phrase(
        Means.PRIVATE,
        "love hug xx mum dad nan gran aunt uncle cousin brother sister kids twins baby birthday "
        "pub pint dinner supper cake weekend holiday sofa garden dog darling mate haha lol miss",
        r"\b(?:love,|lots of love|hugs|x{2,4}|mum(?:my)?|dad(?:dy)?|nan|gran(?:ny|dad|ny)?"
        r"|aunt(?:ie|y)?|uncle|cousins?|brothers?|sisters?|kids|twins|baby|birthday|the pub"
        r"|pints?|dinner|supper|cakes?|sofa|garden|dogs?|darling|haha+|lol|miss you)\b",
        "Mum says hello; come to dinner and bring the kids.",
    ),
    phrase(
        Means.UNSUBSCRIBE,
        "unsubscribe preference manage brows opt",
        r"\bunsubscribe\b|\bemail preferences\b|\bmanage (?:your )?(?:alerts|preferences|"
        r"notifications)|\bview (?:this )?(?:email )?in (?:your )?browser|\bopt out\b",
        "Unsubscribe or manage your alerts.",
    ),
)
