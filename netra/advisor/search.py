"""Looks for cards and rules by the words of a situation. Simple on purpose: every word that fits counts."""

import re
from dataclasses import dataclass

from netra import law
from netra.advisor.answers import SURE_ENOUGH_TO_SHOW, asker
from netra.advisor.asking import Scene
from netra.advisor.cards import CARDS, Situation, rule_named, situation
from netra.law.norms import Rule, rule_facts

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(
    {"saya", "aku", "anda", "apa", "apakah", "boleh", "bolehkah", "bisa", "bisakah", "yang", "di", "ke"}
    | {"dan", "atau", "untuk", "dengan", "pada", "itu", "ini", "kalau", "jika", "bila", "oleh", "sebagai"}
    | {"sedang", "sudah", "ada", "ya", "tidak", "kah", "nya", "gimana", "bagaimana", "seorang", "mau"}
    | {"dari", "akan", "ikut"}
)
_SAME = {
    "like": "menyukai", "wa": "grup", "whatsapp": "grup", "foto": "berfoto", "mobil": "kendaraan",
    "istri": "pasangan", "suami": "pasangan", "parpol": "partai", "timses": "pemenangan",
    "sukses": "pemenangan",
    "nyalon": "mencalonkan", "caleg": "calon", "paslon": "calon", "honorer": "thl", "tps": "memilih",
    "nyoblos": "memilih", "share": "membagikan", "komen": "mengomentari", "fb": "medsos", "ig": "medsos",
    "tiktok": "medsos", "facebook": "medsos", "instagram": "medsos", "baliho": "spanduk", "cuti": "cltn",
}  # fmt: skip
_SHORTEST_STEM = 4
MOST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a search found: something to ask, and how well it fits."""

    situation: Situation
    fits: int


def found_for(text: str) -> tuple[Situation, ...]:
    """Cards first, then rules, the best fit first; nothing for words that fit nowhere."""
    words = words_of(text)
    if not words:
        return ()
    cards = [Found(card, _fit(words, _said_by(card))) for card in CARDS]
    rules = [Found(asked, _fit(words, _told_by(rule))) for rule in _rules() if (asked := situation(rule.id))]
    best = max((found.fits for found in (*cards, *rules)), default=0)
    kept = [found for found in (*cards, *rules) if found.fits and found.fits * 2 >= best]
    return tuple(found.situation for found in sorted(kept, key=lambda found: -found.fits)[:MOST])


def understood(text: str, scene: Scene) -> tuple[Rule, ...]:
    """The rules that a question in everyday words is probably about; none where it is not understood.

    Rules to read, never a verdict: more likely than not is enough (bench/ask_quality.py).
    """
    answer = asker(law.home()).ask(text, scene.on, scene.employment, SURE_ENOUGH_TO_SHOW)
    named = (rule_named(name) for name in (*answer.norms, *answer.allowed))
    return tuple(rule for rule in named if rule)


def words_of(text: str) -> frozenset[str]:
    """The words that carry meaning, each also in the rulebook's own word where it has one."""
    words = {word for word in _WORD.findall(text.lower()) if word not in _EMPTY and len(word) > 1}
    return frozenset(words | {_SAME[word] for word in words if word in _SAME})


def _rules() -> tuple[Rule, ...]:
    rules = law.rulebook()
    return (*rules.norms.values(), *rules.allowed.values())


def _said_by(card: Situation) -> frozenset[str]:
    return words_of(f"{card.question} {card.hint} {card.slug}")


def _told_by(rule: Rule) -> frozenset[str]:
    facts = law.rulebook().facts
    asked = " ".join(" ".join(facts[name].synonyms) for name in rule_facts(rule))
    return words_of(f"{rule.question} {rule.text} {rule.topic} {asked}")


def _fit(words: frozenset[str], said: frozenset[str]) -> int:
    return sum(2 if word in said else any(_related(word, other) for other in said) for word in words)


def _related(one: str, other: str) -> bool:
    """`kampanye` and `mengampanyekan` are not; `dukung` and `mendukung` are."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_STEM and short in long
