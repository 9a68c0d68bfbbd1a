"""Stages and moves of a case, from arrival to referral or dismissal, as one table. Pure.

Each move names who may make it, the article it rests on and, where one exists, the limit it starts.
A move without an article is one for which our rules have none (`WITHOUT_ARTICLE`).
What follows a referral in the agency (examination, decision, sanction) stands in the discipline room's table.
The articles are those of the Pilkada law, `article_of` gives those of a Pemilu; `LIMITS` holds the limits of
both kinds of election.
"""

from typing import Final

from netra.law.procedure import Move, Procedure

RECEIVED: Final = "received"
DUPLICATE: Final = "duplicate"
NOT_OURS: Final = "not_ours"
SCREENING: Final = "screening"
CLARIFICATION: Final = "clarification"
ASSESSMENT: Final = "assessment"
RULING: Final = "ruling"
REFERRAL: Final = "referral"
REFERRED: Final = "referred"
DISMISSED: Final = "dismissed"

STAGE_LABELS: Final[dict[str, str]] = {
    RECEIVED: "Perlu dipilah",
    DUPLICATE: "Sama dengan laporan lain",
    NOT_OURS: "Bukan kewenangan",
    SCREENING: "Kajian awal",
    CLARIFICATION: "Klarifikasi",
    ASSESSMENT: "Kajian",
    RULING: "Putusan",
    REFERRAL: "Penerusan",
    REFERRED: "Diteruskan",
    DISMISSED: "Dihentikan",
}
PATH: Final = (RECEIVED, SCREENING, CLARIFICATION, ASSESSMENT, RULING, REFERRAL)
OPEN: Final = (SCREENING, CLARIFICATION, ASSESSMENT, RULING, REFERRAL)
FINAL: Final = (DUPLICATE, NOT_OURS, REFERRED, DISMISSED)
# While parties are heard a respondent can be added; in `LINKED` stages cases may be found to name the same.
HEARING: Final = (SCREENING, CLARIFICATION)
LINKED: Final = (*OPEN, REFERRED)
# Where a ruling may have led to. (A case is also dismissed without one; its papers tell.)
DECIDED: Final = (REFERRED, DISMISSED)
# A slip of the pen in a ruling is corrected until it was passed on; by a higher body's order also later.
CORRECTABLE: Final = frozenset({REFERRAL, DISMISSED})
CHANGEABLE: Final = CORRECTABLE | {REFERRED}

ANY_OFFICER: Final = "bawaslu_intake"
HANDLER: Final = "case_officer"
# A case officer who did not write the assessment: who proposes does not record what was ruled.
SECOND: Final = "second_case_officer"

_PILKADA: Final = "uu-1-2015"
_PROCEDURE: Final = "perbawaslu-8-2020"
_PROCEDURE_OF_PEMILU: Final = "perbawaslu-7-2022"

MOVES: Final = (
    Move(
        name="register",
        source=RECEIVED,
        target=SCREENING,
        label="Registrasi",
        actor=ANY_OFFICER,
        article=(_PILKADA, "134(5)"),
        limit="handling",
        key="R",
    ),
    Move(
        name="ask_reporter",
        source=frozenset({RECEIVED, SCREENING, CLARIFICATION, ASSESSMENT}),
        target=None,
        label="Tanya pelapor",
        actor=ANY_OFFICER,
        article=(_PROCEDURE, "kajian awal"),
        limit="answer",
        key="T",
    ),
    Move(
        name="mark_duplicate",
        source=RECEIVED,
        target=DUPLICATE,
        label="Duplikat",
        actor=ANY_OFFICER,
        article=(_PROCEDURE, "seluruhnya"),
        reason_required=True,
        key="D",
    ),
    Move(
        name="pass_on",
        source=RECEIVED,
        target=NOT_OURS,
        label="Bukan kewenangan",
        actor=ANY_OFFICER,
        article=(_PROCEDURE, "seluruhnya"),
        reason_required=True,
        key="L",
    ),
    Move(
        name="confirm_requirements",
        source=SCREENING,
        target=CLARIFICATION,
        label="Syarat terpenuhi, mulai klarifikasi",
        actor=HANDLER,
        article=(_PILKADA, "134(3)"),
        document="Kajian awal",
    ),
    Move(
        name="reject_requirements",
        source=SCREENING,
        target=DISMISSED,
        label="Syarat tidak terpenuhi",
        actor=HANDLER,
        article=(_PILKADA, "134(3)"),
        document="Kajian awal",
        reason_required=True,
    ),
    Move(
        name="record_clarification",
        source=CLARIFICATION,
        target=None,
        label="Catat hasil klarifikasi",
        actor=HANDLER,
        article=(_PROCEDURE, "klarifikasi"),
        document="Berita acara klarifikasi",
    ),
    Move(
        name="extend_handling",
        source=frozenset({SCREENING, CLARIFICATION, ASSESSMENT, RULING}),
        target=None,
        label="Tambah waktu",
        actor=HANDLER,
        article=(_PILKADA, "134(6)"),
        limit="extension",
        reason_required=True,
    ),
    Move(
        name="close_clarification",
        source=CLARIFICATION,
        target=ASSESSMENT,
        label="Klarifikasi selesai, susun kajian",
        actor=HANDLER,
        article=(_PROCEDURE, "klarifikasi"),
    ),
    Move(
        name="write_assessment",
        source=ASSESSMENT,
        target=RULING,
        label="Kajian selesai, bawa ke pleno",
        actor=HANDLER,
        article=(_PROCEDURE, "kajian"),
        document="Kajian dugaan pelanggaran",
    ),
    Move(
        name="rule_breach",
        source=RULING,
        target=REFERRAL,
        label="Catat putusan pleno",
        actor=SECOND,
        article=(_PILKADA, "134(5)"),
        limit="referral",
        document="Putusan pleno",
    ),
    Move(
        name="rule_no_breach",
        source=RULING,
        target=DISMISSED,
        label="Catat putusan pleno",
        actor=SECOND,
        article=(_PILKADA, "134(5)"),
        document="Putusan pleno",
    ),
    Move(
        name="adopt",
        source=frozenset({SCREENING, CLARIFICATION, ASSESSMENT, RULING}),
        target=None,
        label="Tetapkan sebagai temuan",
        actor=HANDLER,
        article=(_PROCEDURE, "informasi awal"),
        limit="handling",
    ),
    Move(
        name="refer",
        source=REFERRAL,
        target=REFERRED,
        label="Teruskan",
        actor=HANDLER,
        article=(_PROCEDURE, "penerusan"),
        document="Surat penerusan",
    ),
    Move(
        name="propose_correction",
        source=CORRECTABLE,
        target=None,
        label="Koreksi putusan",
        actor=HANDLER,
        document="Usul koreksi",
        reason_required=True,
        afterwards=True,
    ),
    Move(
        name="propose_order",
        source=CHANGEABLE,
        target=None,
        label="Catat perintah badan di atas",
        actor=HANDLER,
        document="Perintah badan di atas",
        reason_required=True,
        afterwards=True,
    ),
    Move(
        name="change_breach",
        source=CHANGEABLE,
        target=REFERRAL,
        label="Periksa usul perubahan putusan",
        actor=SECOND,
        limit="referral",
        document="Putusan pleno, versi baru",
        afterwards=True,
    ),
    Move(
        name="change_no_breach",
        source=CHANGEABLE,
        target=DISMISSED,
        label="Periksa usul perubahan putusan",
        actor=SECOND,
        document="Putusan pleno, versi baru",
        afterwards=True,
    ),
    Move(
        name="decline_change",
        source=CHANGEABLE,
        target=None,
        label="Tolak usul perubahan putusan",
        actor=HANDLER,
        document="Alasan",
        reason_required=True,
        afterwards=True,
    ),
)
# Our rules name no article and no day for changing a ruling (doubt D20): the page says so.
WITHOUT_ARTICLE: Final = frozenset(move.name for move in MOVES if move.article is None)
UNKNOWN_LAW: Final = "D20"

