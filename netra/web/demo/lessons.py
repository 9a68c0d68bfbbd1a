"""The demo's lessons: one that everyone reads, two that wait for the visitor as the second person.

Perkara rekaan. Of the waiting ones the first may go out once its warnings are weighed, the second may not:
too few cases are like it.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from netra.cases import lifecycle
from netra.cases import services as cases
from netra.cases.lessons.content import Wording
from netra.cases.models import Case, Lesson
from netra.clock import Zone
from netra.web.demo.invented import Handler

_MEDIA, _PHOTO = "medsos_posting_like_share", "foto_bersama_simbol_jari"
# So that the demo's proposal has the same address in every demo.
WAITS: Final = UUID("5f9ae1c0-0000-4000-8000-000000000001")
_READ: Final = Wording(
    "Akun pribadi tetap akun pegawai",
    "Seorang pegawai menyukai dan membagikan unggahan akun pemenangan dari akun pribadinya. Ia mengira akun "
    "pribadi, di luar jam kerja, tidak termasuk larangan. Sesudah didengar, ia menghapusnya.",
    "Larangan mengikuti orangnya, bukan akun atau jamnya. Lihat saja tanpa menekan apa pun; batalkan suka "
    "yang telanjur, dan keluar dari grup pemenangan.",
)
_WAITS: Final = Wording(
    "Meneruskan kiriman teman juga membagikan",
    "Seorang pegawai meneruskan poster ajakan dari grup lain. Ia tidak menambahkan apa pun, dan menghapusnya "
    "pada hari Senin sesudah ditegur kepala seksi.",
    "Meneruskan sama dengan membagikan. Bila ragu, jangan teruskan; tanyakan dulu di Bolehkah.",
)
_TOO_FEW: Final = Wording(
    "Isyarat tangan dalam foto bersama",
    "Beberapa pegawai berfoto dengan isyarat yang sama dengan nomor urut pasangan calon. Mereka menyebutnya "
    "kebiasaan lama.",
    "Selama masa kampanye, foto bersama cukup dengan tangan di samping.",
)


def replay_lessons(handler: Handler, second: Handler) -> None:
    """Propose three, release one; each word is the office's own verb."""
    first, other, *_ = _decided(_MEDIA)
    [photo, *_] = _decided(_PHOTO)
    made = _propose(handler, first, _READ, _at(21, 10))
    cases.release(lesson=made, weighed="", revision=made.revision, desk=second.desk(_at(22, 9)))
    _propose(second, other, _WAITS, _at(28, 15), nonce=WAITS)
    _propose(second, photo, _TOO_FEW, _at(29, 9))


def _propose(by: Handler, case: Case, wording: Wording, at: datetime, nonce: UUID | None = None) -> Lesson:
    desk = by.desk(at)
    codes = cases.codes_of_case(case=case, desk=desk).without_employment()
    narrow = codes.norms[:1] if case.act == _PHOTO else tuple(n for n in codes.norms if n.startswith("dis-6"))
    return cases.propose(case=case, codes=codes.with_norms(narrow), wording=wording, nonce=nonce, desk=desk)


def _decided(act: str) -> list[Case]:
    found = Case.objects.filter(act=act, stage=lifecycle.REFERRED).order_by("registered_at")
    return list(found.select_related("report__government", "government", "agency"))


def _at(day: int, hour: int) -> datetime:
    return datetime(2024, 10, day, hour, tzinfo=Zone.WIB.tz)
