"""The sentences of an answer. Indonesian, plain, each with its article; a range, never a verdict."""

from dataclasses import dataclass
from datetime import date

from netra.clock.words import MONTHS
from netra.law.decisions import ALLOWED, CONDITIONAL, FORBIDDEN, Permit, Weighed
from netra.law.elections import PHASE_LABELS
from netra.law.facts import Facts
from netra.law.norms import EMPLOYMENTS, Norm, Position
from netra.law.sceneries import Scenery
from netra.law.scenes import NormRow, Term, Terms, truth

SAFE = "Tunda dulu, dan tanyakan kepada Bawaslu atau bagian kepegawaian."
_NEAR = 3


@dataclass(slots=True)
class Told:
    """One fact set in one scene, told in sentences."""

    scenery: Scenery
    facts: Facts
    yes: int
    no: int
    on: date

    def because(
        self,
        weighed: Weighed,
        warned: tuple[NormRow, ...],
        used: tuple[Permit, ...],
        positions: tuple[Position, ...],
    ) -> tuple[str, ...]:
        """Why the answer is what it is: the scene, the rules and what they rest on."""
        found = [f"Pada {dated(self.on)}, {self.scenery.told}."]
        if weighed.answer == FORBIDDEN:
            found += [self._forbidden(row) for row in weighed.hits]
        elif weighed.answer in (ALLOWED, CONDITIONAL):
            found += [self._permitted(permit, weighed.answer) for permit in used]
        else:
            found += self._unanswered(weighed, used)
        found += [self._warned(row) for row in warned]
        return (*found, *(told_position(position) for position in positions))

    def would_change_it(self, weighed: Weighed, used: tuple[Permit, ...]) -> tuple[str, ...]:
        """What would have to be otherwise for another answer."""
        if weighed.answer == FORBIDDEN:
            return tuple(self._would_free(weighed.hits))
        found = [f"Tidak lagi boleh bila syarat ini gugur: {text}." for text in _provisos(weighed, used)]
        return (*found, *(self._would_forbid(row) for row in weighed.open[:_NEAR]))

    def _forbidden(self, row: NormRow) -> str:
        shown = self._shown(_met(row.terms, self.yes, self.no))
        return f"Dilarang: {row.norm.text} ({row.cited}). Terpenuhi: {shown}. {row.range}"

    def _permitted(self, permit: Permit, answer: str) -> str:
        row = permit.row
        cited = f" ({row.cited})" if row.cited else ""
        if answer == ALLOWED:
            return f"Dibolehkan: {row.allowed.text}{cited}; semua syaratnya terpenuhi."
        left = "; ".join(row.provisos[place][0].text for place in permit.missing)
        asked = f"asalkan {left}" if left else "asalkan tidak terkena larangan lain"
        return f"Dibolehkan: {row.allowed.text}{cited}, {asked}."

    def _unanswered(self, weighed: Weighed, used: tuple[Permit, ...]) -> list[str]:
        if used:
            return [self._broken(permit) for permit in used]
        if weighed.open:
            return [
                f"Belum diketahui apakah ini: {row.norm.text} ({row.cited})." for row in weighed.open[:_NEAR]
            ]
        if self.scenery.deciding:
            return [
                "Tidak ada larangan yang cocok dengan keterangan ini. Diam bukan izin: belum tentu boleh."
            ]
        return self._nothing_binds()

    def _nothing_binds(self) -> list[str]:
        who = EMPLOYMENTS[self.scenery.scene.employment]
        if self.scenery.warning:
            return [f"Tidak ada norma yang pasti mengikat {who} untuk perbuatan ini."]
        later = [other for other in self.scenery.elsewhen if self.on < other.since]
        if later:
            first = min(later, key=lambda other: other.since)
            return [
                f"Pada hari itu belum ada norma dalam rulebook ini yang mengikat {who} untuk perbuatan ini; "
                f"yang pertama baru berlaku {dated(first.since)} ({first.cited}). Aturan sebelumnya tidak "
                "ada di sini, jadi tidak ditebak."
            ]
        if self.scenery.elsewhen:
            other = next(other for other in self.scenery.elsewhen if self.on >= other.since)
            return [
                f"Pada hari itu tidak ada larangan yang mengikat {who}: {other.cited} {_when(other.norm)}."
            ]
        return [f"Rulebook ini tidak memuat norma tentang perbuatan ini yang mengikat {who}."]

    def _broken(self, permit: Permit) -> str:
        texts = "; ".join(permit.row.provisos[place][0].text for place in permit.broken)
        return f"{permit.row.allowed.text} hanya dibolehkan bila {texts}; syarat itu tidak terpenuhi."

    def _warned(self, row: NormRow) -> str:
        why = _why_only_warning(row)
        return f"Peringatan, bukan putusan: {row.norm.text} ({row.cited}). {why}"

    def _would_free(self, hits: tuple[NormRow, ...]) -> list[str]:
        terms = [_met(row.terms, self.yes, self.no) for row in hits]
        candidates = 0
        for must, must_not in terms:
            candidates |= must | must_not
        alone = [name for name in self.facts.in_mask(candidates) if self._frees(self.facts.bits[name], hits)]
        if alone:
            found = [f"Lain halnya bila {self._opposite(name)}." for name in alone]
        else:
            opposites = "; ".join(self._opposite(name) for name in self.facts.in_mask(candidates))
            told = f"Lain halnya bila beberapa hal lain sekaligus, di antaranya: {opposites}."
            found = [told] if opposites else []
        return found + ([] if "always" in hits[0].norm.phases else [f"Larangan ini {_when(hits[0].norm)}."])

    def _frees(self, bit: int, hits: tuple[NormRow, ...]) -> bool:
        """Whether turning this one fact round frees from every hit."""
        yes, no = (self.yes & ~bit, self.no | bit) if self.yes & bit else (self.yes | bit, self.no & ~bit)
        return not any(truth(row.terms, yes, no) for row in hits)

    def _would_forbid(self, row: NormRow) -> str:
        must, must_not = _nearest_term(row.terms, self.yes, self.no)
        shown = self._shown((must & ~self.yes, must_not & ~self.no))
        return f"Menjadi tidak boleh bila {shown} ({row.cited})."

    def _shown(self, term: Term) -> str:
        must, must_not = term
        said = [self.facts[name].yes for name in self.facts.in_mask(must)]
        said += [self.facts[name].no for name in self.facts.in_mask(must_not)]
        return "; ".join(said) or "jenis kepegawaian dan waktunya"

    def _opposite(self, name: str) -> str:
        return self.facts[name].said(not self.yes & self.facts.bits[name])


