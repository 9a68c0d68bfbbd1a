"""A directive as one tree: who told whom, how far each office is, and which branch is late."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from netra.agencies.models import Agency
from netra.outreach.models import Briefing, Directive, DirectiveAddressee
from netra.outreach.rows import DueWords, day_words, due_words

FOLD_FROM = 3
COUNTS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
ICONS = {
    Agency.Kind.REGIONAL_HEAD: "landmark",
    Agency.Kind.DIVISION: "clipboard-list",
    Agency.Kind.DISTRICT: "map-pin",
    Agency.Kind.VILLAGE: "map-pin",
}
State = DirectiveAddressee.State
WORDS = {
    State.DONE: ("ok", ""),
    State.RUNNING: ("now", ""),
    State.ACCEPTED: ("plain", "check"),
    State.WAITING: ("plain", "circle-dashed"),
}


@dataclass(frozen=True)
class Node:
    """One office of the tree. `reason` is told where it is late; `offices` are those folded into one line."""

    name: str
    detail: str
    icon: str
    word: str
    tone: str
    word_icon: str = ""
    due: DueWords | None = None
    reason: str = ""
    is_late: bool = False
    is_own: bool = False
    is_done: bool = False
    is_waiting: bool = False
    pk: int | None = None
    offices: tuple["Node", ...] = ()
    children: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Leaf:
    """One office at the end of a branch: what the directive asked of it, and how far it is."""

    addressee: DirectiveAddressee
    due_on: date | None


@dataclass
class Tree:
    """The family of one directive as it stood on a day, for an officer of `own` (an agency's id or None)."""

    family: Sequence[Directive]
    planned: Mapping[tuple[int, int], Briefing]
    on: date
    own: int | None = None
    below: dict[int | None, list[Directive]] = field(init=False)

    def __post_init__(self) -> None:
        self.below = {}
        for directive in self.family[1:]:
            self.below.setdefault(directive.parent_id, []).append(directive)

    def root(self) -> Node:
        """The office that issued the first directive, everything else below it."""
        first = self.family[0]
        icon = ICONS.get(Agency.Kind(first.issuer.kind), "building") if first.issuer else "landmark"
        detail = f"Menerbitkan, {day_words(first.issued_on)}"
        below = self._branches(first)
        name = first.issued_by_position
        return Node(name, detail, icon, "Terbit", "plain", "file-text", pk=first.pk, children=below)

    def leaves(self, directive: Directive) -> list[Leaf]:
        """The offices below a directive that did not pass it on, with the date that binds each."""
        found = list[Leaf]()
        for addressee in directive.addressees.all():
            passed = self._passed_on(directive, addressee)
            found += [leaf for each in passed for leaf in self.leaves(each)]
            if not passed:
                found.append(Leaf(addressee, directive.due_on))
        return found

    def _passed_on(self, directive: Directive, addressee: DirectiveAddressee) -> list[Directive]:
        below = self.below.get(directive.pk, [])
        return [each for each in below if each.issuer_id == addressee.agency_id]

    def _branches(self, directive: Directive) -> tuple[Node, ...]:
        nodes = [self._node(directive, addressee) for addressee in directive.addressees.all()]
        return folded(sorted(nodes, key=_urgency))

    def _node(self, directive: Directive, addressee: DirectiveAddressee) -> Node:
        passed = self._passed_on(directive, addressee)
        state, late = addressee.state_on(self.on), is_late(addressee, directive.due_on, self.on)
        tone, icon, word, detail = self._told(directive, addressee, passed)
        stopped = state == State.DONE
        return Node(
            name=addressee.agency.name,
            detail=detail,
            icon=ICONS.get(Agency.Kind(addressee.agency.kind), "building"),
            word=word,
            tone=tone,
            word_icon=icon,
            due=due_words(directive.due_on, self.on) if directive.due_on and not stopped else None,
            reason=_reason(addressee, self.on) if late else "",
            is_late=late,
            is_own=addressee.agency_id == self.own,
            is_done=stopped,
            is_waiting=state == State.WAITING and not passed,
            pk=passed[0].pk if passed else None,
            children=tuple(child for each in passed for child in self._branches(each)),
        )

    def _told(
        self, directive: Directive, addressee: DirectiveAddressee, passed: list[Directive]
    ) -> tuple[str, str, str, str]:
        """Tone, icon, word and detail of an office, the furthest step first."""
        state = addressee.state_on(self.on)
        planned = self.planned.get((directive.pk, addressee.agency_id))
        if state == State.DONE:
            return "ok", "", "Selesai", f"Dilaporkan {day_words(addressee.done_on or self.on)}"
        if passed:
            count = sum(len(each.addressees.all()) for each in passed)
            return "ok", "", "Diteruskan", f"Ke {in_words(count)} unit, {day_words(passed[0].issued_on)}"
        if planned is not None:
            return "info", "calendar-days", "Dijadwalkan", f"{planned.title}, {day_words(planned.held_on)}"
        tone, icon = WORDS[state]
        return tone, icon, str(state.label), _last_step(addressee, state)


def folded(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Offices that are done and have nothing below them become one line where there are several."""
    done = [node for node in nodes if node.is_done and not node.children and not node.is_own]
    if len(done) < FOLD_FROM:
        return tuple(nodes)
    names = ", ".join(_short_names([node.name for node in done[:4]]))
    more = f" dan {len(done) - 4} lainnya" if len(done) > 4 else ""
    line = Node(
        name=f"{in_words(len(done)).capitalize()} unit selesai",
        detail=f"{names}{more}",
        icon=done[0].icon,
        word=f"{len(done)} selesai",
        tone="ok",
        offices=tuple(done),
        is_done=True,
    )
    return (*(node for node in nodes if node not in done), line)


def _short_names(names: Sequence[str]) -> list[str]:
    """Kecamatan Baros, Kecamatan Cikole -> Kecamatan Baros, Cikole: the shared first word once."""
    first = names[0].partition(" ")[0] + " "
    if not all(name.startswith(first) for name in names):
        return list(names)
    return [names[0], *(name.removeprefix(first) for name in names[1:])]


def is_late(addressee: DirectiveAddressee, due_on: date | None, on: date) -> bool:
    """Whether the date has passed and nothing was reported done by that day."""
    return due_on is not None and due_on < on and addressee.state_on(on) != State.DONE


def finding_of_directive(leaves: Sequence[Leaf], on: date) -> str:
    """ "Empat dari tujuh kecamatan selesai. Kecamatan Cibeureum lewat 1 hari." """
    done = sum(1 for leaf in leaves if leaf.addressee.state_on(on) == State.DONE)
    late = [leaf for leaf in leaves if is_late(leaf.addressee, leaf.due_on, on)]
    whole = f"{in_words(len(leaves))} {_noun(leaf.addressee.agency for leaf in leaves)}"
    if done == len(leaves):
        return f"Semua dari {whole} selesai." if len(leaves) > 1 else "Instruksi ini selesai."
    first = f"{in_words(done)} dari {whole} selesai" if done else f"Belum satu pun dari {whole} selesai"
    return f"{first[:1].upper()}{first[1:]}.{_late_words(late, on)}"


def _late_words(late: Sequence[Leaf], on: date) -> str:
    if not late:
        return ""
    if len(late) > 1:
        return f" {in_words(len(late)).capitalize()} lewat tenggat."
    days = (on - (late[0].due_on or on)).days
    return f" {late[0].addressee.agency.name} lewat {days} hari."


def counts_of(leaves: Sequence[Leaf], on: date) -> dict[str, int]:
    """How many offices are done, under way, silent and late; a late one counts as late only."""
    found = {"done": 0, "running": 0, "waiting": 0, "late": 0}
    for leaf in leaves:
        state = leaf.addressee.state_on(on)
        if is_late(leaf.addressee, leaf.due_on, on):
            found["late"] += 1
        elif state in (State.DONE, State.WAITING):
            found[state.value] += 1
        else:
            found["running"] += 1
    return found


def in_words(count: int) -> str:
    """4 -> "empat"; from ten on the figure itself."""
    return COUNTS[count] if count < len(COUNTS) else str(count)


def _noun(agencies: Iterable[Agency]) -> str:
    kinds = {agency.kind for agency in agencies}
    return str(Agency.Kind(kinds.pop()).label).lower() if len(kinds) == 1 else "unit"


def _reason(addressee: DirectiveAddressee, on: date) -> str:
    if addressee.delayed_on is None or addressee.delayed_on > on:
        return "belum ada dari unit ini."
    return addressee.delay_reason


def _last_step(addressee: DirectiveAddressee, state: State) -> str:
    if state == State.RUNNING:
        steps = list(addressee.follow_ups.all())
        return f"{steps[-1].text}, {day_words(steps[-1].done_on)}"
    if state == State.ACCEPTED:
        return f"Diterima {day_words(addressee.accepted_on)}" if addressee.accepted_on else ""
    return "Menunggu jawaban unit"


def _urgency(node: Node) -> int:
    """Late first, then what is under way, what waits, and what is done."""
    return 0 if node.is_late else 3 if node.is_done else 2 if node.is_waiting else 1
