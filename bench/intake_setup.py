"""Officers and finished drafts for the intake measurement; imported after Django is set up."""

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from time import time
from typing import Any
from urllib.parse import urlencode

from netra import vault
from netra.accounts import roles
from netra.accounts import services as accounts
from netra.accounts.models import Office, Officer
from netra.agencies import services as agencies
from netra.reports import drafts
from netra.reports.entering import work
from netra.reports.entering.doorkeeper import FIELD, work_key
from netra.reports.models import Report

ANSWERS: dict[str, dict[str, Any]] = {
    "apa": {"act": "ajakan_himbauan_dukungan"},
    "cerita": {"story": "Tadi pagi kepala seksi mengirim ajakan memilih ke grup percakapan kantor. " * 8},
    "kapan-di-mana": {
        "happened_on": None,
        "happened_time": "07.30",
        "place": "Grup kantor",
        "place_unknown": False,
    },
    "siapa": {
        "position": "Kepala seksi",
        "agency": "",
        "unit": "",
        "respondent_name": "",
        "who_unknown": False,
    },
    "tahu-dari-mana": {"known_how": "saw", "known_on": None, "witnesses": "Dua orang"},
    "bukti": {"evidence": "Tangkapan layar", "links": []},
    "nama": {"choice": "confidential", "name": "Nama Rekaan", "address": "Jalan Rekaan 1", "contact": ""},
}


@dataclass(frozen=True)
class Draft:
    """One reporter about to press Kirim: the request, and how to find the report afterwards."""

    request: bytes
    lookup: bytes

    def is_stored(self) -> bool:
        return Report.objects.filter(lookup=self.lookup).exists()


def found(readers: int) -> list[Officer]:
    """A government, and officers to whom every report is sealed."""
    now = datetime.now(UTC)
    government = agencies.found_government(
        at=now,
        actor="bench",
        code="32.72",
        name="Kota Sukabumi",
        kind="kota",
        zone="WIB",
        bawaslu_code="13.08",
    )
    office = Office.objects.create(government=government, name="Bawaslu")
    return [
        accounts.appoint_officer(
            office=office,
            username=f"petugas{number}",
            password=secrets.token_urlsafe(12),
            position=f"Petugas {number}",
            role=roles.CASE_OFFICER,
            at=now,
            is_own_password=True,
        ).officer
        for number in range(readers)
    ]


def prepared_drafts(count: int) -> list[Draft]:
    """As many finished drafts, each with a browser's cookies and the form token that goes with them."""
    return [_draft() for _ in range(count)]


def _draft() -> Draft:
    draft = drafts.OpenDraft(key=vault.new_session_key(), answers=ANSWERS)
    drafts.save(draft)
    token = secrets.token_hex(16)
    return _pressed(token, f"netra_formulir={token}; {drafts.COOKIE}={vault.key_to_text(draft.key)}", draft)


def _pressed(token: str, cookies: str, draft: drafts.OpenDraft | Draft, proof: str = "") -> Draft:
    body = urlencode({"csrfmiddlewaretoken": token, FIELD: proof}).encode()
    head = (
        f"POST /lapor/periksa/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    lookup = draft.lookup if isinstance(draft, Draft) else draft.receipt.lookup
    return Draft(head.encode() + body, lookup)


def with_proof(draft: Draft, proof: str = "") -> Draft:
    """The same press with a proof of work; without one given, of an easy puzzle that this server signed."""
    easy = work.new_challenge(purpose=work.SEND, bits=1, now=time()).signed(work_key())
    (cookies,) = re.findall(r"Cookie: ([^\r]+)", draft.request.decode())
    token = cookies.partition(";")[0].partition("=")[2]
    return _pressed(token, cookies, draft, proof or work.solve(easy))


def stored_reports() -> int:
    """How many reports the database holds."""
    return Report.objects.count()
