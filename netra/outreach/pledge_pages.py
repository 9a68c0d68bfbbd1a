"""What the pages about pledges show: a wording with its articles, what a code proves, figures per unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format

from netra import clock, law
from netra.agencies.models import Agency, CivilServant, Government
from netra.agencies.queries import Branch, agency_tree
from netra.law import PledgePoint, PledgeText
from netra.outreach.cells import PerUnit
from netra.outreach.discretion import EXACT, Share, discreet, rounded_down, share
from netra.outreach.models import Proof

Employment = CivilServant.Employment
COLUMNS = {"pns": "PNS", "pppk": "PPPK", "thl": "THL"}
_COLUMN_OF = {Employment.CPNS.value: "pns"}
STATES = {
    Proof.State.STANDS: ("ok", "Masih berlaku"),
    Proof.State.EXPIRED: ("plain", "Sudah berakhir"),
    Proof.State.WITHDRAWN: ("warn", "Sudah dicabut"),
}


@dataclass(frozen=True)
class DutyShown:
    """A duty in plain words with its articles."""

    title: str
    plain: str
    icon: str
    cited: tuple[str, ...]


@dataclass(frozen=True)
class TextShown:
    """A pledge's wording as a page shows it."""

    text: PledgeText
    duties: tuple[DutyShown, ...]
    points: tuple[tuple[PledgePoint, str], ...]
    since_words: str
    until_words: str


@dataclass(frozen=True)
class ProofShown:
    """What a code proves, in words. No name: the document's holder shows the document."""

    proof: Proof
    title: str
    proves: str
    tone: str
    state: str
    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class UnitRow:
    """One unit: its share, and the shares of its employments, as far as they may be shown."""

    agency: Agency
    share: Share
    cells: tuple[tuple[str, Share], ...]


def text_shown(text: PledgeText) -> TextShown:
    """A wording with every article in words."""
    book = law.rulebook()
    return TextShown(
        text,
        tuple(
            DutyShown(duty.title, duty.plain, duty.icon, tuple(book.cite([one]) for one in duty.basis))
            for duty in text.duties
        ),
        tuple((point, book.cite(point.basis)) for point in text.points),
        clock.date_in_words(text.in_force_from),
        clock.date_in_words(text.expires_on),
    )


def moment_words(moment: datetime, zone: str) -> str:
    """ "Rabu, 30 Oktober 2024, 09.12 WIB"; `moment` in the government's zone."""
    return f"{clock.date_in_words(moment.date())}, {date_format(moment, 'H.i')} {zone}"


def unit_words(proof: Proof) -> str:
    """The unit of the document, or the government where it is of no unit."""
    return proof.agency.name if proof.agency else proof.government.name


def proof_shown(proof: Proof, on: date) -> ProofShown:
    """What the code of a pledge, a certificate or a letter proves, as of a day."""
    tone, state = STATES[Proof.State(proof.state_on(on))]
    issued = proof.issued_at.astimezone(clock.Zone(proof.government.zone).tz)
    rows = [
        ("Unit", unit_words(proof), "building"),
        ("Pemerintah", proof.government.name, "landmark"),
        ("Tanggal", moment_words(issued, proof.government.zone), "calendar-days"),
        *_subject_rows(proof),
    ]
    if proof.expires_on:
        rows.append(("Berlaku sampai", clock.date_in_words(proof.expires_on), "hourglass"))
    if proof.wording:
        rows.append(("Sidik naskah", f"{proof.wording[:16]} …", "file-check"))
    return ProofShown(
        proof,
        Proof.Kind(proof.kind).label,
        PROVES[Proof.Kind(proof.kind)],
        tone,
        state,
        tuple({"label": label, "value": value, "icon": icon} for label, value, icon in rows),
    )


PROVES = {
    Proof.Kind.PLEDGE: "Seseorang dari unit ini menandatangani naskah di bawah ini dengan slip pribadinya.",
    Proof.Kind.CERTIFICATE: "Seseorang dari unit ini memperoleh sertifikat di bawah ini.",
    Proof.Kind.LETTER: "Surat di bawah ini diterbitkan dari unit ini.",
}


def _subject_rows(proof: Proof) -> list[tuple[str, str, str]]:
    if proof.kind != Proof.Kind.PLEDGE:
        return [("Perihal", proof.subject, "file-text")]
    text = law.rulebook().pledges.get(proof.subject)
    return [("Naskah", f"{text.title}, versi {text.number}" if text else proof.subject, "file-text")]


def unit_rows(
    government: Government, on: date, counts: PerUnit, headcounts: PerUnit, *, below: Agency | None = None
) -> list[UnitRow]:
    """Top units, or one unit with its sub-units, the smallest share first; people below are counted in."""
    tree = agency_tree(government, on)
    branches = list(_rows_of(tree, below))
    sums = {branch.agency.pk: (_summed(branch, counts), _summed(branch, headcounts)) for branch in branches}
    totals = discreet(
        {(pk, ""): (sum(done.values()), sum(all_.values())) for pk, (done, all_) in sums.items()}
    )
    hidden = {pk for (pk, _), shown in totals.items() if not shown.is_exact}
    cells = discreet(
        {(pk, name): (done[name], all_[name]) for pk, (done, all_) in sums.items() for name in COLUMNS},
        hidden_rows=hidden,
    )
    rows = [
        UnitRow(
            branch.agency,
            totals[branch.agency.pk, ""],
            tuple((label, cells[branch.agency.pk, name]) for name, label in COLUMNS.items()),
        )
        for branch in branches
        if totals[branch.agency.pk, ""].total
    ]
    return sorted(rows, key=lambda row: (row.share.standing, row.agency.name))


def whole_share(counts: PerUnit, headcounts: PerUnit, units: set[int] | None = None) -> Share:
    """The share over all units, or over these."""
    return share(_over(counts, units), _over(headcounts, units))


def finding_of(whole: Share) -> str:
    """The headline: how many pledged, or that nobody has been counted yet."""
    if not whole.total:
        return "Belum ada pegawai yang tercatat"
    if not whole.count:
        return "Belum ada ikrar yang tercatat"
    if whole.shown != EXACT:
        return f"Ikrar yang tercatat: {whole.words}"
    return f"{whole.percent}% pegawai sudah berikrar"


def open_answers(postponed: PerUnit, declined: PerUnit, units: set[int] | None = None) -> tuple[int, int]:
    """How often "later" and "no" were answered over all units, or over these, in steps of five."""
    return rounded_down(_over(postponed, units)), rounded_down(_over(declined, units))


def _over(counts: PerUnit, units: set[int] | None) -> int:
    return sum(count for (agency, _), count in counts.items() if units is None or agency in units)


def _rows_of(tree: Sequence[Branch], below: Agency | None) -> Sequence[Branch]:
    if below is None:
        return tree
    for branch in tree:
        if branch.agency.pk == below.pk:
            return [Branch(branch.agency, ()), *branch.branches]
        found = _rows_of(branch.branches, below)
        if found:
            return found
    return []


def _summed(branch: Branch, per_unit: PerUnit) -> dict[str, int]:
    units = {agency.pk for agency in branch}
    found = dict.fromkeys(COLUMNS, 0)
    for (agency, employment), count in per_unit.items():
        if agency in units:
            found[_COLUMN_OF.get(employment, employment)] += count
    return found
