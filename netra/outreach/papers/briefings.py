"""The papers of a briefing: the invitation, the list for signatures, the report of the event."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from netra.agencies.models import Agency, CivilServant, Posting
from netra.clock import date_in_words, plain_date
from netra.law import Instrument
from netra.letters import JsonValue, letter
from netra.outreach.models import Briefing, BriefingPhoto
from netra.outreach.papers.heads import (
    letterhead,
    pictures_for,
    place_and_date,
    place_of,
    sample_note,
)

MANY = 12
CLOSING = """\
Pelayanan kepada warga tetap berjalan selama acara; mohon petugas layanan diatur bergiliran.

Atas perhatian dan kehadiran Saudara, kami ucapkan terima kasih."""
MOST_NAMED = 400  # some thirty pages; beyond, a unit prints its own list
SEATS, ROOM_FOR_GUESTS = 200, 10
SHOWN = 4  # letters of a staff number: enough to tell two of one name apart, no birth date
EMPLOYMENTS = dict(CivilServant.Employment.choices)


def invitation_letter(
    briefing: Briefing,
    *,
    signer: str,
    at: datetime,
    sample: bool = False,
    number: str = "",
    people: Iterable[Posting] = (),
) -> bytes:
    """The invitation as an official letter, signed by the position `signer`; many units stand on a list.

    `people`: who is called by name, on a list of their own by unit (more than `MOST_NAMED` are counted only).
    """
    called = list(people)
    named = _by_unit(called) if len(called) <= MOST_NAMED else []
    government, invited = briefing.government, list(briefing.invited.all())
    names = [agency.name for agency in invited] or [agency.name for agency in briefing.hosts.all()]
    return letter(
        "invitation",
        {
            "letterhead": letterhead(government, _head(briefing)),
            "number": number or f"{briefing.label}/UND",
            "nature": "Biasa",
            "enclosure": "1 berkas" if named else "1 lembar" if len(names) > MANY else "-",
            "subject": f"Undangan {briefing.get_kind_display().lower()}",
            "place_and_date": place_and_date(government, at.date()),
            "to": names if len(names) <= MANY else [],
            "to_place": place_of(government),
            "opening": _invited_because(briefing),
            "facts": [*_when_and_where(briefing), *_called(briefing, len(called)), *_people(briefing)],
            "agenda": _lines(briefing.agenda),
            "closing": CLOSING,
            "signer": signer,
            "attached": names if len(names) > MANY else [],
            "people": named,
            "foot": f"{briefing.label}, {briefing.title}",
            "sample": sample_note(sample),
        },
        at=at,
        pictures=pictures_for(briefing.government),
    )


def attendance_list(
    briefing: Briefing, postings: Iterable[Posting], *, at: datetime, sample: bool = False
) -> bytes:
    """Names of those who are invited, by unit, with a column to sign in and room for who is not listed.

    More people than anybody finds a name among: empty lines instead, as many as there are seats.
    """
    listed = list(postings)
    named = len(listed) <= MOST_NAMED
    return letter(
        "attendance_list",
        {
            "letterhead": letterhead(briefing.government, _head(briefing)),
            "title": briefing.title,
            "facts": _when_and_where(briefing),
            "units": _by_unit(listed) if named else [],
            "blank": ROOM_FOR_GUESTS if named else min(briefing.capacity or SEATS, MOST_NAMED),
            "invited": "" if named else _figure(len(listed)),
            "foot": f"Daftar hadir {briefing.label}, menurut daftar pegawai {plain_date(briefing.held_on)}",
            "sample": sample_note(sample),
        },
        at=at,
        pictures=pictures_for(briefing.government),
    )


def event_report(
    briefing: Briefing,
    *,
    instruments: Mapping[str, Instrument],
    headcount: Mapping[str, int],
    signer: str,
    at: datetime,
    sample: bool = False,
    present: Mapping[str, int] | None = None,
    photos: Sequence[tuple[BriefingPhoto, bytes]] = (),
) -> bytes:
    """The laporan kegiatan in official form; `present` per employment where attendance was counted.

    `photos` are shown with their captions and read out in their words.
    """
    return letter(
        "event_report",
        {
            "letterhead": letterhead(briefing.government, _head(briefing)),
            "number": f"{briefing.label}/LAP",
            "title": briefing.title,
            "basis": _basis(briefing, instruments),
            "facts": [*_when_and_where(briefing), *_people(briefing)],
            "units": [agency.name for agency in briefing.invited.all()],
            "headcount": _headcount(headcount, present),
            "agenda": _lines(briefing.agenda),
            "material": briefing.material,
            "minutes": briefing.minutes,
            "photos": [[f"photo-{each.pk}", each.shows, each.caption or each.shows] for each, _ in photos],
            "questions": [[each.text, each.answer] for each in briefing.questions.all()],
            "closing": "Laporan ini dibuat sebagai bahan tindak lanjut.",
            "place_and_date": place_and_date(briefing.government, at.date()),
            "signer": signer,
            "foot": f"Laporan kegiatan {briefing.label}",
            "sample": sample_note(sample),
        },
        at=at,
        pictures=pictures_for(
            briefing.government, **{f"photo-{each.pk}": content for each, content in photos}
        ),
    )


def _head(briefing: Briefing) -> Agency | None:
    return next(iter(briefing.hosts.all()), None)


def _invited_because(briefing: Briefing) -> str:
    about = f"acara “{briefing.title}”"
    whom = "Saudara beserta pegawai"
    if briefing.only_not_reached:
        whom = "pegawai di unit Saudara yang belum mengikuti sosialisasi"
    if briefing.directive is None:
        return f"Kami mengundang {whom} menghadiri {about}, yang diadakan pada:"
    told = f"Instruksi {briefing.directive.issued_by_position} Nomor {briefing.directive.label}"
    return f"Menindaklanjuti {told}, kami mengundang {whom} menghadiri {about}, pada:"


def _when_and_where(briefing: Briefing) -> list[list[str]]:
    rows = [["hari, tanggal", date_in_words(briefing.held_on)]]
    if hours := hours_in_words(briefing):
        rows.append(["pukul", hours])
    return [*rows, ["tempat", briefing.place]]


def _called(briefing: Briefing, named: int) -> list[list[str]]:
    """Which classes are called; where people are called by name, how many and where their names stand."""
    called = ", ".join(EMPLOYMENTS.get(each, each) for each in briefing.audience)
    if named:
        where = "menurut daftar terlampir" if named <= MOST_NAMED else "menurut daftar hadir tiap unit"
        return [["peserta", f"{_figure(named)} orang ({called}), {where}"]]
    return [["peserta", called]] if called else []


def _people(briefing: Briefing) -> list[list[str]]:
    speakers = "; ".join(_lines(briefing.speakers))
    seats = [["daya tampung", f"{briefing.capacity} kursi"]] if briefing.capacity else []
    return [*([["narasumber", speakers]] if speakers else []), *seats]


def hours_in_words(briefing: Briefing) -> str:
    """ "09.00 sampai 11.00 WIB"; empty where no hour is set."""
    if briefing.starts_at is None:
        return ""
    end = f" sampai {briefing.ends_at:%H.%M}" if briefing.ends_at else ""
    return f"{briefing.starts_at:%H.%M}{end} {briefing.government.zone}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _by_unit(postings: Iterable[Posting]) -> list[dict[str, JsonValue]]:
    units: dict[str, list[list[str]]] = {}
    for posting in postings:
        person = posting.civil_servant
        row = [
            person.name,
            f"…{person.number[-SHOWN:]}",
            posting.position.title,
            EMPLOYMENTS[person.employment],
        ]
        units.setdefault(posting.position.agency.name, []).append(row)
    return [{"name": name, "people": units[name]} for name in sorted(units)]


def _basis(briefing: Briefing, instruments: Mapping[str, Instrument]) -> list[str]:
    found = [instruments[name] for name in briefing.instruments if name in instruments]
    cited = [f"{each.label}: {each.title}" if each.title else each.label for each in found]
    if briefing.directive is not None:
        directive = briefing.directive
        cited.append(
            f"Instruksi {directive.issued_by_position} Nomor {directive.label} "
            f"tanggal {plain_date(directive.issued_on)}"
        )
    return cited


def _headcount(invited: Mapping[str, int], present: Mapping[str, int] | None) -> list[list[str]]:
    """(employment, invited, present) and their sums; who came without being on the roster has a line too.

    Where nobody can tell any more who was invited, that column stays empty.
    """
    names = [name for name in dict.fromkeys([*invited, *(present or {})]) if name or present]
    rows = [
        [
            EMPLOYMENTS.get(name, "Belum di daftar pegawai"),
            _figure(invited.get(name, 0)) if invited else "",
            "" if present is None else _figure(present.get(name, 0)),
        ]
        for name in names
    ]
    total = "" if present is None else _figure(sum(present.values()))
    return [*rows, ["Jumlah", _figure(sum(invited.values())) if invited else "", total]] if rows else []


def _figure(count: int) -> str:
    return f"{count:,}".replace(",", ".")
