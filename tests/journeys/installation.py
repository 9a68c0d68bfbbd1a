"""One installation as a process of its own: tables, people, and the doors of `netra serve`.

Run as a program, `python -m tests.journeys.installation sender 8001`: it writes who there is, as one line of
JSON, and becomes the server. NETRA_DATA names its folder. Passwords are cheap, everything else is as it is.
"""

import json
import os
import sys
from datetime import UTC, datetime

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.web.settings")
django.setup()

from netra.accounts import roles  # noqa: E402 - models exist only now
from netra.cases import lifecycle  # noqa: E402
from netra.web import serving  # noqa: E402
from tests import factories  # noqa: E402
from tests.cheap_passwords import make_cheap  # noqa: E402

HOST = "127.0.0.1"
EMPTY = "empty.sqlite3"


def sender() -> dict[str, object]:
    """Bawaslu with a ruling that went out by letter, and the office that acts in the end."""
    desk = factories.desk(at=datetime.now(UTC))
    case, _ = factories.case_at(lifecycle.REFERRED, desk)
    acting, _ = factories.officer(roles.BKPSDM, factories.office("BKPSDM Kota Sukabumi"))
    people = {roles.CASE_OFFICER: desk.officer.username, roles.BKPSDM: acting.username}
    return {"docket": case.docket, "people": people}


def receiver() -> dict[str, object]:
    """Another government's personnel office, and its inspectorate."""
    home = factories.government("32.72", "Kota Penerima Rekaan")
    people = {
        role: factories.officer(role, factories.office(name, of=home))[0].username
        for role, name in ((roles.BKPSDM, "BKPSDM"), (roles.INSPEKTORAT, "Inspektorat"))
    }
    return {"docket": "", "people": people}


PARTS = {"sender": sender, "receiver": receiver}


if __name__ == "__main__":
    make_cheap()
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:  # empty tables for who comes next: making them takes longest
        cursor.execute("VACUUM INTO %s", [str(settings.ENV.data / EMPTY)])
    sys.stdout.write(json.dumps(PARTS[sys.argv[1]]() | {"secrets": factories.code_apps()}) + "\n")
    serving.collect_static()
    serving.become_server(HOST, int(sys.argv[2]))
