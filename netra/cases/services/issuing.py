"""How every official letter is issued, of a case or of a proceeding: drawn, numbered, sealed, or not at all.

A room brings what its letter says (`Sheet`) and how it is stored; number, code, seal and head are made here.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Protocol, TypeVar, cast
from uuid import UUID

from netra import clock, letters, vault
from netra.accounts.models import Office, Officer
from netra.cases import queries
from netra.cases.letters import Head, Signing
from netra.cases.models import IssuedLetter
from netra.letters import JsonValue
from netra.letters.codes import Code, new_code
from netra.letters.seals import OfficeSeal, SealKeys, own_seal, sealed
from netra.reports import dockets

CODE: Final = "letter"
ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# A letter is drawn before its transaction, with the number that is next. Who was slower draws again.
_TRIES: Final = 40
L = TypeVar("L", bound=IssuedLetter)


class SeriesBusy(Exception):
    """Others took each number that was next. Nothing was issued; the same button issues it."""


class BadPattern(ValueError):
    """The number's pattern lacks `{nomor}` or `{tahun}`, or names something else."""


class NumberTaken(Exception):
    """A colleague issued a letter meanwhile: it is drawn again with the number that is next now."""


class IssuedBefore(Exception):
    """The same button was pressed twice at once; `letter` is what the first press issued."""

    def __init__(self, letter: IssuedLetter) -> None:
        super().__init__(letter.number)
        self.letter = letter


class AtWork(Protocol):
    """Who issues, and when: the desk of either room."""

    @property
    def officer(self) -> Officer: ...
    @property
    def at(self) -> datetime: ...
    @property
    def today(self) -> date: ...


@dataclass(frozen=True)
class Place:
    """Where a letter can be checked: a whole address, which the code follows. `sample`: all is a demo.

    `seals`: every office's electronic seal; a letter bears its own office's, or none.
    """

    address: str
    sample: bool = False
    seals: tuple[OfficeSeal, ...] = ()

    def seal_of(self, office: Office) -> SealKeys | None:
        """The office's own seal, never another's; None where it has none."""
        return own_seal(self.seals, office.government.code, office.name)


@dataclass(frozen=True)
class Printed:
    """One letter as it will be kept, with the number that was next when it was drawn."""

    number: str
    serial: int
    code: Code = field(repr=False)
    pdf: bytes = field(repr=False)
    sealed_as: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()

    def columns(self, desk: AtWork) -> dict[str, Any]:
        """What an `IssuedLetter` stores of it, besides the sealed file and what the letter is."""
        return {
            "office": desk.officer.office, "series": desk.today.year, "serial": self.serial,
            "number": self.number, "code_digest": self.code.digest(CODE), "sha256": self.sha256,
            "sealed_as": self.sealed_as, "by": desk.officer, "at": desk.at,
        }  # fmt: skip


Sheet = Callable[[Head, Signing], dict[str, JsonValue]]


def preview(*, sheet: Sheet, place: Place, desk: AtWork) -> bytes:
    """The PDF as it would look, without a number and without a code."""
    return _drawn(sheet, head_of(desk), signing_of(desk, "PRATINJAU", "belum terbit", place), place.address)


def issue(
    *, sheet: Sheet, before: Callable[[], L | None], store: Callable[[Printed], L], place: Place, desk: AtWork
) -> L:
    """Issue a letter once: `before` gives the one that the same button issued earlier, `store` keeps what was
    drawn, in one transaction that calls `take_number` first.

    Raises `BadPattern`, `SeriesBusy`, or `SealRefused` where the office's seal cannot be used: then nothing
    is issued, for a letter without the seal could be taken for a forged one.
    """
    head, code = head_of(desk), new_code()
    for _ in range(_TRIES):
        if earlier := before():
            return earlier
        serial = dockets.next_would_be(**_series(desk))
        signing = signing_of(desk, _number(head, serial, desk), str(code), place)
        pdf, sealed_as = _sealed(_drawn(sheet, head, signing, f"{place.address}{code}/"), place, desk)
        try:
            return store(Printed(signing.number, serial, code, pdf, sealed_as))
        except NumberTaken:
            continue
        except IssuedBefore as twice:
            return cast(L, twice.letter)
    raise SeriesBusy


def take_number(printed: Printed, desk: AtWork) -> None:
    """Inside the transaction that stores the letter. Raises `NumberTaken` where a colleague was quicker."""
    if dockets.next_number(**_series(desk)) != printed.serial:
        raise NumberTaken


def head_of(desk: AtWork) -> Head:
    """The office's letterhead, or a plain one from its own name."""
    office = desk.officer.office
    own = queries.letterhead_of(office.pk)
    if own is None:
        return Head(
            office.name, "", office.government.place, desk.officer.position, "{nomor}/{bulan}/{tahun}"
        )
    return Head(own.institution, own.address, own.place, own.signer, own.pattern)


def signing_of(desk: AtWork, number: str, code: str, place: Place) -> Signing:
    """What is known when the letter is issued, at the legal moment in the government's own zone."""
    zone = clock.Zone(desk.officer.office.government.zone)
    return Signing(
        number=number, code=code, address=place.address, at=desk.at.astimezone(zone.tz),
        by=desk.officer.position, sample=place.sample,
    )  # fmt: skip


def check_pattern(pattern: str) -> None:
    """Raises `BadPattern` for a pattern that would give a number twice, or cannot be filled."""
    rest = _filled(pattern, nomor="", bulan="", tahun="")
    if "{nomor}" not in pattern or "{tahun}" not in pattern or {*"{}"} & {*rest} or not rest.isprintable():
        raise BadPattern


def seal_file(printed: Printed, nonce: UUID, key: bytes, record: str) -> bytes:
    """The envelope that an `IssuedLetter` keeps."""
    return vault.seal(key, printed.pdf, record=record, field=_field(nonce))


def open_file(letter: IssuedLetter, key: bytes, record: str) -> bytes:
    """The issued PDF, byte for byte. Raises `vault.EnvelopeRefused` where it is not what was stored."""
    pdf = vault.open_sealed(key, bytes(letter.envelope), record=record, field=_field(letter.nonce))
    if hashlib.sha256(pdf).hexdigest() != letter.sha256:
        raise vault.EnvelopeRefused("the letter is not the one that was issued")
    return pdf


def _field(nonce: UUID) -> str:
    return f"letter:{nonce}"


def _filled(pattern: str, **parts: str) -> str:
    for name, value in parts.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern


def _sealed(pdf: bytes, place: Place, desk: AtWork) -> tuple[bytes, str]:
    """The file to be kept, and in whose name it is sealed."""
    own = place.seal_of(desk.officer.office)
    return sealed(pdf, own) if own else (pdf, "")


def _drawn(sheet: Sheet, head: Head, signing: Signing, check_at: str) -> bytes:
    pictures = {"code": letters.qr_picture(check_at)}
    return letters.letter("case_letter", sheet(head, signing), at=signing.at, pictures=pictures)


def _number(head: Head, serial: int, desk: AtWork) -> str:
    check_pattern(head.pattern)
    month = ROMAN[desk.today.month - 1]
    return _filled(head.pattern, nomor=f"{serial:03}", bulan=month, tahun=str(desk.today.year))


def _series(desk: AtWork) -> dict[str, Any]:
    """The series of numbers of this office in this year."""
    office = desk.officer.office
    return {"government_id": office.government_id, "series": f"S{office.pk}", "year": desk.today.year}
