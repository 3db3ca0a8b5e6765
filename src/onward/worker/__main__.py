"""`python -m onward.worker`: does queued jobs until its standard input closes."""

import os
import sys
import threading

GRACE_SECONDS = 8
"""After this long the worker ends in the middle of its job; that is safe at any point."""


def main() -> None:
    os.umask(0o077)
    os.environ["DJANGO_SETTINGS_MODULE"] = "onward.config.settings"
    over, ended = threading.Event(), threading.Event()
    threading.Thread(target=_until_closed, args=(over, ended), daemon=True).start()
    import django

    django.setup()
    from onward.worker.loop import work

    work(over)
    ended.set()


def _until_closed(over: threading.Event, ended: threading.Event) -> None:
    """Tell the worker when whoever started it is gone, and never let it outlive that."""
    sys.stdin.buffer.read()
    over.set()
    if not ended.wait(GRACE_SECONDS):
        os._exit(1)


if __name__ == "__main__":
    main()
