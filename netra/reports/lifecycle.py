"""What the reporter sees: fewer, kinder stages than the office uses. Pure.

Each stage has a status sentence and says who acts next. `PROMISES` names the limit that sets the date
shown for each, per kind of election (the ids are those of `rules/limits/`).
"""

from dataclasses import dataclass
from typing import Final

RECEIVED: Final = "received"
READ: Final = "read"
ASKED: Final = "asked"
EXAMINED: Final = "examined"
DONE: Final = "done"

BAWASLU: Final = "Bawaslu"
REPORTER: Final = "Anda"
NOBODY: Final = ""

# How a report enters: with an identity it is a formal report, without one it is a lead.
REPORT: Final = "report"
LEAD: Final = "lead"


# The way in (laporan and temuan: UU 1/2015 art. 134; penerusan and informasi awal: Perbawaslu 8/2020).
DOOR: Final = "door"
COUNTER: Final = "counter"
FINDING: Final = "finding"
REFERRAL: Final = "referral"
MEDIA: Final = "media"
SELF: Final = "self"
ORIGINS: Final[dict[str, str]] = {
    DOOR: "Lewat Netra",
    COUNTER: "Disampaikan langsung",
    FINDING: "Temuan pengawas",
    REFERRAL: "Penerusan lembaga lain",
    MEDIA: "Informasi awal dari penelusuran",
    SELF: "Lapor diri",
}
# Only here stands somebody behind it who holds a receipt, and can be asked.
WITH_REPORTER: Final = frozenset({DOOR, COUNTER, SELF})
# Who tells of their own slip is no reporter of somebody else's: no rule that we have makes a formal report
# of it. It is a lead, however much of themselves they tell.
NEVER_A_REPORT: Final = frozenset({SELF})


@dataclass(frozen=True)
class PublicStage:
    """`heading` for the top of the page, `step` for the timeline, `waiting` for what has not come yet."""

    heading: str
    step: str
    actor: str
    waiting: str


STAGES: Final[dict[str, PublicStage]] = {
    RECEIVED: PublicStage("Laporan Anda sudah diterima.", "Diterima dan disegel", BAWASLU, ""),
    READ: PublicStage("Petugas sudah membaca laporan Anda.", "Dibaca petugas", BAWASLU, "Menunggu dibuka"),
    ASKED: PublicStage(
        "Petugas bertanya kepada Anda.",
        "Dilengkapi bersama Anda",
        REPORTER,
        "Hanya bila ada yang perlu ditanyakan",
    ),
    EXAMINED: PublicStage(
        "Laporan Anda sedang diperiksa.", "Diperiksa", BAWASLU, "Orang yang dilaporkan didengar lebih dulu"
    ),
    DONE: PublicStage("Sudah ada hasil.", "Ada hasil", NOBODY, "Hasilnya ditulis di halaman ini"),
}
ORDER: Final = (RECEIVED, READ, ASKED, EXAMINED, DONE)

# What each stage may become. A question may come and go at any time before the end.
MOVES: Final[dict[str, frozenset[str]]] = {
    RECEIVED: frozenset({READ, ASKED, EXAMINED, DONE}),
    READ: frozenset({ASKED, EXAMINED, DONE}),
    ASKED: frozenset({READ, EXAMINED, DONE}),
    EXAMINED: frozenset({ASKED, DONE}),
    DONE: frozenset(),
}

# As long as nobody has taken it up, a lead whose reporter gives a name may still become a formal report.
NOT_TAKEN_UP: Final = frozenset({RECEIVED, READ})
# Whatever nobody has taken up stands in one of these, as may what was asked about later: taking up moves on.
MAYBE_NEW: Final = (RECEIVED, READ, ASKED)

REPORT_WITHIN: Final = {"pilkada": "pkd-laporan-7hari", "pemilu": "pml-laporan-7"}
# A finding is laid down so soon after the supervisor found it.
FOUND_WITHIN: Final = {"pilkada": "pkd-temuan-7hari", "pemilu": "pml-temuan-7"}
PROMISES: Final[dict[str, dict[str, str]]] = {
    REPORT: {"pilkada": "pkd-kajian-awal", "pemilu": "pml-kajian-awal-2"},
    LEAD: {"pilkada": "pkd-info-awal-7"},
}


def entry_kind(*, gives_identity: bool, in_time: bool) -> str:
    """A formal report needs an identity and the legal time (UU 1/2015 art. 134); all else is a lead."""
    return REPORT if gives_identity and in_time else LEAD
