"""What `netra check` and the operator's page say of the offices' electronic seals."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.conf import settings

from netra import clock
from netra.accounts import queries as officers
from netra.dashboard.finding import Finding
from netra.letters.seals import KeyState, OfficeSeal, SealRefused, look_at_keys

_SOON_DAYS: Final = 60
_FILES: Final = "berkas kunci dan berkas sandi (NETRA_SEALS, atau NETRA_SEAL_KEY dan NETRA_SEAL_PASSPHRASE)"
_MEND: Final = {
    "no-key": f"periksa {_FILES}, dan bahwa Netra boleh membaca keduanya",
    "wrong-key": f"periksa {_FILES}: kuncinya PKCS#12, dan sandinya membukanya",
    "expired": "minta sertifikat baru, lalu ganti berkas kuncinya",
    "not-yet": "periksa jam mesin ini, atau pakai sertifikat yang sudah berlaku",
}
_NOBODY: Final = (
    "tulis nama kantor persis seperti di Netra, di NETRA_SEAL_OFFICE atau di berkas NETRA_SEALS (office)"
)


def seal_finding(today: date) -> Iterator[Finding]:
    """One for every seal. Nothing where none is set: letters may be issued without."""
    seals = settings.ENV.seals
    for seal, state in zip(seals, _states(seals), strict=True):
        if not officers.is_office(seal.government, seal.office):
            what = f"Segel elektronik untuk {seal.office} tidak dipakai: tidak ada kantor bernama itu."
            yield Finding("bad", what, _NOBODY)
        yield _finding(seal, state, today)


def _states(seals: tuple[OfficeSeal, ...]) -> list[KeyState | SealRefused]:
    if not seals:
        return []
    try:
        return look_at_keys([seal.keys for seal in seals])
    except SealRefused as refused:
        return [refused] * len(seals)


def _finding(seal: OfficeSeal, state: KeyState | SealRefused, today: date) -> Finding:
    if isinstance(state, SealRefused):
        what = f"Segel elektronik {seal.office} tidak dapat dipakai: tidak ada suratnya yang dapat terbit."
        return Finding("bad", what, _MEND.get(state.why, "jalankan netra check sekali lagi"))
    until = clock.date_in_words(state.until.date())
    if state.test:
        what = f"Segel {seal.office} hanya uji coba, atas nama {state.by}."
        return Finding("warn", what, "sesudah selesai mencoba: hapus atau ganti segel kantor itu")
    if (state.until.date() - today).days <= _SOON_DAYS:
        what = f"Sertifikat segel {seal.office}, atas nama {state.by}, berakhir {until}."
        return Finding("warn", what, _MEND["expired"])
    return Finding("ok", f"Surat {seal.office} disegel atas nama {state.by}; sertifikatnya sampai {until}.")
