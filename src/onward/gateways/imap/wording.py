"""What this gateway says to people: what went wrong, and what to do there."""

from onward.kernel.text import N_

FAILURES = {
    "no_host": N_("There is no mail server called %(host)s."),
    "refused": N_(
        "The mail server %(host)s does not take connections at port %(port)s."
    ),
    "no_answer": N_("The mail server %(host)s does not answer, or far too slowly."),
    "closed": N_("The mail server %(host)s ended the connection."),
    "no_tls": N_(
        "No encrypted connection to %(host)s could be made, so nothing was sent."
    ),
    "no_starttls": N_(
        "The mail server %(host)s offers no encryption here, so no password was sent."
    ),
    "certificate": N_(
        "The mail server could not show that it is %(host)s, so no password was sent."
    ),
    "not_here": N_(
        "%(host)s is not on this computer, so it is not spoken to without encryption."
    ),
    "too_much": N_("The mail server %(host)s sent more than it was asked for."),
    "garbled": N_("What the mail server %(host)s sent could not be understood."),
    "said_no": N_("The mail server %(host)s could not do what it was asked."),
    "busy": N_("The mail server %(host)s has no room at the moment."),
    "password": N_("The mail server did not accept this name and password."),
    "app_password": N_("This mailbox wants a password made for one app."),
    "no_passwords": N_(
        "This mailbox takes no passwords at all, app passwords neither."
    ),
    "imap_off": N_("IMAP is switched off for this mailbox."),
    "token": N_("The mail server did not accept this sign-in; it may have run out."),
    "no_way_in": N_(
        "The mail server %(host)s offers no way to sign in that Onward knows."
    ),
    "unwritable": N_(
        "A name or password cannot hold line breaks or control characters."
    ),
    "no_secret": N_("The password of this mailbox is not on this computer."),
    "no_drafts": N_("The mailbox has no folder for drafts that it says is one."),
}

REMEDIES = {
    "no_host": N_("Look at the server's name, and whether you are connected."),
    "refused": N_("Look at the port: it is 993 nearly everywhere, 143 with STARTTLS."),
    "no_answer": N_("Try again later. Look whether you are connected."),
    "closed": N_("Try again later; what was read is kept."),
    "no_tls": N_("Look at the port: 993 speaks TLS at once, 143 begins with STARTTLS."),
    "no_starttls": N_(
        "Choose TLS and port 993. If that should not be, another network may be in between."
    ),
    "certificate": N_(
        "Look at the server's name. On a foreign network, try again at home."
    ),
    "not_here": N_("Choose TLS and port 993."),
    "too_much": N_("What was read is kept. Your provider may know more."),
    "garbled": N_("Look whether this is a mail server (IMAP), and at which port."),
    "said_no": N_("Try again later; what was read is kept."),
    "busy": N_("Try again later; other programs may hold all its connections."),
    "password": N_(
        "Look at both. Many providers want a password made for one app instead of yours."
    ),
    "app_password": N_("Make one at your provider and give that here."),
    "no_passwords": N_(
        "Sign in with a token of your own, or read a file of your mail instead."
    ),
    "imap_off": N_("Switch it on in the settings of your mail, on its website."),
    "token": N_("Get another one and connect again; the mail that was read is kept."),
    "no_way_in": N_("Read a file of your mail instead."),
    "unwritable": N_("Copy it again, without what stands around it."),
    "no_secret": N_("Connect the mailbox again; nothing is read twice."),
    "no_drafts": N_("Download the draft as a file instead."),
}

SERVER_SAID = N_("%(what)s The server said: “%(said)s”")

GMAIL = N_(
    "Google wants a password made for one app: switch on 2-step verification, then look for “App passwords” in your account."
)
OUTLOOK = N_(
    "Microsoft takes no passwords here since September 2024, app passwords neither: sign in with a token of your own, or read a file."
)
ICLOUD = N_(
    "Apple wants a password made for one app: make it at account.apple.com, under “App-Specific Passwords”."
)
YAHOO = N_(
    "Yahoo wants a password made for one app: in your account, “Security”, then “Generate app password”."
)
AOL = N_(
    "AOL wants a password made for one app: in your account, “Security”, then “Generate app password”."
)
FASTMAIL = N_(
    "Fastmail wants a password made for one app: “Settings”, “Privacy & Security”, “App passwords”; choose read access."
)
GMX = N_(
    "GMX lets programs in only once you allow it: “E-Mail”, “Settings”, “POP3/IMAP”. With two-factor sign-in it wants an app password."
)
WEB_DE = N_(
    "WEB.DE lets programs in only once you allow it: “E-Mail”, “Einstellungen”, “POP3/IMAP”. With two-factor sign-in it wants an app password."
)
ZOHO = N_(
    "Zoho lets programs in only once IMAP is switched on: “Settings”, “Mail Accounts”, “IMAP”. With two-factor sign-in it wants an app password."
)
PROTON = N_(
    "Proton needs its Bridge program, running on this computer; give the password that Bridge shows, not your own."
)
YANDEX = N_(
    "Yandex lets programs in only once IMAP is switched on, and wants a password made for one app (“Mail”)."
)
WP = N_(
    "WP lets programs in only once you allow it: in its settings, switch on “POP3/IMAP/SMTP”."
)
ONET = N_(
    "Onet lets programs in only once you allow it: in its settings, switch on “IMAP”. It may want an app password."
)
MAIL_RU = N_(
    "Mail.ru wants a password made for one app: in your account, “Security”, “Passwords for external applications”."
)
TELEKOM = N_(
    "Telekom wants a password of its own for mail programs: make it in the customer centre, “Passwörter”."
)
TUTA = N_(
    "Tuta has no way in for other programs: export your mail as files and read those."
)
OTHER = N_("Many providers want a password made for one app; theirs will say how.")
