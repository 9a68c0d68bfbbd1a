"""A reporter at the public door, without a browser: every question answered through its own page."""

from html import unescape
from typing import Any

from django.test import Client

from netra import vault
from netra.reports.drafts import OpenDraft
from netra.reports.drafts import open_draft as _open_draft

ANSWERS: dict[str, dict[str, str]] = {
    "apa": {"act": "ajakan_himbauan_dukungan"},
    "cerita": {"story": "Dalam rapat pagi, pegawai diminta mendukung satu pasangan calon."},
    "kapan-di-mana": {
        "happened_on_day": "28",
        "happened_on_month": "10",
        "happened_on_year": "2024",
        "happened_time": "07.30",
        "place": "Aula kantor",
    },
    "siapa": {"position": "kepala seksi", "agency": "", "unit": "", "respondent_name": ""},
    "tahu-dari-mana": {"known_how": "saw", "witnesses": ""},
    "bukti": {"evidence": "Rekaman suara", "links": "https://contoh.id/unggahan"},
    "nama": {"choice": "named", "name": "Pelapor Contoh", "address": "Jalan Contoh 1", "contact": ""},
}


def fill_in(client: Client, **overrides: dict[str, str]) -> None:
    """Begin a draft and answer every page; `overrides` by slug with `_` for `-`."""
    client.post("/lapor/")
    for slug, answers in ANSWERS.items():
        answer = client.post(f"/lapor/{slug}/", answers | overrides.get(slug.replace("-", "_"), {}))
        assert answer.status_code == 302, f"the page {slug} refused"


def send(client: Client) -> Any:
    """Send the report from the check page."""
    return client.post("/lapor/periksa/")


def text_of(client: Client, address: str) -> str:
    """A page as it reads, without HTML escapes."""
    return unescape(client.get(address).content.decode())


def said_to(client: Client, page: str, /, **posted: str) -> str:
    """What the page answers to a form that it keeps."""
    answer = client.post(page, posted)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def draft_of(client: Client) -> OpenDraft | None:
    """The draft as this browser's cookie opens it."""
    return _open_draft(_Request(client))  # type: ignore[arg-type]


def receipt_of(client: Client) -> vault.Receipt:
    """The receipt that waits in this browser's draft."""
    draft = draft_of(client)
    assert draft is not None
    return draft.receipt


class _Request:
    """As much of a request as a draft needs."""

    def __init__(self, client: Client) -> None:
        self.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
