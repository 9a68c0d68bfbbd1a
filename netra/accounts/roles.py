"""Offices and roles: who stands behind the office door, and what each may do."""

from typing import Final

BAWASLU_INTAKE: Final = "bawaslu_intake"
CASE_OFFICER: Final = "case_officer"
IDENTITY_CUSTODIAN: Final = "identity_custodian"
BKPSDM: Final = "bkpsdm"
INSPEKTORAT: Final = "inspektorat"
TATA_PEMERINTAHAN: Final = "tata_pemerintahan"
UNIT_HEAD: Final = "unit_head"
UNIT_SECRETARY: Final = "unit_secretary"
LEADER: Final = "leader"
AUDITOR: Final = "auditor"
OPERATOR: Final = "operator"

LABELS: Final[dict[str, str]] = {
    BAWASLU_INTAKE: "Penerima laporan",
    CASE_OFFICER: "Penanganan pelanggaran",
    IDENTITY_CUSTODIAN: "Penjaga identitas pelapor",
    BKPSDM: "Kepegawaian",
    INSPEKTORAT: "Pengawasan internal",
    TATA_PEMERINTAHAN: "Tata Pemerintahan",
    UNIT_HEAD: "Kepala unit",
    UNIT_SECRETARY: "Sekretaris unit",
    LEADER: "Pimpinan",
    AUDITOR: "Pemeriksa jurnal",
    OPERATOR: "Pengelola sistem",
}

# The page that each role opens first.
HOME: Final[dict[str, str]] = {
    BAWASLU_INTAKE: "cases:inbox",
    CASE_OFFICER: "cases:inbox",
    IDENTITY_CUSTODIAN: "cases:identities",
    BKPSDM: "discipline:proceedings",
    INSPEKTORAT: "discipline:proceedings",
    TATA_PEMERINTAHAN: "outreach:briefings",
    UNIT_HEAD: "dashboard:unit",
    UNIT_SECRETARY: "outreach:pledges",
    LEADER: "dashboard:leader",
    AUDITOR: "dashboard:journal",
    OPERATOR: "dashboard:installation",
}

# Only these may ever hold a key to a report in this slice; a city role never learns that one exists.
READS_REPORTS: Final = frozenset({BAWASLU_INTAKE, CASE_OFFICER})
# Holds the key of reporters' names and of nothing else: never the report's, so that two are needed.
GUARDS_IDENTITIES: Final = frozenset({IDENTITY_CUSTODIAN})
ANSWERS_FOR_IDENTITIES: Final = READS_REPORTS | GUARDS_IDENTITIES
# Nobody whom reports may be about by office, and not who runs the server: no head, no leader, no operator.
MAY_HOLD_RECOVERY: Final = READS_REPORTS | {INSPEKTORAT, BKPSDM, AUDITOR}
# Of custodians' keys: no reader, who would hold both halves of a name.
MAY_HOLD_CUSTODY: Final = GUARDS_IDENTITIES | {INSPEKTORAT, BKPSDM, AUDITOR}
# Who carries a breach through the agency; a proceeding is sealed to these, never to its leaders.
KEEPS_DISCIPLINE: Final = frozenset({BKPSDM, INSPEKTORAT})
# Of their keys: nobody of Bawaslu, and again no head, no leader, no operator.
MAY_HOLD_DISCIPLINE: Final = KEEPS_DISCIPLINE | {AUDITOR}
HANDLES_CASES: Final = frozenset({CASE_OFFICER})
WRITES_LETTERS: Final = HANDLES_CASES | KEEPS_DISCIPLINE
# What a ruling is handed over to: the referral, never the report behind it.
RECEIVES_REFERRALS: Final = frozenset({BKPSDM, INSPEKTORAT})
PLANS_OUTREACH: Final = frozenset({TATA_PEMERINTAHAN})
RUNS_CHECK_IN: Final = frozenset({TATA_PEMERINTAHAN, UNIT_HEAD})  # a head: where the own unit is host
# Not the unit's head: a pledge is never signed with a code that a superior has seen.
ISSUES_SLIPS: Final = frozenset({TATA_PEMERINTAHAN, UNIT_SECRETARY})
SEES_ALL_UNITS: Final = frozenset({TATA_PEMERINTAHAN, LEADER, BKPSDM, INSPEKTORAT})
SEES_OUTREACH: Final = SEES_ALL_UNITS | {UNIT_HEAD, UNIT_SECRETARY}
# Figures of every government below: only in an office of a province or of the nation.
SEES_MANY_GOVERNMENTS: Final = SEES_ALL_UNITS | READS_REPORTS | {AUDITOR}
SEES_UNDERSTANDING: Final = frozenset({TATA_PEMERINTAHAN, UNIT_HEAD, LEADER})
SEES_OWN_UNDERSTANDING: Final = frozenset({UNIT_HEAD})  # of these, who sees the own unit only
LOADS_ROSTER: Final = frozenset({BKPSDM})
HOLDS_BRIEFINGS: Final = frozenset({TATA_PEMERINTAHAN, UNIT_HEAD})  # a head: of the own unit only
ISSUES_DIRECTIVES: Final = frozenset({LEADER, TATA_PEMERINTAHAN})
ANSWERS_DIRECTIVES: Final = frozenset({LEADER, TATA_PEMERINTAHAN, UNIT_HEAD})  # for the own agency
SEES_SERVICES: Final = frozenset({TATA_PEMERINTAHAN, UNIT_HEAD, LEADER})
ENTERS_SERVICES: Final = frozenset({UNIT_HEAD})
KEEPS_ISSUES: Final = frozenset({TATA_PEMERINTAHAN})
SEES_ROSTER: Final = frozenset({TATA_PEMERINTAHAN, UNIT_HEAD, BKPSDM, INSPEKTORAT})
VERIFIES_JOURNAL: Final = frozenset({AUDITOR, OPERATOR})
