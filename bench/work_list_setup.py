"""Proceedings for the measurement of lists, as the room leaves them; what is sealed is noise."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from netra.accounts.models import Officer
from netra.discipline import lifecycle
from netra.discipline.models import Proceeding, ProceedingKey

STAGES = tuple(lifecycle.STAGE_LABELS)
CLASSES = tuple(lifecycle.EMPLOYMENT_LABELS)


def fill_proceedings(keeper: Officer, numbers: range) -> None:
    """One proceeding for each number, all sealed to `keeper`."""
    now = datetime.now(UTC)
    made = Proceeding.objects.bulk_create(
        Proceeding(
            government=keeper.office.government, docket=f"D-{n:06d}", nonce=uuid4(), origin="letter",
            employment=CLASSES[n % len(CLASSES)], stage=STAGES[n % len(STAGES)], received_on=now.date(),
            opened_at=now, due_on=(now + timedelta(days=n % 60 - 5)).date(), due_limit="pp94-panggilan-7",
            closed_at=now if STAGES[n % len(STAGES)] in lifecycle.FINAL else None,
        )
        for n in numbers
    )  # fmt: skip
    ProceedingKey.objects.bulk_create(
        ProceedingKey(proceeding=each, officer=keeper, sealed_key=secrets.token_bytes(1171), fingerprint="x")
        for each in made
    )
