"""What Bawaslu can do on a day: before the candidates are determined less than afterwards, and it says so."""

from dataclasses import dataclass
from datetime import date, timedelta

from netra import clock, law


@dataclass(frozen=True)
class PhaseNote:
    """For a reporter outside the time in which everything binds: what holds today, and what can be done."""

    title: str
    can_do: str


def phase_note(on: date) -> PhaseNote | None:
    """None once candidates are determined: then the ordinary rules need no explanation."""
    standing = law.standing_on(on)
    if standing is None or standing.phase == law.NONE:
        return PhaseNote(
            "Tidak ada tahapan pemilihan pada hari itu.",
            "Pegawai tetap wajib netral. Laporan dibaca sebagai informasi awal, dan dapat diteruskan kepada "
            f"{_overseer(on)}.",
        )
    if standing.phase != "pre_determination":
        return None
    can_do = (
        "Bawaslu sudah dapat menerima laporan, mengingatkan, dan meneruskan dugaan pelanggaran kode etik "
        f"kepada {_overseer(on)}. Larangan disiplin yang lebih berat berlaku sejak penetapan{_on(standing)}."
    )
    return PhaseNote("Calon belum ditetapkan.", can_do)


def _on(standing: law.PhaseOn) -> str:
    if standing.until is None:
        return ""
    return f", menurut jadwal {clock.date_in_words(standing.until + timedelta(days=1))}"


def _overseer(on: date) -> str:
    overseer = law.rulebook().overseer_on(on)
    return overseer.name if overseer else "lembaga yang berwenang"
