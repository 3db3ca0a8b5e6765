"""The command line itself, and the options that several commands take."""

from typing import Annotated

import typer

from onward import __version__

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