def nearest(terms: Terms, yes: int, no: int) -> int:
    """The facts that the term with the fewest unknown facts still lacks."""
    must, must_not = _nearest_term(terms, yes, no)
    return (must & ~yes) | (must_not & ~no)


def _nearest_term(terms: Terms, yes: int, no: int) -> Term:
    """The term that lacks the fewest facts, of those not ruled out."""
    found, fewest = (0, 0), 1_000
    for must, must_not in terms:
        if not (must & no or must_not & yes):
            lacks = ((must & ~yes) | (must_not & ~no)).bit_count()
            if lacks < fewest:
                found, fewest = (must, must_not), lacks
    return found


def _met(terms: Terms, yes: int, no: int) -> Term:
    """The first term that is fully met."""
    return next(term for term in terms if not (term[0] & ~yes or term[1] & ~no))


def _provisos(weighed: Weighed, used: tuple[Permit, ...]) -> list[str]:
    if weighed.answer not in (ALLOWED, CONDITIONAL):
        return []
    return [proviso.text for permit in used for proviso, _ in permit.row.provisos]


def _why_only_warning(row: NormRow) -> str:
    if row.norm.confidence == "low":
        return "Aturan ini belum dipastikan dari naskah resmi."
    if row.norm.guidance or not row.binding.certain:
        return row.binding.note or row.norm.note
    return "Hari penetapan calonnya belum dicocokkan dengan naskah."


def _when(norm: Norm) -> str:
    if norm.window.until:
        return f"berlaku sampai {dated(norm.window.until)}"
    phases = ", ".join(PHASE_LABELS[name].lower() for name in norm.phases if name in PHASE_LABELS)
    return f"hanya mengikat dalam fase: {phases}" if phases else f"berlaku sejak {dated(norm.window.since)}"


def told_position(position: Position) -> str:
    """One authority's view, with its source and day."""
    when = f", {dated(position.on)}" if position.on else ""
    return f"{position.who}: {position.says.rstrip('.')} ({position.source}{when})."


def dated(day: date | None) -> str:
    """`20 Oktober 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""
