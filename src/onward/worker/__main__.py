"""`python -m onward.worker`: does queued jobs until its standard input closes."""

import os
import sys
import threading


def main() -> None:
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
    import django

    django.setup()
    from onward.worker.loop import work

    over = threading.Event()
    threading.Thread(target=_until_closed, args=(over,), daemon=True).start()
    work(over)


def _until_closed(over: threading.Event) -> None:
    sys.stdin.buffer.read()
    over.set()


if __name__ == "__main__":
    main()
