"""The `onward` command."""

import sys

from onward.gateways.mbox import ahead


def main() -> None:
    """Run the command; what reads mail loads while the command itself does."""
    if sys.argv[1:2] == ["read"]:
        ahead.start()
    try:
        from onward.cli.run import run

        run()
    finally:
        ahead.let_go()
