"""The commands about the store as a whole: out, in, safe, sound, gone."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from onward.cli.command_line import Json

store = typer.Typer()


@store.command()
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


@store.command(name="import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The .zip that `export` wrote.")
    ],
    json: Json = False,
) -> None:
    """Take in what `export` wrote; what is here already stays."""
    from onward.cli.keeping import import_all

    import_all(file, json=json)


@store.command()
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


@store.command()
def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An .onward-backup file.")
    ],
    json: Json = False,
) -> None:
    """Put a backup in place; what was here is kept beside the backups."""
    from onward.cli.keeping import restore_backup

    restore_backup(file, json=json)


@store.command()
def doctor(
    mend: Annotated[
        bool, typer.Option("--mend", help="Put right what can be.")
    ] = False,
    json: Json = False,
) -> None:
    """Look for damage in what is kept."""
    from onward.cli.keeping import look_for_damage

    sys.exit(look_for_damage(mend=mend, json=json))


@store.command()
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
