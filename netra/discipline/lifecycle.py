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
ALL: Final = (*ASN, THL, *VILLAGE)

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


def _asn_remedy(article: Article) -> dict[str, Article]:
    """Objection and appeal: one regulation for PNS and PPPK."""
    return dict.fromkeys(ASN, article)


def _everybody(pns: Article, *, thl: Article = None, village: Article = None) -> dict[str, Article]:
    return {**_asn(pns), THL: thl, **dict.fromkeys(VILLAGE, village)}


_CONTRACT: Final = ("se-menpanrb-1-2023", "isi edaran")
_VILLAGE: Final = ("uu-6-2014", "30(1); 52(1)")
_STAGES_WITH_A_PERSON: Final = frozenset({SUMMONED, ABSENT, SUMMONED_AGAIN, EXAMINED, PROPOSED})


def _move(name: str, source: frozenset[str] | str, target: str | None, label: str, **more: object) -> Move:
    return Move(name, source, target, label, **({"actor": KEEPER} | more))  # type: ignore[arg-type]


TABLE: Final = (
    Row(
        _move("send_back", RECEIVED, SENT_BACK, "Kembalikan kepada pengirim", reason_required=True),
        dict.fromkeys(ALL, None),
    ),
    Row(
        _move("pass_to_camat", RECEIVED, WITH_CAMAT, "Sampaikan melalui camat"), dict.fromkeys(VILLAGE, None)
    ),
    Row(
        _move("summon", RECEIVED, SUMMONED, "Panggil", limit="dis-panggil-1", document="Surat panggilan I"),
        _asn((_PP94, "26(2)")),
    ),
    Row(_move("summon", RECEIVED, SUMMONED, "Panggil", document="Surat panggilan"), {THL: None}),
    Row(
        _move("summon", WITH_CAMAT, SUMMONED, "Panggil", document="Surat panggilan"),
        dict.fromkeys(VILLAGE, None),
    ),
    Row(
        _move("record_absence", SUMMONED, ABSENT, "Catat tidak hadir", limit="dis-panggil-2"),
        _asn((_PP94, "26(3)-(4)")),
    ),
    Row(
        _move("record_absence", SUMMONED, ABSENT, "Catat tidak hadir"),
        dict.fromkeys((THL, *VILLAGE), None),
    ),
    Row(
        _move("summon_again", ABSENT, SUMMONED_AGAIN, "Panggil lagi", document="Surat panggilan II"),
        _everybody((_PP94, "26(3)-(4)")),
    ),
    Row(
        _move(
            "hear",
            frozenset({SUMMONED, ABSENT, SUMMONED_AGAIN}),
            EXAMINED,
            "Catat pemeriksaan",
            document="Berita acara pemeriksaan",
        ),
        _everybody((_PP94, "26-28")),
    ),
    Row(
        _move("record_second_absence", SUMMONED_AGAIN, EXAMINED, "Catat tidak hadir lagi"),
        _everybody((_PP94, "26(3)-(4)")),
    ),
    Row(
        _move(
            "hear_more", EXAMINED, None, "Tambah pemeriksaan", document="Berita acara pemeriksaan tambahan"
        ),
        _everybody((_PP94, "26-28")),
    ),
    Row(
        _move(
            "form_team",
            BEFORE_EXAMINATION | {EXAMINED},
            None,
            "Bentuk tim pemeriksa",
            document="Keputusan pembentukan tim",
        ),
        _asn((_PP94, "tim pemeriksa")),
    ),
    Row(
        _move("add_reply", _STAGES_WITH_A_PERSON, None, "Catat tanggapan terperiksa"),
        dict.fromkeys(ALL, None),
    ),
    Row(
        _move("propose", EXAMINED, PROPOSED, "Susun usul", document="Laporan hasil pemeriksaan"),
        _everybody((_PP94, "8"), thl=_CONTRACT, village=_VILLAGE),
    ),
    Row(
        _move(
            "ask_for_more",
            PROPOSED,
            EXAMINED,
            "Minta pemeriksaan dilengkapi",
            actor=SECOND,
            reason_required=True,
        ),
        dict.fromkeys(ALL, None),
    ),
    Row(
        _move(
            "decide",
            PROPOSED,
            DECIDED,
            "Catat keputusan",
            actor=SECOND,
            limit="dis-sampaikan-14",
            document="Keputusan",
            reason_required=True,
        ),
        _asn((_PP94, "16-21")),
    ),
    Row(
        _move(
            "decide",
            PROPOSED,
            DECIDED,
            "Catat keputusan",
            actor=SECOND,
            document="Keputusan",
            reason_required=True,
        ),
        {THL: _CONTRACT, **dict.fromkeys(VILLAGE, _VILLAGE)},
    ),
    Row(
        _move(
            "clear",
            PROPOSED,
            CLEARED,
            "Tidak terbukti, pulihkan nama",
            actor=SECOND,
            document="Keputusan tidak terbukti",
            reason_required=True,
        ),
        dict.fromkeys(ALL, None),
    ),
    Row(
        _move("note_not_handed_over", DECIDED, None, "Catat belum dapat diserahkan", limit="dis-kirim-3"),
        _asn((_PERBKN, "49(8)")),
    ),
    Row(
        _move(
            "deliver",
            DECIDED,
            DELIVERED,
            "Catat penyampaian",
            limit="dis-berlaku-15",
            document="Berita acara penyampaian",
        ),
        _asn((_PP94, "37(3)")),
    ),
    Row(
        _move("deliver", DECIDED, DELIVERED, "Catat penyampaian", document="Berita acara penyampaian"),
        dict.fromkeys((THL, *VILLAGE), None),
    ),
    Row(_move("take_effect", DELIVERED, IN_FORCE, "Nyatakan berlaku"), _asn((_PERBKN, "50(1)"))),
    Row(
        _move("file_objection", frozenset({DELIVERED, IN_FORCE}), OBJECTED, "Catat keberatan"),
        _asn_remedy((_PP79, "keberatan")),
    ),
    Row(
        _move(
            "file_appeal",
            frozenset({DELIVERED, IN_FORCE}),
            APPEALED,
            "Catat banding ke BPASN",
            limit="upy-putusan-65",
        ),
        _asn_remedy((_PP79, "11(3)")),
    ),
    Row(_move("reply_to_bpasn", APPEALED, None, "Catat tanggapan kepada BPASN"), _asn_remedy((_PP79, "13"))),
    Row(
        _move(
            "uphold",
            frozenset({OBJECTED, APPEALED}),
            DELIVERED,
            "Keputusan tetap",
            actor=SECOND,
            reason_required=True,
        ),
        _asn_remedy((_PP79, "seluruhnya")),
    ),
    Row(
        _move(
            "amend",
            frozenset({OBJECTED, APPEALED}),
            DECIDED,
            "Keputusan diubah",
            actor=SECOND,
            limit="dis-sampaikan-14",
            document="Keputusan",
            reason_required=True,
        ),
        _asn_remedy((_PP79, "seluruhnya")),
    ),
    Row(
        _move(
            "annul",
            frozenset({OBJECTED, APPEALED}),
            CLEARED,
            "Keputusan dibatalkan, pulihkan nama",
            actor=SECOND,
            reason_required=True,
        ),
        _asn_remedy((_PP79, "seluruhnya")),
    ),
    Row(
        _move("carry_out", IN_FORCE, CARRIED_OUT, "Catat sudah dijalankan"),
        _asn((_PP94, "8")),
    ),
    Row(
        _move("carry_out", DELIVERED, CARRIED_OUT, "Catat sudah dijalankan"),
        {THL: _CONTRACT, **dict.fromkeys(VILLAGE, _VILLAGE)},
    ),
    Row(
        _move("leave_undone", IN_FORCE, LAPSED, "Tidak dapat dijalankan", actor=SECOND, reason_required=True),
        dict.fromkeys(ASN, None),
    ),
    Row(
        _move(
            "leave_undone", DELIVERED, LAPSED, "Tidak dapat dijalankan", actor=SECOND, reason_required=True
        ),
        dict.fromkeys((THL, *VILLAGE), None),
    ),
    Row(
        _move("record_in_idis", frozenset({IN_FORCE, CARRIED_OUT}), None, "Catat sudah masuk I'DIS"),
        dict.fromkeys(ASN, ("skb-2022", "mekanisme SBT")),
    ),
    Row(
        _move("escalate", CARRIED_OUT, PROPOSED, "Teguran tidak dituruti", reason_required=True),
        dict.fromkeys(VILLAGE, ("uu-6-2014", "30(2); 52(2)")),
    ),
    Row(_move("close", CARRIED_OUT, CLOSED, "Tutup perkara"), dict.fromkeys(ALL, None)),
    Row(
        _move("note_superior", frozenset(OPEN), None, "Catat tugas: periksa atasan"),
        dict.fromkeys(ASN, (_PP94, "28")),
    ),
    Row(
        _move("settle_superior", frozenset(OPEN), None, "Selesaikan tugas atasan", reason_required=True),
        dict.fromkeys(ASN, (_PP94, "28")),
    ),
)


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
