"""What `netra check` and the operator's page say of the installation's electronic seal."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.conf import settings

from netra import clock
from netra.dashboard.finding import Finding
from netra.letters.seals import SealKeys, SealRefused, look_at_key

_SOON_DAYS: Final = 60
_MEND: Final = {
    "no-key": "periksa NETRA_SEAL_KEY dan NETRA_SEAL_PASSPHRASE, dan bahwa Netra boleh membaca keduanya",
    "wrong-key": "periksa kata sandi di NETRA_SEAL_PASSPHRASE, dan bahwa NETRA_SEAL_KEY berupa PKCS#12",
    "expired": "minta sertifikat baru, lalu ganti NETRA_SEAL_KEY",
    "not-yet": "periksa jam mesin ini, atau pakai sertifikat yang sudah berlaku",
}


def seal_finding(today: date) -> Iterator[Finding]:
    """Nothing where no seal is set: letters are then issued without one, as is allowed."""
    if settings.ENV.seal is None:
        return
    try:
        state = look_at_key(SealKeys(*settings.ENV.seal))
    except SealRefused as refused:
        what = "Segel elektronik tidak dapat dipakai: tidak ada surat yang dapat terbit."
        yield Finding("bad", what, _MEND.get(refused.why, "jalankan netra check sekali lagi"))
        return
    until = clock.date_in_words(state.until.date())
    if state.test:
        what = f"Surat disegel dengan segel uji coba atas nama {state.by}, bukan segel resmi."
        yield Finding("warn", what, "sesudah selesai mencoba: kosongkan NETRA_SEAL_KEY atau ganti")
    elif (state.until.date() - today).days <= _SOON_DAYS:
        yield Finding("warn", f"Sertifikat segel {state.by} berakhir {until}.", _MEND["expired"])
    else:
        yield Finding("ok", f"Surat disegel atas nama {state.by}; sertifikatnya sampai {until}.")
