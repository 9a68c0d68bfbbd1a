"""The pages of outreach, one file per thing."""

from netra.outreach.views.apel import (
    apel_kit,
    apel_kit_file,
)
from netra.outreach.views.attendance import (
    attendance,
    attendance_sheet,
    close_list,
    count_heads,
    match,
    open_list,
)
from netra.outreach.views.briefings import (
    add_question,
    briefing,
    briefings,
    plan,
    record,
)
from netra.outreach.views.cards import (
    cards,
)
from netra.outreach.views.coverage import (
    board,
    board_file,
    not_reached,
)
from netra.outreach.views.directives import (
    accept_directive,
    directive,
    directive_file,
    directive_letter,
    directives,
    explain_delay,
    issue_directive,
    report_done,
)
from netra.outreach.views.door import (
    door,
    door_list,
    door_taps,
    door_worker,
    find_names,
)
from netra.outreach.views.hall_screen import (
    hall_figures,
    hall_picture,
    hall_screen,
)
from netra.outreach.views.invited import (
    invited,
)
from netra.outreach.views.live import (
    live_parts,
)
from netra.outreach.views.nation import (
    nation,
    nation_file,
)
from netra.outreach.views.own_phone import (
    hall_code,
    present,
)
from netra.outreach.views.papers import (
    appointment,
    attendance_list,
    event_report,
    invitation,
)
from netra.outreach.views.photos import (
    photo,
    photos,
    remove_photo,
)
from netra.outreach.views.pledge_office import (
    ceremony,
    paper,
    pledge_figures,
    slips,
)
from netra.outreach.views.pledges import (
    left_open as pledge_left_open,
)
from netra.outreach.views.pledges import (
    receipt as pledge_receipt,
)
from netra.outreach.views.pledges import (
    sign as pledge_sign,
)
from netra.outreach.views.pledges import (
    start as pledge_start,
)
from netra.outreach.views.pledges import (
    text as pledge_text,
)
from netra.outreach.views.promises import (
    follow_up,
    promise,
)
from netra.outreach.views.proofs import (
    qr,
    verify,
    verify_code,
    verify_file,
)
from netra.outreach.views.questions import (
    questions,
    questions_file,
)
from netra.outreach.views.rosters import (
    roster_import,
    roster_upload,
)
from netra.outreach.views.rounds import (
    plan_round,
)
from netra.outreach.views.sittings import (
    answer,
    certificate,
    certificate_paper,
    claim,
    finish,
    question,
    result,
    start,
)
from netra.outreach.views.understood import (
    understanding,
)

__all__ = [
    "accept_directive",
    "add_question",
    "answer",
    "apel_kit",
    "apel_kit_file",
    "appointment",
    "attendance",
    "attendance_list",
    "attendance_sheet",
    "board",
    "board_file",
    "briefing",
    "briefings",
    "cards",
    "ceremony",
    "certificate",
    "certificate_paper",
    "claim",
    "close_list",
    "count_heads",
    "directive",
    "directive_file",
    "directive_letter",
    "directives",
    "door",
    "door_list",
    "door_taps",
    "door_worker",
    "event_report",
    "explain_delay",
    "find_names",
    "finish",
    "follow_up",
    "hall_code",
    "hall_figures",
    "hall_picture",
    "hall_screen",
    "invitation",
    "invited",
    "issue_directive",
    "live_parts",
    "match",
    "nation",
    "nation_file",
    "not_reached",
    "open_list",
    "paper",
    "photo",
    "photos",
    "plan",
    "plan_round",
    "pledge_figures",
    "pledge_left_open",
    "pledge_receipt",
    "pledge_sign",
    "pledge_start",
    "pledge_text",
    "present",
    "promise",
    "qr",
    "question",
    "questions",
    "questions_file",
    "record",
    "remove_photo",
    "report_done",
    "result",
    "roster_import",
    "roster_upload",
    "slips",
    "start",
    "understanding",
    "verify",
    "verify_code",
    "verify_file",
]
