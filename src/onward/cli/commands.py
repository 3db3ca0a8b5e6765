"""What each command takes. What it needs beyond that is imported when it runs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from onward import __version__
from onward.cli import wording
from onward.config.paths import DEMO, MAIN

app = typer.Typer(
    help="Turn every no in a job search into an honest reading and a realistic week.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="Answer with JSON, for programs.")]
Show = Annotated[
    bool, typer.Option("--show", help="Name the answers that wait, also a no.")
]
Yes = Annotated[
    bool | None,
    typer.Option(
        "--yes/--ask",
        help="File a first mailbox at once, or ask first; else ask when you are there.",
    ),
]
Port = Annotated[
    int | None,
    typer.Option(min=0, max=65535, metavar="N", help="Serve here; 0: any free port."),
]
Browser = Annotated[
    bool,
    typer.Option("--browser/--no-browser", help="Open a browser when there is one."),
]
Company = Annotated[str, typer.Argument(metavar="COMPANY", help="Who you applied to.")]
Role = Annotated[str, typer.Argument(metavar="[ROLE]", help="As what.")]


def _version(asked: bool) -> None:
    if asked:
        print(__version__)
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help="Say which Onward it is.",
        ),
    ] = False,
) -> None:
    pass


@app.command()
def start(
    mail: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="A mailbox to read first; may be repeated."),
    ] = None,
    yes: Yes = None,
    show: Show = False,
    port: Port = None,
    browser: Browser = True,
) -> None:
    """Start Onward on this computer and print a link to it."""
    from onward.cli.serve import Mail, serve

    first = Mail(tuple(mail or ()), yes)
    serve(MAIN, port, first, show=show, browser=browser)


@app.command()
def demo(
    show: Show = False,
    port: Port = None,
    browser: Browser = True,
) -> None:
    """Start a separate, throw-away Onward on a fictional mailbox."""
    from onward.cli.serve import Mail, serve

    serve(DEMO, port, Mail(), show=show, browser=browser)


@app.command()
def link(
    for_demo: Annotated[bool, typer.Option("--demo", help="To the demo.")] = False,
) -> None:
    """Print a fresh link to the Onward that runs."""
    from onward.cli.serve import link as print_link

    print_link(DEMO if for_demo else MAIN)


@app.command()
def read(  # noqa: PLR0913, PLR0917 (each is an option of the command)
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH…", help=".mbox, .eml, folders, Maildir, .zip, or - for input."
        ),
    ] = None,
    json: Json = False,
    all_messages: Annotated[
        bool, typer.Option("--all", help="Also mail that is about nothing.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what it is, keep nothing.")
    ] = False,
    yes: Yes = None,
    show: Show = False,
    workers: Annotated[
        int, typer.Option(min=1, max=8, metavar="N", help="Processes that read.")
    ] = 2,
    score: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Keep nothing; say how well the labelled .eml files of DIR are read.",
        ),
    ] = None,
    min_macro_f1: Annotated[
        float | None,
        typer.Option(
            "--min-macro-f1",
            min=0,
            max=1,
            metavar="X",
            help="With --score: exit code 1 when macro-F1 is below X.",
        ),
    ] = None,
) -> None:
    """Say what each message is, and keep what is about applications."""
    if score is not None:
        if paths:
            raise typer.BadParameter(wording.SCORE_ALONE, param_hint="PATH…")
        from onward.cli.score import Options as Scoring
        from onward.cli.score import score_mail

        sys.exit(score_mail(score, Scoring(json, workers, min_macro_f1)))
    if min_macro_f1 is not None:
        raise typer.BadParameter(wording.SCORE_FIRST, param_hint="--min-macro-f1")
    if not paths:
        raise typer.BadParameter(wording.READ_WHAT, param_hint="PATH…")
    from onward.cli.read import Options, read_mail

    options = Options(
        json=json, everything=all_messages, show=show, workers=workers, yes=yes
    )
    sys.exit(read_mail(paths, options, keep=not dry_run))


@app.command()
def mail(  # noqa: PLR0913, PLR0917 (each is an option of its own)
    action: Annotated[
        str, typer.Argument(metavar="ACT", help="connect, read, status or forget.")
    ],
    address: Annotated[
        str, typer.Argument(metavar="[ADDRESS]", help="As in name@post.example.")
    ] = "",
    user: Annotated[
        str | None, typer.Option(metavar="NAME", help="Else the address signs in.")
    ] = None,
    host: Annotated[
        str | None, typer.Option(metavar="NAME", help="The server, where not known.")
    ] = None,
    port: Annotated[
        int, typer.Option(min=1, max=65535, metavar="N", help="Of that server.")
    ] = 993,
    security: Annotated[
        str, typer.Option(metavar="WAY", help="tls, starttls, or local for a bridge.")
    ] = "tls",
    how: Annotated[
        str | None,
        typer.Option(
            metavar="WAY", help="password, token, refresh, or code (Outlook)."
        ),
    ] = None,
    client_id: Annotated[
        str, typer.Option(metavar="ID", help="Your own, for refresh and code.")
    ] = "",
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Read from this day on, or all; else a year."),
    ] = None,
    yes: Yes = None,
    json: Json = False,
) -> None:
    """Read a mailbox where it lies; the password is asked for, never an option."""
    from onward.cli.mail import Options, mail_acts

    options = Options(user, host, port, security, how, client_id, since, yes)
    mail_acts(action, address, options, json=json)


@app.command()
def status(
    json: Json = False,
    show: Show = False,
) -> None:
    """Say where every application stands."""
    from onward.cli.applications import print_status

    print_status(json=json, show=show)


@app.command()
def add(
    company: Company,
    role: Role = "",
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="When, as 2026-11-24; else today.")
    ] = None,
    channel: Annotated[
        str,
        typer.Option(
            metavar="HOW",
            help="board, employer_site, agency, referral, recruiter, fair, direct.",
        ),
    ] = "unknown",
    json: Json = False,
) -> None:
    """Add an application by hand."""
    from onward.cli.applications import add_one

    add_one(company, role, on, channel, json=json)


@app.command()
def done(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="Words of a block's name, or its number in `plan`."
        ),
    ],
    skipped: Annotated[
        bool, typer.Option("--skipped", help="It was left out, and that is fine.")
    ] = False,
    json: Json = False,
) -> None:
    """Say that a block of this week is done."""
    from onward.cli.week import mark_done

    mark_done(what, skipped=skipped, json=json)


@app.command()
def debrief(
    who: Annotated[
        str, typer.Argument(metavar="[WORDS]", help="Words of a company or role.")
    ] = "",
    listing: Annotated[
        bool, typer.Option("--list", help="Name the answers that wait.")
    ] = False,
    quietly: Annotated[
        bool, typer.Option("--quiet", help="Close all that wait, unread, together.")
    ] = False,
    json: Json = False,
) -> None:
    """Meet a no: in six short parts, any of which may be skipped."""
    from onward.cli.debrief import Options, meet

    meet(who, Options(listing=listing, quietly=quietly, json=json))


@app.command(name="help")
def help_(
    country: Annotated[
        str, typer.Argument(metavar="[COUNTRY]", help="Two letters, such as GB.")
    ] = "",
    json: Json = False,
) -> None:
    """Name people to talk to, and help with money, work and health."""
    from onward.cli.people import print_help

    print_help(country, json=json)


@app.command()
def reading(json: Json = False) -> None:
    """Read your own numbers honestly, in five lines and a table."""
    from onward.cli.reading import print_reading

    print_reading(json=json)


@app.command()
def roles(
    everything: Annotated[
        bool, typer.Option("--all", help="All of them, not only the newest five.")
    ] = False,
    keep: Annotated[
        bool | None,
        typer.Option(
            "--keep/--keep-no-more", help="Keep roles of alerts from now on, or stop."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """List the roles that job alerts named, newest first."""
    from onward.cli.roles import print_roles

    print_roles(everything=everything, keep=keep, json=json)


@app.command()
def plan(
    week: Annotated[
        str | None,
        typer.Option(
            metavar="WEEK", help="As 2026-W48; else this one, on a weekend the next."
        ),
    ] = None,
    hours: Annotated[
        float | None,
        typer.Option(min=0, max=80, metavar="H", help="Hours for the search."),
    ] = None,
    ics: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the week to this calendar file."),
    ] = None,
    lighter: Annotated[
        bool | None,
        typer.Option(
            "--lighter/--usual", help="A lighter week, or the usual hours again."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Plan a week, or plan it again."""
    from onward.cli.week import Asked, make_plan

    make_plan(Asked(week, hours, lighter), ics, json=json)


