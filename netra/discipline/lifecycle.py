"""Stages and moves of a disciplinary proceeding (perkara disiplin) for every class of staff: one pure table.

A row of `TABLE` is one move; beside it stands for whom it exists and on which article. `None` says that the
move exists for that class although the rulebook has no article for it: the page says so, nothing is invented.
Articles are those that `rules/` cites. Who decides is another officer than who examined (`SECOND`).
"""

from dataclasses import dataclass, replace
from typing import Final

from netra.law.procedure import Move, Procedure

RECEIVED: Final = "received"
WITH_CAMAT: Final = "with_camat"
SUMMONED: Final = "summoned"
ABSENT: Final = "absent"
SUMMONED_AGAIN: Final = "summoned_again"
EXAMINED: Final = "examined"
PROPOSED: Final = "proposed"
DECIDED: Final = "decided"
DELIVERED: Final = "delivered"
IN_FORCE: Final = "in_force"
OBJECTED: Final = "objected"
APPEALED: Final = "appealed"
CARRIED_OUT: Final = "carried_out"
CLOSED: Final = "closed"
CLEARED: Final = "cleared"
LAPSED: Final = "lapsed"
SENT_BACK: Final = "sent_back"

STAGE_LABELS: Final[dict[str, str]] = {
    RECEIVED: "Diterima",
    WITH_CAMAT: "Melalui camat",
    SUMMONED: "Dipanggil",
    ABSENT: "Belum hadir",
    SUMMONED_AGAIN: "Dipanggil lagi",
    EXAMINED: "Diperiksa",
    PROPOSED: "Diusulkan",
    DECIDED: "Diputus",
    DELIVERED: "Disampaikan",
    IN_FORCE: "Berlaku",
    OBJECTED: "Keberatan",
    APPEALED: "Banding",
    CARRIED_OUT: "Dijalankan",
    CLOSED: "Selesai",
    CLEARED: "Tidak terbukti, nama dipulihkan",
    LAPSED: "Selesai tanpa dijalankan",
    SENT_BACK: "Dikembalikan",
}
FINAL: Final = (CLOSED, CLEARED, LAPSED, SENT_BACK)
OPEN: Final = tuple(stage for stage in STAGE_LABELS if stage not in FINAL)
BEFORE_EXAMINATION: Final = frozenset({RECEIVED, WITH_CAMAT, SUMMONED, ABSENT, SUMMONED_AGAIN})
# A summons is out and nobody has come or stayed away yet: its day stands ahead.
MEETING_AHEAD: Final = (SUMMONED, SUMMONED_AGAIN)

# --- classes of staff ---------------------------------------------------------------------------------

PNS: Final = "pns"
PPPK: Final = "pppk"
THL: Final = "thl"
VILLAGE_HEAD: Final = "kepala_desa"
VILLAGE_STAFF: Final = "perangkat_desa"
EMPLOYMENT_LABELS: Final[dict[str, str]] = {
    PNS: "PNS",
    PPPK: "PPPK",
    THL: "THL, honorer, pegawai non-ASN",
    VILLAGE_HEAD: "Kepala desa",
    VILLAGE_STAFF: "Perangkat desa",
}
ASN: Final = (PNS, PPPK)
VILLAGE: Final = (VILLAGE_HEAD, VILLAGE_STAFF)
NOT_ASN: Final = (THL, *VILLAGE)
ALL: Final = (*ASN, *NOT_ASN)

# --- who acts -----------------------------------------------------------------------------------------

KEEPER: Final = "keeper"
SECOND: Final = "second_officer"

