"""How a report or case is laid out for an officer: clocks, moves, rows, papers. Reads only."""

from netra.cases.page.additions import additions_of
from netra.cases.page.clocks import Clock, Explained, clock_of, explain, explained
from netra.cases.page.evidence import download_name, evidence_of, file_of
from netra.cases.page.letters import ShownLetter, beginning_of_letter, letters_of, letters_offered, proof_rows
from netra.cases.page.likeness import LikeReport, like_reports
from netra.cases.page.moves import ShownMove, moves_for, stages_of, triage_moves
from netra.cases.page.papers import beginning_of, cards_of, completeness, differences_in_words, story_lines
from netra.cases.page.rows import act_label, headline, tabs, talk_of, timeline_of, triage_row, work_row
from netra.cases.page.suggestions import suggested_for

__all__ = [
    "Clock",
    "Explained",
    "LikeReport",
    "ShownLetter",
    "ShownMove",
    "act_label",
    "additions_of",
    "beginning_of",
    "beginning_of_letter",
    "cards_of",
    "clock_of",
    "completeness",
    "differences_in_words",
    "download_name",
    "evidence_of",
    "explain",
    "explained",
    "file_of",
    "headline",
    "letters_of",
    "letters_offered",
    "like_reports",
    "moves_for",
    "proof_rows",
    "stages_of",
    "story_lines",
    "suggested_for",
    "tabs",
    "talk_of",
    "timeline_of",
    "triage_moves",
    "triage_row",
    "work_row",
]
