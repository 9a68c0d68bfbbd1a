"""Hand-overs as pages show them: rows, the receiver's clock, the trail, and with whom a case is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from netra import clock, law
from netra.accounts.models import Office
from netra.cases import change_queries, lifecycle, offers, queries
from netra.cases.desk import Desk, OpenPaper
from netra.cases.handing import custody
from netra.cases.handing.content import Content, Piece
from netra.cases.models import Case, Handover, Paper
from netra.cases.page.clocks import Clock, clock_of
from netra.cases.page.evidence import size_in_words
from netra.cases.page.letters import letter_on
from netra.cases.page.rows import act_label, lines_of
from netra.cases.respondents import label_of, open_respondents
from netra.journal import events
from netra.journal import queries as journal
from netra.reports import services as reports

TONES: Final = {
    custody.SENT: ("warn", "hourglass"),
    custody.RECEIVED: ("ok", "check"),
    custody.RETURNED: ("info", "undo"),
    custody.PASSED_ON: ("info", "arrow-right"),
}
NO_FIGURE: Final = "Tidak ada angka dalam aturan"


@dataclass(frozen=True)
class ReceiverClock:
    """What runs for who received it. `sentence` says where the date comes from, or that there is none."""

    title: str
    clock: Clock | None
    sentence: str
    caveat: str = ""


def row_of(handover: Handover, now: datetime, days: int) -> dict[str, Any]:
    """One hand-over in a list, for the sender and the receiver alike; nothing sealed is opened."""
    zone, state = clock.Zone(handover.government.zone), _state(handover)
    tone, icon = TONES[state]
    answered = handover.received_at or handover.returned_at
    return {
        "handover": handover,
        "purpose": lifecycle.VERDICT_LABELS[handover.purpose],
        "track": track_label(handover.track),
        "agency": handover.agency.name if handover.agency else "Unit tidak disebut",
        "state": state,
        "tone": tone,
        "icon": icon,
        "word": _word(handover, state),
        "sent": clock.moment_in_words(handover.sent_at, zone),
        "answered": clock.moment_in_words(answered, zone) if answered else "",
        "clock": _clock(handover, now, days),
        "asked": getattr(handover, "offered_on_to", ""),
        "next": getattr(handover, "passed_on_to", ""),
        "is_overdue": custody.is_overdue(handover, now, days),
    }


def _state(handover: Handover) -> str:
    """How it stands with this office: received, until the one that it was passed on to gave its receipt."""
    return custody.PASSED_ON if getattr(handover, "passed_on_to", "") else custody.state_of(handover)


def _word(handover: Handover, state: str) -> str:
    taken_back = handover.returned_by and handover.returned_by.office_id == handover.from_office_id
    return "Ditarik pengirim" if state == custody.RETURNED and taken_back else custody.STATE_WORDS[state]


def _clock(handover: Handover, now: datetime, days: int) -> Clock:
    """What a list shows: how long a receipt is missing, or the receiver's date."""
    today = now.astimezone(clock.Zone(handover.government.zone).tz).date()
    if custody.state_of(handover) == custody.SENT:
        return _waiting_clock(handover, today, days)
    if _state(handover) in (custody.RETURNED, custody.PASSED_ON):
        return Clock("Tidak berjalan", "calm", "")
    if handover.due_on is None and handover.warning:
        return Clock("Belum dapat dihitung", "soon", handover.warning)
    if handover.due_on is None:
        return Clock("Tanpa tenggat", "calm", NO_FIGURE)
    return clock_of(handover.due_on, handover.limit, today)


def _waiting_clock(handover: Handover, today: date, days: int) -> Clock:
    waited = (today - handover.sent_at.astimezone(clock.Zone(handover.government.zone).tz).date()).days
    words = f"Menunggu {waited} hari" if waited else "Dikirim hari ini"
    if waited >= days:
        return Clock(words, "late", f"Lebih dari {days} hari, angka kantor")
    return Clock(words, "waiting", f"Diingatkan sesudah {days} hari")


