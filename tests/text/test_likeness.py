"""How alike two texts are: exact for short ones, close to it for long ones, the same either way round."""

from random import Random

import pytest

from netra.text.likeness import SIZE, share, sketch

pytestmark = pytest.mark.core
STORY = "Kepala seksi meminta kami memilih satu pasangan calon saat rapat pagi di aula kantor."


def test_the_same_story_is_wholly_alike_however_it_is_typed() -> None:
    one, other = sketch(STORY), sketch(STORY.upper().replace(" ", "  ") + "!!!")
    assert share(one.words, other.words) == share(one.runs, other.runs) == 1


def test_a_story_with_a_few_words_changed_is_nearly_alike() -> None:
    other = sketch(STORY.replace("rapat", "apel").replace("meminta", "mengajak"))
    assert share(sketch(STORY).words, other.words) == pytest.approx(12 / 16)
    assert 0.3 < share(sketch(STORY).runs, other.runs) < 0.7


def test_another_story_is_not_alike() -> None:
    other = sketch("Mobil dinas dipakai mengangkut alat peraga kampanye pada Minggu sore di lapangan.")
    assert share(sketch(STORY).words, other.words) < 0.2
    assert share(sketch(STORY).runs, other.runs) == 0


def test_nothing_is_like_nothing() -> None:
    assert share(sketch("").words, sketch("").words) == share(sketch("ya").runs, sketch("ya").runs) == 0


def test_long_texts_are_estimated_within_a_fifth() -> None:
    lot = Random(7)
    words = [f"kata{number}" for number in range(3000)]
    for part in (0.2, 0.5, 0.8):
        both, rest = words[: int(1000 * part)], words[1000:]
        one = both + lot.sample(rest, 1000 - len(both))
        other = both + lot.sample(rest, 1000 - len(both))
        exact = len({*one} & {*other}) / len({*one} | {*other})
        told = sketch(" ".join(one)), sketch(" ".join(other))
        assert len(told[0].words) == SIZE
        assert share(told[0].words, told[1].words) == pytest.approx(exact, abs=0.2)
        assert share(told[0].words, told[1].words) == share(told[1].words, told[0].words)
