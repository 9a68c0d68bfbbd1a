"""Offices and roles: who stands behind the office door, and what each may do."""

from typing import Final

BAWASLU_INTAKE: Final = "bawaslu_intake"
CASE_OFFICER: Final = "case_officer"
BKPSDM: Final = "bkpsdm"
INSPEKTORAT: Final = "inspektorat"
TATA_PEMERINTAHAN: Final = "tata_pemerintahan"
UNIT_HEAD: Final = "unit_head"
LEADER: Final = "leader"
AUDITOR: Final = "auditor"
OPERATOR: Final = "operator"

LABELS: Final[dict[str, str]] = {
    BAWASLU_INTAKE: "Penerima laporan",
    CASE_OFFICER: "Penanganan pelanggaran",
    BKPSDM: "Kepegawaian",
    INSPEKTORAT: "Pengawasan internal",
    TATA_PEMERINTAHAN: "Tata Pemerintahan",
    UNIT_HEAD: "Kepala unit",
    LEADER: "Pimpinan",
    AUDITOR: "Pemeriksa jurnal",
    OPERATOR: "Pengelola sistem",
}

# The page that each role opens first.
HOME: Final[dict[str, str]] = {
    BAWASLU_INTAKE: "cases:inbox",
    CASE_OFFICER: "cases:inbox",
    BKPSDM: "dashboard:roster",
    INSPEKTORAT: "dashboard:roster",
    TATA_PEMERINTAHAN: "outreach:briefings",
    UNIT_HEAD: "dashboard:unit",
    LEADER: "dashboard:leader",
    AUDITOR: "dashboard:journal",
    OPERATOR: "dashboard:installation",
}

# Only these may ever hold a key to a report in this slice; a city role never learns that one exists.
READS_REPORTS: Final = frozenset({BAWASLU_INTAKE, CASE_OFFICER})
HANDLES_CASES: Final = frozenset({CASE_OFFICER})
PLANS_OUTREACH: Final = frozenset({TATA_PEMERINTAHAN})
SEES_OUTREACH: Final = frozenset({TATA_PEMERINTAHAN, UNIT_HEAD, LEADER, BKPSDM, INSPEKTORAT})
SEES_SERVICES: Final = frozenset({TATA_PEMERINTAHAN, UNIT_HEAD, LEADER})
ENTERS_SERVICES: Final = frozenset({UNIT_HEAD})
KEEPS_ISSUES: Final = frozenset({TATA_PEMERINTAHAN})
SEES_ROSTER: Final = frozenset({TATA_PEMERINTAHAN, UNIT_HEAD, BKPSDM, INSPEKTORAT})
VERIFIES_JOURNAL: Final = frozenset({AUDITOR, OPERATOR})