PROCEDURE: Final = Procedure(stages=tuple(STAGE_LABELS), moves=MOVES, final=frozenset(FINAL))

# The same act under the Pemilu law; the articles are those of the limits in rules/limits/.
_UNDER_PEMILU: Final[dict[tuple[str, str], tuple[str, str]]] = {
    (_PILKADA, "134(3)"): (_PROCEDURE_OF_PEMILU, "15(1)"),
    (_PILKADA, "134(5)"): ("uu-7-2017", "454(7)"),
    (_PILKADA, "134(6)"): ("uu-7-2017", "454(8)"),
}


def article_of(move: Move, regime: str) -> tuple[str, str] | None:
    """What a move rests on in this kind of election: instrument and article. Between elections, as in the
    Pilkada law."""
    if move.article is None or regime != "pemilu":
        return move.article
    instrument, article = move.article
    if instrument == _PROCEDURE:
        return _PROCEDURE_OF_PEMILU, article
    return _UNDER_PEMILU[move.article]


# A move's limit, per kind of election. A kind without an entry has no figure in law: no date is shown.
LIMITS: Final[dict[str, dict[str, str]]] = {
    "screening": {"pilkada": "pkd-kajian-awal", "pemilu": "pml-kajian-awal-2"},
    "handling": {"pilkada": "pkd-penanganan-3", "pemilu": "pml-penanganan-7"},
    "extension": {"pilkada": "pkd-penanganan-tambah-2", "pemilu": "pml-penanganan-14"},
    "answer": {"pilkada": "pkd-perbaikan"},
    "tracing": {"pilkada": "pkd-info-awal-7"},
    "referral": {"pilkada": "pkd-terus-pidana-24jam", "pemilu": "pml-terus-pidana-24jam"},
}
# Where an extension begins: Pilkada adds to the first limit, Pemilu counts anew from registration.
EXTENDS_FROM_THE_END: Final = frozenset({"pkd-penanganan-tambah-2"})

# Kinds of verdict, and to whom each is referred.
ETHICS: Final = "ethics"
DISCIPLINE: Final = "discipline"
CRIME: Final = "crime"
OTHER_LAW: Final = "other_law"
NO_BREACH: Final = "no_breach"
VERDICT_LABELS: Final[dict[str, str]] = {
    ETHICS: "Pelanggaran kode etik ASN",
    DISCIPLINE: "Pelanggaran disiplin ASN",
    CRIME: "Dugaan tindak pidana pemilihan",
    OTHER_LAW: "Pelanggaran peraturan lain",
    NO_BREACH: "Bukan pelanggaran",
}
REFERRED_TO: Final[dict[str, str]] = {
    ETHICS: "Badan Kepegawaian Negara (BKN)",
    DISCIPLINE: "Badan Kepegawaian Negara (BKN)",
    CRIME: "Kepolisian, melalui Sentra Gakkumdu",
    OTHER_LAW: "Lembaga yang berwenang",
}