@app.command()
def export(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Else onward-export-DAY.zip, here."),
    ] = None,
    own_words: Annotated[
        bool,
        typer.Option("--own-words", help="Also what you said in debriefs, readable."),
    ] = False,
    corrections: Annotated[
        bool,
        typer.Option("--corrections", help="Only what you put right, without names."),
    ] = False,
    json: Json = False,
) -> None:
    """Write everything to one .zip that Onward and you can read."""
    from onward.cli.keeping import export_all, export_corrections

    if corrections:
        export_corrections(file, json=json)
    else:
        export_all(file, own_words=own_words, json=json)


@app.command(name="import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The .zip that `export` wrote.")
    ],
    json: Json = False,
) -> None:
    """Take in what `export` wrote; what is here already stays."""
    from onward.cli.keeping import import_all

    import_all(file, json=json)


@app.command()
def backup(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Else `backups` in the data folder."),
    ] = None,
    json: Json = False,
) -> None:
    """Write a backup that can be restored on an empty machine."""
    from onward.cli.keeping import write_backup

    write_backup(folder, json=json)


@app.command()
def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An .onward-backup file.")
    ],
    json: Json = False,
) -> None:
    """Put a backup in place; what was here is kept beside the backups."""
    from onward.cli.keeping import restore_backup

    restore_backup(file, json=json)


@app.command()
def doctor(
    mend: Annotated[
        bool, typer.Option("--mend", help="Put right what can be.")
    ] = False,
    json: Json = False,
) -> None:
    """Look for damage in what is kept."""
    from onward.cli.keeping import look_for_damage

    sys.exit(look_for_damage(mend=mend, json=json))


@app.command()
def erase(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    application: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only this one; `status --json` has ids."),
    ] = None,
    json: Json = False,
) -> None:
    """Delete everything, or one application and its mail; beyond undo."""
    from onward.cli.keeping import erase_data

    erase_data(application, yes=yes, json=json)
