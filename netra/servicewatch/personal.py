"""Service watch counts services, never people."""

from typing import Final

from netra.law.personal import Kept

PERSONAL: Final[tuple[Kept, ...]] = ()
HARMLESS: Final = {
    "StrategicIssue.name": "nama isu",
    "StrategicFigure.source": "sumber angka",
    "Promise.text": "janji kunjungan sebuah unit",
    "PromiseFollowUp.text": "tindak lanjut sebuah unit",
}
