"""The events of service watch, each with its sentence: part of `events`."""

from typing import Final

SERVICE_FIGURES_ENTERED: Final = "SERVICE_FIGURES_ENTERED"
SERVICE_FIGURES_CORRECTED: Final = "SERVICE_FIGURES_CORRECTED"
STRATEGIC_ISSUE_LISTED: Final = "STRATEGIC_ISSUE_LISTED"
STRATEGIC_ISSUE_REWORDED: Final = "STRATEGIC_ISSUE_REWORDED"
STRATEGIC_ISSUE_CLOSED: Final = "STRATEGIC_ISSUE_CLOSED"
STRATEGIC_FIGURE_RECORDED: Final = "STRATEGIC_FIGURE_RECORDED"
VISIT_PROMISE_MADE: Final = "VISIT_PROMISE_MADE"
VISIT_PROMISE_FOLLOWED_UP: Final = "VISIT_PROMISE_FOLLOWED_UP"

SENTENCES: Final[dict[str, str]] = {
    SERVICE_FIGURES_ENTERED: "Angka layanan mingguan diisi",
    SERVICE_FIGURES_CORRECTED: "Angka layanan mingguan dikoreksi, angka semula tetap tersimpan",
    STRATEGIC_ISSUE_LISTED: "Isu strategis didaftarkan",
    STRATEGIC_ISSUE_REWORDED: "Isu strategis diubah",
    STRATEGIC_ISSUE_CLOSED: "Isu strategis diakhiri, angkanya tetap tersimpan",
    STRATEGIC_FIGURE_RECORDED: "Angka isu strategis dicatat",
    VISIT_PROMISE_MADE: "Janji kunjungan dicatat",
    VISIT_PROMISE_FOLLOWED_UP: "Janji kunjungan ditindaklanjuti",
}
