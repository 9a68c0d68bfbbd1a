"""How like another decided case is, and what that may remind an officer of. Values in, values out.

Nothing here suggests a verdict: it says what agrees, what differs, and how the like cases ended.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from netra import law
from netra.cases import lifecycle, offers
from netra.cases.desk import OpenPaper
from netra.cases.models import Paper
from netra.text import BREAK, words

ENOUGH: Final = 3
"""Like cases below which nothing is said of how they ended: two are no pattern. Our own figure."""
MOST_SHOWN: Final = 5
LIKE: Final = 3.0
"""Weight from which a case of the same act counts as like this one: a norm, or class and one more thing."""
_MOST_WORDS: Final = 5
_SHORTEST: Final = 5
# Words of every case file; what is left may be a reason. Others fall out by being in most of the files.
_EVERYDAY: Final = frozenset({
    "terlapor", "pelapor", "saksi", "bukti", "keterangan", "pegawai", "perkara", "aturan", "dugaan",
    "melihat", "sesudah", "sebelum", "dengan", "adalah", "tidak", "untuk", "dalam", "kepada", "karena",
    "mereka", "beliau", "masih", "sudah", "belum", "menurut", "terhadap", "tersebut", "seorang",
    "beberapa", "fakta", "rekaan", "unsur", "diuji", "bobot", "dicatat",
})  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """What a case is in codes and words. `employment`, `norms` and `facts` come from its assessment;
    `verdicts` is what it came to, `outcomes` what was decided of each of several people."""

    act: str
    employment: str = ""
    norms: frozenset[str] = frozenset()
    facts: Mapping[str, bool] = field(default_factory=dict)
    verdicts: tuple[str, ...] = ()
    outcomes: frozenset[tuple[str, ...]] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Kinship:
    """What two cases have in common and what not, in words; `shared` are words that stand in both."""

    weight: float
    same: tuple[str, ...]
    shared: tuple[str, ...]
    differs: tuple[str, ...]

    @property
    def is_like(self) -> bool:
        return self.weight >= LIKE


@dataclass(frozen=True)
class Hint:
    """How the like cases ended: (number, outcome), the most frequent first, and what is otherwise here.

    `differs`: what sets this case apart from every case of the most frequent outcome. `too_few`: nothing is
    said but how many there are.
    """

    count: int
    endings: tuple[tuple[int, str], ...] = ()
    differs: tuple[str, ...] = ()

    @property
    def too_few(self) -> bool:
        return self.count < ENOUGH


def profile_of(act: str, papers: Iterable[OpenPaper], told: Iterable[str] = ()) -> Profile:
    """A case from its opened papers and what was told; the last assessment and the last ruling count."""
    last = {paper.kind: paper.content for paper in papers}
    assessment = last.get(Paper.Kind.ASSESSMENT, {})
    ruling = last.get(Paper.Kind.RULING, {}).get("verdicts", {})
    each = last.get(Paper.Kind.RULING, {}).get("of", {}).values()
    established = assessment.get("established") or {}
    written = [assessment.get("facts", ""), assessment.get("analysis", ""), *ruling.values()]
    return Profile(
        act=act,
        employment=established.get("employment") or "",
        norms=frozenset(assessment.get("norms", ())),
        facts=dict(established.get("facts") or {}),
        verdicts=in_order(ruling),
        outcomes=frozenset(map(in_order, each or [ruling])),
        words=telling_words([*told, *written]),
    )


def in_order(kinds: Collection[str]) -> tuple[str, ...]:
    """Kinds of verdict in the order of their table."""
    return tuple(kind for kind in lifecycle.VERDICT_LABELS if kind in kinds)


def telling_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts that are neither short nor in every case file."""
    found = {word for text in texts for word in words(text) if word != BREAK}
    return frozenset(word for word in found if len(word) >= _SHORTEST and word.isalpha()) - _EVERYDAY


