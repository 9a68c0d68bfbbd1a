"""How long contents are kept, as the office reads it: the rule, whose figure it is, and who decided what."""

from dataclasses import dataclass
from datetime import date, datetime

from netra import clock, law
from netra.cases import lifecycle, retention_queries
from netra.cases.models import Case, RetentionDecision
from netra.cases.page.rows import act_label
from netra.law.retention import RetentionRule

Choice = RetentionDecision.Choice


@dataclass(frozen=True)
class KeptRow:
    """One closed case: until when it is kept, and the word that stands."""

    docket: str
    title: str
    stage: str
    closed: str
    rule: str
    review: str
    tone: str
    word: str
    icon: str
    by: str


def kept_row(case: Case, today: date) -> KeptRow:
    """A line of the list."""
    rule, zone = law.rulebook().retention_of(case.stage), clock.Zone(case.government.zone)
    closed = case.closed_at.astimezone(zone.tz).date() if case.closed_at else today
    review = rule.review_on(closed) if rule else closed
    tone, word, icon, by = _state(retention_queries.retention_state(case), review, today)
    return KeptRow(
        docket=case.report.docket,
        title=act_label(case.act),
        stage=lifecycle.STAGE_LABELS[case.stage],
        closed=clock.date_in_words(closed),
        rule=rule.title if rule else "",
        review=clock.date_in_words(review),
        tone=tone,
        word=word,
        icon=icon,
        by=by,
    )


def _state(state: retention_queries.RetentionState, review: date, today: date) -> tuple[str, str, str, str]:
    if state.held_by:
        return "info", "Ditahan", "lock", _told(state.held_by)
    if state.erase_by:
        return "warn", "Akan dihapus", "hourglass", _told(state.erase_by)
    kept = state.kept_by
    if kept and kept.until and kept.until > today:
        return "plain", f"Disimpan sampai {clock.date_in_words(kept.until)}", "briefcase", _told(kept)
    if review <= today:
        return "now", "Perlu diputuskan", "circle-dashed", ""
    return "plain", "Masih disimpan", "briefcase", ""


def _told(decision: RetentionDecision) -> str:
    zone = clock.Zone(decision.by.office.government.zone)
    return f"{decision.by.actor}, {clock.moment_in_words(decision.at, zone)}"


def rule_words(rule: RetentionRule) -> dict[str, str]:
    """The rule with the honest name of its figure."""
    amount = f"{rule.months} bulan sejak {rule.starts_with}"
    return {
        "title": rule.title,
        "amount": amount,
        "origin": law.rulebook().cite([(each.instrument, each.article) for each in rule.basis])
        if rule.is_law
        else "Undang-undang tidak memberi angka; ini hari peninjauan yang dipakai program ini.",
        "note": rule.note,
    }


def choices_for(case: Case, at: datetime) -> list[tuple[str, str]]:
    """What may be decided now; erasing only once the rule's day has come."""
    rule, state = law.rulebook().retention_of(case.stage), retention_queries.retention_state(case)
    zone = clock.Zone(case.government.zone).tz
    closed = case.closed_at.astimezone(zone).date() if case.closed_at else at.date()
    offered = [(Choice.KEEP, "Simpan lebih lama, sampai tanggal yang saya tulis")]
    if state.is_held:
        offered.append((Choice.RELEASE, "Lepas penahanan"))
    else:
        offered.append((Choice.HOLD, "Tahan: jangan dihapus sampai dilepas"))
        if rule and rule.review_on(closed) <= at.astimezone(zone).date():
            offered.insert(0, (Choice.ERASE, "Hapus isi dan kuncinya"))
    return [(choice.value, label) for choice, label in offered]
