"""How a report or case is laid out for an officer: clocks, moves, rows, papers. Reads only."""

from netra.cases.page.additions import additions_of
from netra.cases.page.clocks import Clock, Explained, clock_of, explain, explained
from netra.cases.page.evidence import download_name, evidence_of, file_of
from netra.cases.page.lessons import Told, lesson_rows, told_in, told_of
from netra.cases.page.letters import (
    TEMPLATE_NAMES,
    ShownLetter,
    beginning_of_letter,
    letter_of_referral,
    letters_of,
    letters_offered,
    number_and_day,
    proof_rows,
    seal_of,
    seal_refused,
    shown_letters,
    template_refused,
)
from netra.cases.page.likeness import LikeReport, compared_with, like_reports
from netra.cases.page.moves import ShownMove, basis_of, moves_for, stages_of, triage_moves
from netra.cases.page.notes import notes_of, task_row, tasks_of
from netra.cases.page.papers import (
    beginning_of,
    cards_of,
    completeness,
    differences_in_words,
    harms_shown,
    story_lines,
)
from netra.cases.page.respondents import card_of, key_card, names_of
from netra.cases.page.rows import (
    act_label,
    changes_as_lines,
    headline,
    tabs,
    talk_of,
    timeline_of,
    triage_row,
    work_row,
)
from netra.cases.page.suggestions import suggested_for

__all__ = [
    "TEMPLATE_NAMES",
    "Clock",
    "Explained",
    "LikeReport",
    "ShownLetter",
    "ShownMove",
    "Told",
    "act_label",
    "additions_of",
    "basis_of",
    "beginning_of",
    "beginning_of_letter",
    "card_of",
    "cards_of",
    "changes_as_lines",
    "clock_of",
    "compared_with",
    "completeness",
    "differences_in_words",
    "download_name",
    "evidence_of",
    "explain",
    "explained",
    "file_of",
    "harms_shown",
    "headline",
    "key_card",
    "lesson_rows",
    "letter_of_referral",
    "letters_of",
    "letters_offered",
    "like_reports",
    "moves_for",
    "names_of",
    "notes_of",
    "number_and_day",
    "proof_rows",
    "seal_of",
    "seal_refused",
    "shown_letters",
    "stages_of",
    "story_lines",
    "suggested_for",
    "tabs",
    "talk_of",
    "task_row",
    "tasks_of",
    "template_refused",
    "timeline_of",
    "told_in",
    "told_of",
    "triage_moves",
    "triage_row",
    "work_row",
]
