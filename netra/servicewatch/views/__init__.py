"""The pages of service watch, one file per thing."""

from netra.servicewatch.views.board import agency, board, download
from netra.servicewatch.views.entering import enter
from netra.servicewatch.views.issues import (
    close_issue,
    district,
    edit_issue,
    issues,
    new_figure,
    new_issue,
)

__all__ = [
    "agency",
    "board",
    "close_issue",
    "district",
    "download",
    "edit_issue",
    "enter",
    "issues",
    "new_figure",
    "new_issue",
]
