"""A process that writes together and says what is durable, until somebody kills it. Argument: the database.

Run by `test_together.py` in a process of its own.
"""

import sys
import threading
from itertools import count

import django
from django.conf import settings

if __name__ == "__main__":
    settings.DATABASES["default"]["NAME"] = sys.argv[1]
    django.setup()

from netra.journal.together import together
from tests.journal.chains import record

WRITERS = 8
_numbers = count()


def write() -> None:
    """Each line on standard output is the subject of one acknowledged act."""
    while True:
        subject = f"nomor-{next(_numbers)}"
        together(lambda subject=subject: record(subject=subject))  # type: ignore[misc]
        sys.stdout.write(f"{subject}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    for _ in range(WRITERS):
        threading.Thread(target=write).start()
