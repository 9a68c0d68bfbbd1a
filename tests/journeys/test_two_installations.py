"""Two installations, two processes, two folders: a sealed file goes across, on, and receipts come back.

The browser is the only one that carries anything. Whatever is not the package for this office is refused by
name, and nothing of it is kept.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Page

from netra.accounts import roles
from netra.cases import lifecycle as casework
from netra.discipline import lifecycle
from tests.journeys.navigators_casework import AtTheDesk, Personnel, Sender
from tests.journeys.servers import running

# Without a mark for a database: both processes bring their own, whatever the run is on.
pytestmark = pytest.mark.browser
PageAt = Callable[..., Page]
RECOMMENDED = "Periksa menurut PP 94 Tahun 2021."
SUMMARY = "Ajakan disampaikan dalam satu rapat dinas."


@dataclass(frozen=True)
class Installation:
    """Where it answers, who works there, and the number of its case if it has one."""

    address: str
    docket: str
    people: dict[str, str]
    secrets: dict[str, str]

    def signs_in(self, role: str, hands: AtTheDesk) -> None:
        username = self.people[role]
        hands.signs_in_with(username, pyotp.TOTP(self.secrets[username]).now())


@contextmanager
def installed(part: str, folder: Path) -> Iterator[Installation]:
    """An installation until the block ends. On SQLite: each has everything in its folder."""
    settings = {"NETRA_DATA": str(folder), "NETRA_HTTPS": "0", "DATABASE_URL": ""}
    with running("tests.journeys.installation", part, "{port}", **settings) as (address, said):
        told: dict[str, Any] = json.loads(said)
        yield Installation(address, **told)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Installation, Installation]]:
    """The sender's and the receiver's; the second is spared making tables and collecting static files."""
    first, second = tmp_path / "sender", tmp_path / "receiver"
    with installed("sender", first) as ours:
        shutil.copytree(first / "static", second / "static")
        shutil.copy(first / "empty.sqlite3", second / "netra.sqlite3")
        with installed("receiver", second) as theirs:
            yield ours, theirs


def test_a_ruling_goes_to_another_installation_and_its_receipt_comes_back(
    both: tuple[Installation, Installation], page_at: PageAt
) -> None:
    ours, theirs = both
    personnel = Personnel(page_at(360, base_url=theirs.address))
    theirs.signs_in(roles.BKPSDM, personnel)
    key, fingerprint = personnel.makes_the_office_key()

    sender = Sender(page_at(base_url=ours.address))
    ours.signs_in(roles.CASE_OFFICER, sender)
    number = sender.hands_over(
        ours.docket, casework.ETHICS, to="Lembaga di luar pemasangan ini", outside="BKPSDM Kota Penerima",
        summary=SUMMARY,
    )  # fmt: skip
    here = sender.page.url
    sender.takes("Unduh paket tersegel")
    sender.fills(key=key, fingerprint=fingerprint[::-1])
    sender.presses("Segel dan unduh paket")
    sender.sees_a_refusal("Sidiknya tidak sama.")
    sender.goes_to(here)
    package = sender.packs(key, fingerprint)
    assert SUMMARY.encode() not in package

    refuses_what_is_not_for_it(personnel, theirs, package, page_at)
    sender.goes_to(here)
    sender.sees("Menunggu tanda terima")

    personnel.takes_in(package)
    personnel.sees(SUMMARY, "Bawaslu Kota Sukabumi", number)
    received = personnel.reads_the_number()
    personnel.presses("Terima")
    personnel.sees("Tidak ada angka dalam aturan")
    personnel.does_not_see(ours.docket, "pelapor")
    personnel.takes_in(package)
    personnel.sees_a_refusal(f"sudah dimuat sebelumnya, dengan nomor {received}")
    sender.notes_the_receipt(f"Tanda terima {received}, BKPSDM Kota Penerima")
    sender.goes_to(f"/kantor/perkara/{ours.docket}/serah-terima/")
    sender.sees("BKPSDM Kota Penerima")
    goes_on_to_the_office_that_acts(personnel, received, ours, page_at)


def goes_on_to_the_office_that_acts(
    personnel: Personnel, received: str, ours: Installation, page_at: PageAt
) -> None:
    """The third hop, to another office of the first installation: what it reads of both senders, and the
    receipt that closes the case for the office in the middle."""
    acting = Personnel(page_at(base_url=ours.address))
    ours.signs_in(roles.BKPSDM, acting)
    key, fingerprint = acting.makes_the_office_key()
    personnel.passes_on(received, "BKPSDM Kota Sukabumi selaku PPK", RECOMMENDED)
    here = personnel.page.url
    acting.takes_in(personnel.packs(key, fingerprint))
    acting.sees(RECOMMENDED, SUMMARY, "Dari BKPSDM, semula dari Bawaslu Kota Sukabumi")
    acting.does_not_see(ours.docket, "pelapor")
    number = acting.reads_the_number()
    acting.presses("Terima")
    personnel.goes_to(here)
    personnel.notes_the_receipt(f"Tanda terima {number}, BKPSDM Kota Sukabumi")
    personnel.goes_to(f"/kantor/serah-terima/{received}/")
    personnel.sees("Perkara ini ada di BKPSDM Kota Sukabumi selaku PPK")
    personnel.does_not_see("Mulai perkara disiplin")
    acting.opens_the_proceeding_from(number, lifecycle.PNS, "Terperiksa diduga mengajak mendukung.")
    acting.sees_the_stage("Diterima")


def refuses_what_is_not_for_it(
    personnel: Personnel, theirs: Installation, package: bytes, page_at: PageAt
) -> None:
    """Another file, a file that changed on the way, and the right file at another office."""
    at = len(package) // 2
    changed = package[:at] + bytes([package[at] ^ 1]) + package[at + 1 :]
    for wrong, why in (
        (b"%PDF-1.7 bukan paket", "Ini bukan paket serah terima Netra"),
        (package[:-40], "Paket ini rusak di jalan"),
        (changed, "Paket ini rusak di jalan"),
    ):
        personnel.takes_in(wrong)
        personnel.sees_a_refusal(why)
    inspectorate = Personnel(page_at(base_url=theirs.address))
    theirs.signs_in(roles.INSPEKTORAT, inspectorate)
    inspectorate.makes_the_office_key()
    inspectorate.takes_in(package)
    inspectorate.sees_a_refusal("Paket ini disegel untuk kantor lain")
    for each in (personnel, inspectorate):
        each.goes_to("/kantor/serah-terima/")
        each.sees("Belum ada yang diserahkan")