def common_words(profiles: Sequence[Profile]) -> frozenset[str]:
    """What stands in more than half of many case files says nothing of two of them."""
    counted = Counter(word for each in profiles for word in each.words)
    least = max(3, len(profiles) // 2 + 1)
    return frozenset(word for word, count in counted.items() if count >= least)


def kinship(this: Profile, other: Profile, common: frozenset[str] = frozenset()) -> Kinship:
    """How like two cases are, with the reasons."""
    norms = sorted(this.norms & other.norms)
    agreeing = [name for name, value in this.facts.items() if other.facts.get(name) is value]
    same_class = bool(this.employment) and this.employment == other.employment
    shared = sorted((this.words & other.words) - common, key=lambda word: (-len(word), word))
    weight = 1.0 * (this.act == other.act) + 2.0 * min(len(norms), 2) + 1.5 * same_class
    weight += 0.5 * min(len(agreeing), 4) + 0.1 * min(len(shared), 10)
    return Kinship(
        weight=round(weight, 2),
        same=tuple(_same(this, other, norms, agreeing, same_class=same_class)),
        shared=tuple(shared[:_MOST_WORDS]),
        differs=tuple(_differs(this, other)),
    )


def _same(
    this: Profile, other: Profile, norms: list[str], agreeing: list[str], *, same_class: bool
) -> Iterable[str]:
    if this.act == other.act:
        yield "jenis perbuatan"
    if same_class:
        yield f"golongan pegawai ({law.EMPLOYMENTS.get(this.employment, this.employment)})"
    yield from (f"aturan: {norm_cited(name)}" for name in norms)
    yield from (f"fakta: {offers.fact_words(name, this.facts[name])}" for name in agreeing)


def _differs(this: Profile, other: Profile) -> Iterable[str]:
    """What is known of both and is not the same; what one of them leaves untold is no difference."""
    if this.employment and other.employment and this.employment != other.employment:
        here, there = (law.EMPLOYMENTS.get(each, each) for each in (this.employment, other.employment))
        yield f"golongan pegawai: di sini {here}, di sana {there}"
    if this.norms and other.norms:
        yield from (f"aturan hanya di sini: {norm_cited(name)}" for name in sorted(this.norms - other.norms))
        yield from (f"aturan hanya di sana: {norm_cited(name)}" for name in sorted(other.norms - this.norms))
    for name, value in this.facts.items():
        if other.facts.get(name, value) is not value:
            yield f"fakta: di sini {_small(offers.fact_words(name, value))}; di sana tidak demikian"


def hint(this: Profile, like: Sequence[tuple[Profile, Kinship]]) -> Hint:
    """How the like cases ended, and what is otherwise here; too few of them say nothing."""
    if len(like) < ENOUGH:
        return Hint(len(like))
    counted = Counter(each.verdicts for each, _ in like).most_common()
    usual = [each for each, _ in like if each.verdicts == counted[0][0]]
    endings = tuple((count, outcome_words(verdicts)) for verdicts, count in counted)
    return Hint(len(like), endings, tuple(_set_apart(this, usual)))


def _set_apart(this: Profile, usual: Sequence[Profile]) -> Iterable[str]:
    """What holds here and in none of them, or in all of them and not here."""
    known = [each for each in usual if each.employment]
    if this.employment and known and all(each.employment != this.employment for each in known):
        yield f"golongan pegawai: di sini {law.EMPLOYMENTS.get(this.employment, this.employment)}"
    if this.norms:
        anywhere = frozenset[str]().union(*(each.norms for each in usual))
        everywhere = usual[0].norms.intersection(*(each.norms for each in usual))
        yield from (f"hanya di sini diuji: {norm_cited(name)}" for name in sorted(this.norms - anywhere))
        yield from (f"di sini tidak diuji: {norm_cited(name)}" for name in sorted(everywhere - this.norms))
    for name, value in this.facts.items():
        if usual and all(name in each.facts and each.facts[name] is not value for each in usual):
            yield f"fakta: {_small(offers.fact_words(name, value))}"


def norm_cited(name: str) -> str:
    """A tested rule by its first article, so that many fit on a page; what the officer wrote stays."""
    rules = law.rulebook()
    norm = rules.norms.get(name)
    return rules.cite(norm.basis[:1]) if norm and norm.basis else name


def outcome_words(verdicts: Iterable[str]) -> str:
    """The plenary's verdicts in words."""
    told = [lifecycle.VERDICT_LABELS[kind] for kind in verdicts]
    return " dan ".join(told) if told else "tanpa putusan yang terbaca"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
