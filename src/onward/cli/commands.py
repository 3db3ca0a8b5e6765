"""What each command takes. What it needs beyond that is imported when it runs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from onward.cli import wording
from onward.cli.command_line import Browser, Company, Json, Port, Role, Show, Yes, app
from onward.cli.store_commands import store
from onward.config.paths import DEMO, MAIN

__all__ = ["app"]

app.add_typer(store)


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
