"""How long to leave a server alone that failed."""

from random import Random

FIRST_SECONDS = 30.0
MOST_SECONDS = 3600.0


def pause(failures: int, rng: Random) -> float:
    """Return seconds to wait after so many failures in a row: twice as long each time.

    Between half and all of that, by chance, so that many clients do not come at once.
    """
    doubled = FIRST_SECONDS * float(1 << min(max(failures, 1) - 1, 20))
    return min(MOST_SECONDS, doubled) * rng.uniform(0.5, 1.0)
