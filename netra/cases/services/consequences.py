"""What hangs on a ruling that is about to change, named so that nothing of it is forgotten. Reads only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from netra.cases import lifecycle, queries
from netra.cases.desk import Desk
from netra.cases.handing.custody import RETURNED, SENT, state_of
from netra.cases.letters import KINDS, tells_ruling
from netra.cases.models import Case, Handover, Letter
from netra.cases.respondents import label_of, open_respondents
from netra.cases.services.outcomes import lessons_given
from netra.cases.services.ways import ruling_in, tracks_of_ruling, verdicts_on, way_label


@dataclass(frozen=True)
class Consequence:
    """One thing that somebody has to do once the ruling is changed; `icon` names its kind on pages."""

    words: str
    icon: str = "list-checks"


def of_change(case: Case, after: Mapping[str, Any], desk: Desk) -> list[Consequence]:
    """What has to be done when `after` takes the place of the ruling in force, in the order of urgency."""
    papers, people = desk.open_papers(case), open_respondents(case, desk)
    before = ruling_in(papers)
    old, new = tracks_of_ruling(before, people), tracks_of_ruling(after, people)
    changed = {each for each in {**old, **new} if old.get(each) != new.get(each)}
    return [
        *_hand_overs(queries.passages_of(case), changed),
        *_receivers(case, old, changed),
        *_letters(letters_by_ruling(case)),
        *_freed(verdicts_on(before, people), verdicts_on(after, people)),
        *_linked_again(verdicts_on(before, people), verdicts_on(after, people)),
        *_lessons(case, desk),
        *_reporter(case, set(before.get("verdicts", {})) != set(after.get("verdicts", {}))),
    ]


def letters_by_ruling(case: Case) -> list[Letter]:
    """Letters that say what the plenary ruled, newest first. The kinds stand in their table."""
    return [each for each in queries.letters_of(case) if tells_ruling(each.kind)]


def _hand_overs(passages: Iterable[Handover], changed: set[str]) -> Iterable[Consequence]:
    for each in passages:
        state = state_of(each)
        if each.track not in changed or state == RETURNED:
            continue
        if state == SENT:
            words = f"Tarik kembali penyerahan {each.number} kepada {each.to_name}: belum diterima."
            yield Consequence(words, "undo")
        else:
            words = (
                f"Beri tahu {each.to_name} dengan surat bahwa putusan pada penyerahan {each.number} berubah, "
                "supaya perkara disiplin, etik, atau pidana di sana disesuaikan atau dihentikan."
            )
            yield Consequence(words, "landmark")


def _receivers(case: Case, old: Mapping[str, str], changed: set[str]) -> Iterable[Consequence]:
    """Who got the ruling by letter only."""
    if case.stage != lifecycle.REFERRED:
        return
    handed = {each.track for each in queries.passages_of(case) if state_of(each) != RETURNED}
    told = dict.fromkeys(way_label(each) for each in old if each in changed and each not in handed)
    for each in told:
        yield Consequence(f"Beri tahu {each} bahwa putusan yang diteruskan berubah.", "send")


def _letters(found: Iterable[Letter]) -> Iterable[Consequence]:
    for each in found:
        label = KINDS[each.kind].label
        yield Consequence(f"Terbitkan ralat atau surat pengganti untuk {label} {each.number}.", "file-text")


def _freed(before: Mapping[int, Any], after: Mapping[int, Any]) -> Iterable[Consequence]:
    for subject, own in after.items():
        if lifecycle.NO_BREACH in own and lifecycle.NO_BREACH not in before.get(subject, {}):
            who = label_of(subject) if subject else "terlapor"
            words = (
                f"Pulihkan nama {who}: kirim pemberitahuan pemulihan kepadanya dan kepada siapa pun "
                "yang menerima putusan lama."
            )
            yield Consequence(words, "circle-check")


def _linked_again(before: Mapping[int, Any], after: Mapping[int, Any]) -> Iterable[Consequence]:
    if any(
        lifecycle.NO_BREACH in before.get(one, {}) and lifecycle.NO_BREACH not in after[one] for one in after
    ):
        words = "Tandai lagi terlapor untuk pencocokan: tandanya dihapus saat perkara dihentikan."
        yield Consequence(words, "users")


def _lessons(case: Case, desk: Desk) -> Iterable[Consequence]:
    if case.stage not in lifecycle.DECIDED:
        return
    for number in lessons_given(case, desk):
        yield Consequence(f"Periksa pelajaran {number}: tarik bila putusannya berubah.", "book-open")


def _reporter(case: Case, is_other: bool) -> Iterable[Consequence]:
    """Nothing to tell where only the reasons read otherwise."""
    if is_other and case.report.has_reporter:
        if case.stage in lifecycle.DECIDED:
            words = "Tulis kepada pelapor bahwa hasilnya berubah, tanpa nama siapa pun."
        else:  # the page of the reporter tells no result yet; a message or a letter may have
            words = "Bila pelapor sudah tahu hasil yang lama, tulis bahwa itu berubah, tanpa nama siapa pun."
        yield Consequence(words, "mail")