_PP94, _PERBKN, _PP79 = "pp-94-2021", "perbkn-6-2022", "pp-79-2021"
Article = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the move, and the article that gives it to each class that has it."""

    move: Move
    articles: dict[str, Article]


def _asn(article: Article) -> dict[str, Article]:
    """PNS by this article; PPPK by PP 49/2018, which lends them the procedure of the PNS."""
    return {PNS: article, PPPK: ("pp-49-2018", "51-52")}


def _of(classes: tuple[str, ...], article: Article = None) -> dict[str, Article]:
    return dict.fromkeys(classes, article)


def _everybody(pns: Article, *, thl: Article = None, village: Article = None) -> dict[str, Article]:
    return {**_asn(pns), THL: thl, **_of(VILLAGE, village)}


def _row(
    name: str,
    source: frozenset[str] | str,
    target: str | None,
    label: str,
    articles: dict[str, Article],
    **more: object,
) -> Row:
    return Row(Move(name, source, target, label, **({"actor": KEEPER} | more)), articles)  # type: ignore[arg-type]


def _judged(
    name: str,
    source: frozenset[str] | str,
    target: str,
    label: str,
    articles: dict[str, Article],
    **more: object,
) -> Row:
    """What another officer than who examined does, always with reasons."""
    return _row(name, source, target, label, articles, actor=SECOND, reason_required=True, **more)


_CONTRACT: Final = ("se-menpanrb-1-2023", "isi edaran")
_VILLAGE: Final = ("uu-6-2014", "30(1); 52(1)")
_BY_THEIR_OWN_RULES: Final = {THL: _CONTRACT, **_of(VILLAGE, _VILLAGE)}
_CALLED: Final = frozenset({SUMMONED, ABSENT, SUMMONED_AGAIN})
_HANDED_OUT: Final = frozenset({DELIVERED, IN_FORCE})
_CONTESTED: Final = frozenset({OBJECTED, APPEALED})

# fmt: off
TABLE: Final = (
    _row("send_back", RECEIVED, SENT_BACK, "Kembalikan kepada pengirim", _of(ALL), reason_required=True),
    _row("pass_to_camat", RECEIVED, WITH_CAMAT, "Sampaikan melalui camat", _of(VILLAGE)),
    _row("summon", RECEIVED, SUMMONED, "Panggil", _asn((_PP94, "26(2)")),
        limit="dis-panggil-1", document="Surat panggilan I"),
    _row("summon", RECEIVED, SUMMONED, "Panggil", _of((THL,)), document="Surat panggilan"),
    _row("summon", WITH_CAMAT, SUMMONED, "Panggil", _of(VILLAGE), document="Surat panggilan"),
    _row("record_absence", SUMMONED, ABSENT, "Catat tidak hadir", _asn((_PP94, "26(3)-(4)")),
        limit="dis-panggil-2"),
    _row("record_absence", SUMMONED, ABSENT, "Catat tidak hadir", _of(NOT_ASN)),
    _row("summon_again", ABSENT, SUMMONED_AGAIN, "Panggil lagi", _everybody((_PP94, "26(3)-(4)")),
        document="Surat panggilan II"),
    _row("hear", _CALLED, EXAMINED, "Catat pemeriksaan", _everybody((_PP94, "26-28")),
        document="Berita acara pemeriksaan"),
    _row("record_second_absence", SUMMONED_AGAIN, EXAMINED, "Catat tidak hadir lagi",
        _everybody((_PP94, "26(3)-(4)"))),
    _row("hear_more", EXAMINED, None, "Tambah pemeriksaan", _everybody((_PP94, "26-28")),
        document="Berita acara pemeriksaan tambahan"),
    _row("form_team", BEFORE_EXAMINATION | {EXAMINED}, None, "Bentuk tim pemeriksa",
        _asn((_PP94, "tim pemeriksa")), document="Keputusan pembentukan tim"),
    _row("add_reply", _CALLED | {EXAMINED, PROPOSED}, None, "Catat tanggapan terperiksa", _of(ALL)),
    _row("propose", EXAMINED, PROPOSED, "Susun usul",
        _everybody((_PP94, "8"), thl=_CONTRACT, village=_VILLAGE), document="Laporan hasil pemeriksaan"),
    _judged("ask_for_more", PROPOSED, EXAMINED, "Minta pemeriksaan dilengkapi", _of(ALL)),
    _judged("decide", PROPOSED, DECIDED, "Catat keputusan", _asn((_PP94, "16-21")),
        limit="dis-sampaikan-14", document="Keputusan"),
    _judged("decide", PROPOSED, DECIDED, "Catat keputusan", _BY_THEIR_OWN_RULES, document="Keputusan"),
    _judged("clear", PROPOSED, CLEARED, "Tidak terbukti, pulihkan nama", _of(ALL),
        document="Keputusan tidak terbukti"),
    _row("note_not_handed_over", DECIDED, None, "Catat belum dapat diserahkan", _asn((_PERBKN, "49(8)")),
        limit="dis-kirim-3"),
    _row("deliver", DECIDED, DELIVERED, "Catat penyampaian", _asn((_PP94, "37(3)")),
        limit="dis-berlaku-15", document="Berita acara penyampaian"),
    _row("deliver", DECIDED, DELIVERED, "Catat penyampaian", _of(NOT_ASN),
        document="Berita acara penyampaian"),
    _row("take_effect", DELIVERED, IN_FORCE, "Nyatakan berlaku", _asn((_PERBKN, "50(1)"))),
    _row("file_objection", _HANDED_OUT, OBJECTED, "Catat keberatan", _of(ASN, (_PP79, "keberatan"))),
    _row("file_appeal", _HANDED_OUT, APPEALED, "Catat banding ke BPASN", _of(ASN, (_PP79, "11(3)")),
        limit="upy-putusan-65"),
    _row("reply_to_bpasn", APPEALED, None, "Catat tanggapan kepada BPASN", _of(ASN, (_PP79, "13"))),
    _judged("uphold", _CONTESTED, DELIVERED, "Keputusan tetap", _of(ASN, (_PP79, "seluruhnya"))),
    _judged("amend", _CONTESTED, DECIDED, "Keputusan diubah", _of(ASN, (_PP79, "seluruhnya")),
        limit="dis-sampaikan-14", document="Keputusan"),
    _judged("annul", _CONTESTED, CLEARED, "Keputusan dibatalkan, pulihkan nama",
        _of(ASN, (_PP79, "seluruhnya"))),
    _row("carry_out", IN_FORCE, CARRIED_OUT, "Catat sudah dijalankan", _asn((_PP94, "8"))),
    _row("carry_out", DELIVERED, CARRIED_OUT, "Catat sudah dijalankan", _BY_THEIR_OWN_RULES),
    _judged("leave_undone", IN_FORCE, LAPSED, "Tidak dapat dijalankan", _of(ASN)),
    _judged("leave_undone", DELIVERED, LAPSED, "Tidak dapat dijalankan", _of(NOT_ASN)),
    _row("record_in_idis", frozenset({IN_FORCE, CARRIED_OUT}), None, "Catat sudah masuk I'DIS",
        _of(ASN, ("skb-2022", "mekanisme SBT"))),
    _row("escalate", CARRIED_OUT, PROPOSED, "Teguran tidak dituruti",
        _of(VILLAGE, ("uu-6-2014", "30(2); 52(2)")), reason_required=True),
    _row("close", CARRIED_OUT, CLOSED, "Tutup perkara", _of(ALL)),
    _row("note_superior", frozenset(OPEN), None, "Catat tugas: periksa atasan", _of(ASN, (_PP94, "28"))),
    _row("settle_superior", frozenset(OPEN), None, "Selesaikan tugas atasan", _of(ASN, (_PP94, "28")),
        reason_required=True),
)
# fmt: on


def _procedure(employment: str) -> Procedure:
    """The part of the table that is there for one class of staff."""
    moves = tuple(
        replace(row.move, article=row.articles[employment]) for row in TABLE if employment in row.articles
    )
    reached = {RECEIVED, *(target for move in moves for target in move.targets)}
    stages = tuple(stage for stage in STAGE_LABELS if stage in reached)
    narrowed = tuple(replace(move, source=move.sources & reached) for move in moves)
    return Procedure(stages=stages, moves=narrowed, final=frozenset(FINAL) & reached)


PROCEDURES: Final[dict[str, Procedure]] = {employment: _procedure(employment) for employment in ALL}
_TO_THE_END: Final = (EXAMINED, PROPOSED, DECIDED, DELIVERED)
PATHS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(ASN, (RECEIVED, SUMMONED, *_TO_THE_END, IN_FORCE, CARRIED_OUT)),
    THL: (RECEIVED, SUMMONED, *_TO_THE_END, CARRIED_OUT),
    **dict.fromkeys(VILLAGE, (RECEIVED, WITH_CAMAT, SUMMONED, *_TO_THE_END, CARRIED_OUT)),
}
# Where a stage that is not on the path stands on it.
BESIDE: Final = {ABSENT: SUMMONED, SUMMONED_AGAIN: SUMMONED, OBJECTED: DELIVERED, APPEALED: DELIVERED}

# --- clocks -------------------------------------------------------------------------------------------

FOLLOW_UP: Final = "follow_up"
FIRST_SUMMONS: Final = "first_summons"
SECOND_SUMMONS: Final = "second_summons"
DELIVERY: Final = "delivery"
SENDING: Final = "sending"
EFFECT: Final = "effect"
OBJECTION: Final = "objection"
OBJECTION_GENERAL: Final = "objection_general"
APPEAL: Final = "appeal"
BPASN_REPLY: Final = "bpasn_reply"
BPASN_RULING: Final = "bpasn_ruling"

LIMITS: Final[dict[str, str]] = {
    FOLLOW_UP: "sbt-tindak-lanjut-ppk",
    FIRST_SUMMONS: "dis-panggil-1",
    SECOND_SUMMONS: "dis-panggil-2",
    DELIVERY: "dis-sampaikan-14",
    SENDING: "dis-kirim-3",
    EFFECT: "dis-berlaku-15",
    OBJECTION: "upy-keberatan-14",
    OBJECTION_GENERAL: "upy-keberatan-21",
    APPEAL: "upy-banding-14",
    BPASN_REPLY: "upy-tanggapan-21",
    BPASN_RULING: "upy-putusan-65",
}
# Days that the office only waits for: nobody is late when they pass.
WAITS: Final = frozenset({EFFECT, OBJECTION, OBJECTION_GENERAL, APPEAL, BPASN_RULING})

# Which rule of rules/retention.yaml a finished proceeding falls under.
RETENTION: Final = {
    CLOSED: "discipline_closed",
    LAPSED: "discipline_closed",
    CLEARED: "discipline_cleared",
    SENT_BACK: "discipline_cleared",
}