def receiver_clock(handover: Handover, today: date) -> ReceiverClock:
    """The clock after the receipt, with its article; where the law has no figure, that is what it says."""
    rulebook = law.rulebook()
    limit = rulebook.limits.get(handover.limit)
    if limit is None:
        return ReceiverClock(
            "Tenggat penerima", None, f"{NO_FIGURE} untuk langkah sesudah putusan ini diterima."
        )
    article = rulebook.cite(limit.basis)
    if handover.due_on is None and handover.warning:
        return ReceiverClock(limit.title, None, handover.warning, limit.note)
    if handover.due_on is None:  # the rulebook's note says the same: once is enough
        return ReceiverClock(limit.title, None, f"{NO_FIGURE}: {article}.")
    changed = limit.version != handover.limit_version
    caveat = "Dihitung menurut versi aturan waktu itu." if changed else ""
    return ReceiverClock(limit.title, clock_of(handover.due_on, handover.limit, today), f"{article}.", caveat)


def changed_since(handover: Handover) -> str:
    """When the verdict that was handed over was changed; "" where it stands."""
    change = change_queries.changed_since(handover)
    if change is None or change.answered_at is None:
        return ""
    return clock.moment_in_words(change.answered_at, clock.Zone(handover.government.zone))


def trail_of(handover: Handover) -> list[dict[str, Any]]:
    """What the journal holds of this passage, newest first: sender's and receiver's acts alike."""
    return lines_of(handover.government.code, [handover.number], clock.Zone(handover.government.zone))


def way_of(handover: Handover) -> list[dict[str, str]]:
    """From whom a package came, and before, as far as it says and proves, the last sender first; nobody for
    what was handed over here."""
    noted = journal.timeline_of(handover.government.code, [handover.number])
    entry = noted.filter(event=events.HANDOVER_IMPORTED).first()
    if entry is None:
        return []
    told = entry.facts
    last = {"from": told["from"], "number": told["their_number"], "head": told["their_head"]}
    return [last, *reversed(told.get("before", []))]


def pieces_of(content: Content) -> list[dict[str, Any]]:
    """The evidence list, each piece with the pages that can be looked at."""
    return [
        {"piece": each, "label": label, "size": size_in_words(each.size), "pages": _pages(content, each)}
        for label, each in [
            *((f"Bukti {each.number}", each) for each in content.evidence),
            *((f"Dokumen {each.number}, {added.office}", each)
              for added in content.additions for each in added.documents),
        ]
    ]  # fmt: skip


def pieces_to_pass_on(content: Content) -> list[tuple[str, str]]:
    """What has pictures that may go along, by number."""
    return [
        (str(each["piece"].number), f"{each['label']}: {each['piece'].kind}, {each['size']}")
        for each in pieces_of(content)
        if each["pages"]
    ]


def may_pass_on(handover: Handover) -> bool:
    """Whether the page offers it: it came as a package, this office has it and asked nobody to take it."""
    is_held = custody.state_of(handover) == custody.RECEIVED and not queries.is_on_its_way(handover)
    return is_held and handover.root is not None and bool(handover.envelope)


def beginning_onward(content: Content) -> dict[str, Any]:
    """What came back, to be completed and passed on again."""
    added = content.additions[-1]
    return {
        "letter": added.letter, "recommendation": added.recommendation, "reasons": added.reasons,
        "evidence": [str(number) for number in added.taken_along],
    }  # fmt: skip


def _pages(content: Content, piece: Piece) -> list[int]:
    """The pages that no office on the way left behind."""
    return [page for number, page in sorted(content.pictures) if number == piece.number]


def track_label(track: str) -> str:
    """ "Pelanggaran kode etik ASN, Terlapor 2": a verdict, and on whom where there are several."""
    purpose, subject = custody.parts_of(track)
    label = lifecycle.VERDICT_LABELS[purpose]
    return f"{label}, {label_of(subject)}" if subject else label


# --- the sender's side --------------------------------------------------------------------------------


