"""Learning is exact and repeatable, and a broken file of weights is refused by name."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from netra.advisor import Asker, learning
from netra.advisor.learned import ANSWERS, FILE, Learned, Weights, kinds_of, learned, written
from netra.advisor.lessons import digest, school
from netra.advisor.lexicon import lexicon
from netra.advisor.situations import Reader, Reading
from netra.law import load
from netra.law.strict import RuleError
from netra.text import LinearModel

RULES = Path(__file__).resolve().parents[2] / "rules"
BOOK = lexicon(RULES, load(RULES))
LIKE, VOTE = "dis-6-interaksi-medsos-calon", "memilih"
QUESTIONS = [
    {"question": "like paslon", "answer": "tidak_boleh", "norms": [LIKE], "allowed": []},
    {"question": "like caleg", "answer": "tidak_boleh", "norms": [LIKE], "allowed": []},
    {"question": "nyoblos di tps", "answer": "boleh", "norms": [], "allowed": [VOTE]},
    {"question": "pns ke tps", "answer": "boleh", "norms": [], "allowed": [VOTE]},
]
TAUGHT = {"one author": QUESTIONS[:2], "another": QUESTIONS[2:]}
NOTHING: dict[str, object] = {"bias": [], "features": {}}
UNKNOWN = json.dumps(
    {"made_from": "", "kinds": ["tidak-ada"], **dict.fromkeys(("meant", "answers", "sure"), NOTHING)}
)


def test_a_question_teaches_every_situation_that_the_rulebook_answers_as_labelled() -> None:
    found = school(RULES, TAUGHT)
    meant = [{found.kinds[kind] for kind in one.meant} for one in found.lessons]
    assert all("suka" in one for one in meant[:2])
    assert all("memilih-di-tps" in one for one in meant[2:])


def test_what_was_taught_is_known_in_other_words(taught: Learned) -> None:
    weights = taught.weigh(read("ngelike akun paslon"))
    assert weights[0][0] == "suka"


def test_the_same_questions_teach_the_same_weights(taught: Learned) -> None:
    assert written(learning.learned_from(school(RULES, TAUGHT))) == written(taught)


def test_written_weights_are_read_back_unchanged(taught: Learned, tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(written(taught), encoding="utf-8")
    assert learned(tmp_path, BOOK.situations).weigh(read("like paslon")) == taught.weigh(read("like paslon"))


@pytest.mark.parametrize("text", ["", "[]", "{", UNKNOWN])
def test_broken_weights_are_refused_with_their_file(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=r"learned\.json"):
        learned(tmp_path, BOOK.situations)


def test_a_changed_lexicon_has_another_fingerprint(tmp_path: Path) -> None:
    shutil.copytree(RULES / "lexicon", tmp_path / "lexicon")
    before = digest(tmp_path, QUESTIONS)
    with (tmp_path / "lexicon" / "words.yaml").open("a", encoding="utf-8") as words:
        words.write("# lain\n")
    assert digest(tmp_path, QUESTIONS) != before


def test_situations_that_ask_the_rulebook_the_same_are_one_kind() -> None:
    kinds = kinds_of(BOOK.situations)
    assert kinds["suka-juga"] == "suka"
    assert kinds["golput"] == kinds["definisi"]


def test_without_a_stranger_to_try_it_on_no_answer_is_sure() -> None:
    alone = learning.learned_from(school(RULES, {"one author": QUESTIONS}))
    asker = Asker(load(RULES), BOOK, alone)
    assert asker.read("like paslon").answer == "tidak_boleh"
    assert asker.ask("like paslon").answer == "belum_bisa_dijawab"


def test_evidence_that_came_with_right_answers_makes_sure(taught: Learned) -> None:
    tried = [({"agrees": float(right)}, right) for right in (True, True, False, True, False)]
    learned_so = replace(taught, sure=learning.sure_from(tried))
    assert learned_so.sureness({"agrees": 1.0}) > 0.8
    assert learned_so.sureness({"agrees": 0.0}) < 0.2


@pytest.mark.parametrize(("held", "told"), [("tidak_boleh", "tidak_boleh"), ("boleh", "belum_bisa_dijawab")])
def test_an_answer_is_kept_back_where_the_second_opinion_holds_the_opposite(
    held: str, told: str, taught: Learned
) -> None:
    answers = Weights({}, LinearModel([5.0 if one == held else 0.0 for one in ANSWERS], {}))
    certain = Weights({}, LinearModel([-9.0, 9.0], {}))
    asker = Asker(load(RULES), BOOK, replace(taught, answers=answers, sure=certain))
    assert asker.ask("like paslon").answer == told


def read(question: str) -> Reading:
    return Reader(BOOK).read(question)


@pytest.fixture(scope="module")
def taught() -> Learned:
    return learning.learned_from(school(RULES, TAUGHT))
