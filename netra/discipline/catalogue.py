"""The sanctions that the rulebook has for a class of staff, and a norm's range: offered, never chosen."""

from collections.abc import Iterable
from typing import Final

from netra import law
from netra.law import Norm, Sanction

# Families of this room. Moral sanctions go through an ethics council, crimes through a court.
FAMILIES: Final = frozenset({"disiplin", "kontrak", "desa"})
ETHICS_FAMILY: Final = "kode_etik"
AUTHORITIES: Final[dict[str, str]] = {
    "ppk": "Pejabat Pembina Kepegawaian (wali kota, bupati, atau penjabatnya)",
    "pejabat_berwenang_menghukum": "Pejabat yang berwenang menghukum",
    "atasan_langsung": "Atasan langsung yang berwenang",
    "kepala_unit": "Kepala perangkat daerah",
    "bupati_wali_kota": "Bupati atau wali kota",
    "kepala_desa": "Kepala desa",
}
LEVELS: Final = ("ringan", "bertingkat", "sedang", "berat")
HEAVY: Final = "berat"
FOR_GOOD: Final = "tetap"


def sanctions_for(employment: str) -> tuple[Sanction, ...]:
    """Everything that may be imposed on this class of staff, the lighter levels first."""
    found = law.rulebook().sanctions.values()
    own = (one for one in found if employment in one.whom and one.family in FAMILIES)
    return tuple(sorted(own, key=_weight))


def of_ethics() -> tuple[Sanction, ...]:
    """What may follow a breach of ethics: imposed by the PPK, partly on the word of an ethics council (PP
    42/2004). Shown, never imposed here: of the council's own procedure the rulebook knows nothing."""
    found = law.rulebook().sanctions.values()
    return tuple(sorted((one for one in found if one.family == ETHICS_FAMILY), key=_gentler))


def norms_for(employment: str) -> tuple[Norm, ...]:
    """The norms that bind this class for certain and end in a sanction of this room."""
    return tuple(norm for norm in law.rulebook().norms.values() if _sanctions_of(norm, employment))


def norm_words(name: str, employment: str) -> str:
    """A norm with the article that binds this class: the circular for contract staff, not PP 94."""
    rules = law.rulebook()
    norm = rules.norms.get(name)
    if norm is None:
        return name
    return f"{norm.text} ({norm_basis(name, employment)})"


def norm_basis(name: str, employment: str) -> str:
    """Only the articles of a norm for this class; empty for a norm that the rulebook does not have."""
    rules = law.rulebook()
    norm = rules.norms.get(name)
    if norm is None:
        return ""
    own = next((each.basis for each in norm.binds if employment in each.employments and each.basis), ())
    return rules.cite(own or norm.basis)


def range_of(employment: str, norms: Iterable[str]) -> tuple[Sanction, ...]:
    """The whole range for these norms, from the lightest entry of the catalogue: every sanction that one of
    them names for this class. Ids that the rulebook does not have add nothing."""
    rules = law.rulebook()
    named = {
        each for norm in norms if norm in rules.norms for each in _sanctions_of(rules.norms[norm], employment)
    }
    return tuple(one for one in sanctions_for(employment) if one.id in named)


def sanction(name: str) -> Sanction | None:
    """A sanction by its id."""
    return law.rulebook().sanctions.get(name)


def is_heavy(name: str) -> bool:
    """A heavy sanction: for civil servants only after an examining team."""
    found = sanction(name)
    return found is not None and HEAVY in found.level.split("|")


def is_dismissal(name: str) -> bool:
    """Ends the employment: it is appealed to BPASN, everything else is objected to (PP 79/2021)."""
    found = sanction(name)
    return found is not None and found.lasts == FOR_GOOD


def authorities_of(name: str) -> dict[str, str]:
    """Who may impose this sanction, id and words; empty for an id that the rulebook does not have."""
    found = sanction(name)
    return {each: AUTHORITIES.get(each, each) for each in found.imposed_by} if found else {}


def _gentler(one: Sanction) -> tuple[bool, bool, str]:
    """A closed statement before an open one, and moral sanctions before what a council recommends."""
    return one.level != "moral", "tertutup" not in one.id, one.id


def _weight(one: Sanction) -> tuple[int, str, str]:
    """By level, then as the article lists them."""
    level = one.level.split("|")[0]
    return LEVELS.index(level) if level in LEVELS else len(LEVELS), one.basis[0].article, one.id


def _sanctions_of(norm: Norm, employment: str) -> list[str]:
    own = {one.id for one in sanctions_for(employment)}
    bound = (each for each in norm.binds if each.certain and employment in each.employments)
    return [name for each in bound for name in each.sanctions if name in own]
