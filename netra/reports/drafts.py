"""The unfinished report: stored only encrypted, under a random key that only the browser's cookie holds.

The receipt is made when the draft begins and waits inside it. So a repeated POST finds the report it
already made, and a reply lost on a bad line can be asked for again: the receipt stays readable with that
cookie until the reporter says it is noted, or until the draft expires.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from netra import vault
from netra.reports import queries, services
from netra.reports.models import Draft

COOKIE = "netra_draf"
PATH = "/lapor/"
LIFETIME = timedelta(hours=12)
RECEIPT_LIFETIME = timedelta(minutes=30)


@dataclass
class OpenDraft:
    """A draft in clear, for one request. `sent` holds the docket once the report is stored."""

    key: bytes
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    receipt: vault.Receipt = field(default_factory=vault.new_receipt)
    sent: str = ""

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(b"netra/draft/v1" + self.key).digest()


def begin(response: HttpResponse) -> OpenDraft:
    """A new draft with a new key, given to this browser."""
    draft = unsaved()
    save(draft)
    give(response, draft)
    return draft


def unsaved() -> OpenDraft:
    """A new draft with a new key, not stored yet and in nobody's browser."""
    return OpenDraft(key=vault.new_session_key())


def give(response: HttpResponse, draft: OpenDraft) -> None:
    """Hand the draft's key to this browser; nobody else has it."""
    response.cookies.pop(COOKIE, None)  # of a draft forgotten a moment ago: its "delete at once" would stay
    response.set_cookie(
        COOKIE,
        vault.key_to_text(draft.key),
        path=PATH,
        secure=settings.ENV.https,
        httponly=True,
        samesite="Strict",
    )


def open_draft(request: HttpRequest) -> OpenDraft | None:
    """This browser's draft, or None when there is none, it has expired, or the cookie is not a key."""
    try:
        key = vault.key_from_text(request.COOKIES[COOKIE])
    except (KeyError, vault.BadKey):
        return None
    stored = queries.draft_by_digest(OpenDraft(key=key).digest)
    if stored is None or stored.expires_at < datetime.now(UTC):
        return None
    content = vault.open_json(key, bytes(stored.envelope), record="draft", field="all")
    receipt = vault.parse_receipt(content["receipt"])
    return OpenDraft(key, content["answers"], receipt, content["sent"])


def save(draft: OpenDraft) -> None:
    """Store the draft encrypted; it lives on for its lifetime from this step."""
    lifetime = RECEIPT_LIFETIME if draft.sent else LIFETIME
    content: vault.JsonValue = {"answers": draft.answers, "receipt": str(draft.receipt), "sent": draft.sent}
    envelope = vault.seal_json(draft.key, content, record="draft", field="all")
    Draft.objects.update_or_create(
        pk=draft.digest, defaults={"envelope": envelope, "expires_at": datetime.now(UTC) + lifetime}
    )


def expiry() -> datetime:
    """Until when something that is begun now waits to be sent."""
    return datetime.now(UTC) + LIFETIME


def mark_sent(draft: OpenDraft, docket: str) -> None:
    """The report is stored: forget the answers, keep only the receipt for a short while."""
    draft.answers, draft.sent = {}, docket
    save(draft)


def forget(draft: OpenDraft, response: HttpResponse) -> None:
    """Remove the draft, its files and its key."""
    services.erase_drafts(found=Draft.objects.filter(pk=draft.digest))
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def sweep() -> int:
    """Delete expired drafts with their files; how many drafts."""
    return services.erase_drafts(found=Draft.objects.filter(expires_at__lt=datetime.now(UTC)))
