"""Checking in without a request around it: what `views.present` answers to nearly everybody in a full hall.

The same form, ticket, service and page. Whatever is not plainly "you are in" is left to the view, which may
do it all again: a check-in with the same ticket changes nothing the second time.
"""

import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from netra.outreach import queries, rotating, screens, services
from netra.outreach.check_in import Tap, Verdict
from netra.outreach.forms import said_plainly
from netra.outreach.kiosk import answer_text
from netra.outreach.models import Attendance

MOST_FIELDS = 10


def let_in(*, code: str, body: bytes, at: datetime) -> str | None:
    """The page that says "Masuk" or "Sudah tercatat"; None where the view should answer.

    `code` is the address's last part, `body` the form as it was sent, `at` legal time.
    """
    gate, _ = rotating.split(code)
    try:
        fields = dict(parse_qsl(body.decode("ascii"), max_num_fields=MOST_FIELDS))
        said, standing = said_plainly(fields), queries.standing_of(gate)
        if said is None or standing is None or "again" in fields:
            return None
        tap = own_tap(said, rotating.open_ticket(standing.secret, said["ticket"], time.time()), at)
    except ValueError:  # not a form, or a ticket that is not valid
        return None
    answer = services.check_in(standing=standing, tap=tap)
    if answer.verdict not in (Verdict.IN, Verdict.ALREADY):
        return None
    return answer_text(screens.own_screen(answer, tap.number))


def own_tap(said: Mapping[str, Any], ticket: rotating.Ticket, at: datetime) -> Tap:
    """What a filled form and its ticket say on one's own phone."""
    return Tap(
        number=said["number"],
        nonce=ticket.nonce,
        way=Attendance.Way.OWN_PHONE,
        at=at,
        name=said["name"],
        add=said["add"],
        code_window=ticket.window,
    )
