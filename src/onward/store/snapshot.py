"""Reading one state of the store, however long it takes, while others write."""

import contextlib
from collections.abc import Iterator

from django.db import connection, transaction


@contextlib.contextmanager
def snapshot() -> Iterator[None]:
    """Show what is read inside as it was at the first reading; hold nobody up.

    A transaction of the store otherwise begins by taking the one right to write.
    """
    with contextlib.ExitStack() as stack:
        mode = connection.transaction_mode  # type: ignore[attr-defined]
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
        try:
            stack.enter_context(transaction.atomic())
        finally:
            connection.transaction_mode = mode  # type: ignore[attr-defined]
        yield
