"""Each kind of harm is shown with its article, how sure that is, and that its words are not the law's."""

from netra import law
from netra.cases import page


def test_no_harm_is_shown_as_surer_than_it_is() -> None:
    for harm, shown in zip(law.rulebook().harms.values(), page.harms_shown(), strict=True):
        word = {"high": "tinggi", "medium": "sedang", "low": "rendah"}
        assert f"keyakinan {word[harm.confidence]}" in shown["sure"]
        assert harm.source in shown["sure"]
        assert harm.note in shown["sure"]
        assert law.rulebook().cite(harm.basis) in shown["cited"]


def test_what_was_read_in_unofficial_copies_says_so_and_is_not_certain() -> None:
    harms = law.rulebook().harms
    for name in ("diskriminasi-layanan", "kesenjangan-asn", "tidak-profesional"):
        assert harms[name].confidence != "high"
        assert "tidak resmi" in harms[name].note
    assert harms["kesenjangan-asn"].confidence == "low"