def tracks(
    case: Case, purposes: Iterable[str], now: datetime, days: int, origin: str, old: Collection[str] = ()
) -> list[dict[str, Any]]:
    """Each verdict of a case: with whom it is, and every passage it made, the last one first. `old`: what was
    ruled before the ruling was changed; nothing of it goes out any more."""
    wanted = list(purposes)
    passages, held = queries.passages_of(case), queries.tracks_of(case, wanted, origin)
    zone = clock.Zone(case.government.zone)
    shown = []
    for purpose in wanted:
        rows = [row_of(each, now, days) for each in reversed(passages) if each.track == purpose]
        since = held[purpose].since
        shown.append(
            {
                "track": purpose,
                "label": track_label(purpose),
                "holder": held[purpose].holder,
                "since": clock.moment_in_words(since, zone) if since else "",
                "offered_to": held[purpose].offered_to,
                "letter": letter_on(case, purpose),
                "rows": rows,
                "is_open": purpose not in old and all(row["state"] == custody.RETURNED for row in rows),
                "is_old": purpose in old,
            }
        )
    return shown


def pieces_offered(case: Case, desk: Desk) -> list[tuple[str, str]]:
    """Evidence that may go along, by number and kind; never by the name that a reporter's device gave it."""
    key = desk.key_to(case.report)
    return [
        (str(each.id), f"Bukti {each.row.number}: {each.kind.label}, {size_in_words(each.size)}")
        for each in reports.open_evidence(report=case.report, key=key)
        if not each.is_broken
    ]


def offices_offered(found: Iterable[Office]) -> list[tuple[str, str]]:
    """Offices of this installation to choose from."""
    return [(str(each.pk), each.name) for each in found]


def beginning_of_handover(
    case: Case, purposes: list[str], verdicts: dict[str, str], desk: Desk
) -> dict[str, Any]:
    """What the office itself wrote before: the act as registered, the norms tested, the plenary's reasons,
    the letter. Of the report nothing."""
    papers = desk.open_papers(case)
    assessed = next((each for each in reversed(papers) if each.kind == Paper.Kind.ASSESSMENT), None)
    established = assessed.content.get("established", {}) if assessed else {}
    day = established.get("on")
    return {
        **_who(case, purposes, desk),
        "purpose": purposes[0] if purposes else "",
        "act": act_label(case.act),
        "happened": clock.plain_date(date.fromisoformat(day)) if day else "",
        "norms": "\n".join(
            offers.norm_words(each) for each in (assessed.content["norms"] if assessed else [])
        ),
        "reasons": verdicts.get(purposes[0], "") if purposes else "",
        "letter": _letter_noted(papers, purposes),
    }


def _letter_noted(papers: list[OpenPaper], purposes: list[str]) -> str:
    """The letter of referral that went this way; of a ruling that went one way, its letter."""
    referred = next((each for each in reversed(papers) if each.kind == Paper.Kind.REFERRAL), None)
    if referred is None:
        return ""
    each: dict[str, str] = referred.content.get("letters", {})
    own = next((each[one] for one in purposes if one in each), "")
    return own or ("" if each else str(referred.content["letter"]))


def _who(case: Case, tracks: list[str], desk: Desk) -> dict[str, str]:
    """The respondent of the first of these tracks, as recorded; of none, the agency of the case."""
    number = custody.parts_of(tracks[0])[1] if tracks else 0
    people = open_respondents(case, desk)
    own = [each.told for each in people if each.row.number == number or (not number and len(people) == 1)]
    if not own:
        return {"agency": case.agency.name if case.agency else ""}
    [told] = own
    unit = ", ".join(part for part in (told.unit, told.agency) if part)
    return {"position": told.position, "agency": unit, "name": told.name, "number": told.number}


def beginning_again(content: Content) -> dict[str, Any]:
    """What came back, to be completed and sent again."""
    who, said = content.respondent, replace(content, evidence=())
    return {
        "position": who.position, "agency": who.agency, "name": who.name, "number": who.number,
        "act": said.act, "happened": said.happened, "norms": "\n".join(said.norms), "reasons": said.reasons,
        "summary": said.summary, "letter": said.letter,
    }  # fmt: skip
