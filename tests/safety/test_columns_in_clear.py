"""What a thief of the database could read: the columns in clear are few, known, and lead to no person."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

ROSTER = ("agencies_civilservant", "agencies_posting", "agencies_position")
SEALED = {
    "reports_report": {
        "envelope",
        "identity",
        "identity_grant",
        "identity_receipt",
        "receipt_grant",
        "lookup",
        "last_visit",
        "contact",
    },
    "reports_identitykey": {"sealed_private"},
    "reports_identitykeygrant": {"sealed_key"},
    "reports_identityrequest": {"reason", "for_readers", "for_custodians", "answer", "granted"},
    "reports_grant": {"sealed_key"},
    "reports_parkedgrant": {"sealed_key"},
    "reports_message": {"envelope"},
    "reports_addition": {"envelope"},
    "reports_draft": {"envelope", "key_digest"},
    "reports_likeness": {"envelope"},
    "reports_evidence": {"sealed_key", "about", "sealed_sha256"},
    "cases_paper": {"envelope"},
    "cases_letter": {"envelope", "code_digest"},
    "cases_lesson": {"envelope"},
    "cases_note": {"envelope"},
    "cases_task": {"envelope"},
    "cases_savedview": {"envelope"},
    "cases_calendarfeed": {"code_digest"},
    "cases_digest": {"code_digest"},
    "cases_retentiondecision": {"envelope"},
    "cases_handover": {"sender_key", "envelope", "chain", "note"},
    "cases_handovergrant": {"sealed_key"},
    "cases_handoverpicture": {"envelope"},
    "cases_officekey": {"sealed_private"},
    "cases_officekeygrant": {"sealed_key"},
    "cases_respondent": {"envelope"},
    "cases_indexkeygrant": {"sealed_key"},
    "cases_indexentry": {"number_mark", "name_mark"},
}
CLEAR = {
    "reports_report": {
        "id", "government_id", "docket", "kind", "origin", "regime", "act", "agency_id", "received_at",
        "stage", "next_due_on", "next_limit", "next_limit_version", "paused_stage", "answer_due_on",
        "answer_limit", "erased_at", "turn_at",
        "identity_key_id",  # to which custodians' key the name is sealed: alike for every report of its time
    },
    "reports_identitykey": {
        "id", "government_id", "nonce", "public_key", "made_by_id", "made_at", "retired_at",
    },
    "reports_identitykeygrant": {"id", "key_id", "officer_id", "fingerprint"},
    # Who asked for a name, who answered, when and how: never why, and never the name.
    "reports_identityrequest": {
        "id", "report_id", "nonce", "key_id", "asked_by_id", "asked_at", "decided_by_id", "decided_at",
        "is_approved", "until",
    },
    "reports_grant": {"id", "report_id", "officer_id"},
    "reports_parkedgrant": {"id", "report_id", "officer_id", "fingerprint"},
    "reports_recusal": {"id", "report_id", "officer_id", "at"},
    "reports_message": {"id", "report_id", "nonce", "author", "at", "is_question", "answered_at"},
    "reports_addition": {"id", "report_id", "nonce", "kind", "at"},
    "reports_draft": {"expires_at"},
    "reports_evidence": {"id", "report_id", "draft_id", "replaces_id", "source", "number", "sealed_size",
                         "message_id", "is_told"},
    "reports_likeness": {"id", "report_id", "officer_id"},
    "reports_turn": {"government_id", "next_at"},
    "reports_docketseries": {"id", "government_id", "series", "year", "last"},
    "cases_case": {
        "id", "government_id", "report_id", "docket", "register_number", "act", "agency_id", "stage",
        "registered_at", "closed_at", "due_on", "due_limit", "assignee_id", "duplicate_of_id",
    },
    "cases_joining": {"id", "report_id", "head_id", "by_id", "at"},
    "cases_deadline": {
        "id", "case_id", "purpose", "limit", "limit_version", "starts_at", "due_on", "binding", "warning",
        "met_at",
    },
    "cases_retentiondecision": {
        "id", "case_id", "choice", "rule", "rule_version", "until", "by_id", "at",
    },
    "cases_paper": {"id", "case_id", "kind", "nonce", "by_id", "at"},
    "cases_letterhead": {"id", "office_id", "institution", "address", "place", "signer", "pattern"},
    "cases_letter": {
        "id", "case_id", "office_id", "kind", "version", "series", "serial", "number", "nonce", "fingerprint",
        "sha256", "sealed_as", "tracks", "by_id", "at",
    },
    "cases_drafttemplate": {"id", "office_id", "docx", "at"},
    # The words stand here only once a second person released them, and then without `case_id`.
    "cases_lesson": {
        "id", "government_id", "nonce", "number", "case_id", "stage", "revision", "by_id", "at",
        "released_by_id", "released_on", "withdrawn_on", "withdrawn_why", "act", "employment", "norms",
        "outcome", "title", "told", "taught",
    },
    # Which of several respondents, by number; why stands in a sealed note.
    "cases_overturning": {"id", "case_id", "subject", "by_id", "at"},
    # That a ruling changed, by whom, and which kinds of verdict; never to what, nor why, nor by which order.
    "cases_rulingchange": {
        "id", "case_id", "why", "by_id", "at", "answered_by_id", "answered_at", "is_made", "tracks",
        "was_stage", "was_closed_at",
    },
    "cases_note": {"id", "case_id", "nonce", "by_id", "at"},
    "cases_task": {"id", "case_id", "nonce", "by_id", "at", "due_on", "assignee_id", "done_at", "done_by_id"},
    "cases_savedview": {"id", "officer_id", "nonce"},
    "cases_calendarfeed": {"id", "officer_id", "made_at"},
    # The job that sends holds no key: an officer's own mailbox, given by them (ADR 33).
    "cases_digest": {"id", "officer_id", "mailbox", "wrong_codes", "asked_at", "confirmed_at", "last_on"},
    "cases_handover": {
        "id", "government_id", "number", "nonce", "case_id", "purpose", "subject", "agency_id",
        # An id made from the first sender's and this office's; the first sender, as `from_name` is the last.
        "follows_id", "root", "origin_name",
        "from_office_id", "from_name", "to_office_id", "to_name", "by_id", "sent_at", "received_at",
        "received_by_id",
        "returned_at", "returned_by_id", "escalated_at", "limit", "limit_version", "due_on", "warning",
    },
    "cases_handovergrant": {"id", "handover_id", "officer_id", "fingerprint"},
    "cases_handoverpicture": {"id", "handover_id", "number", "page"},
    "cases_officekey": {"id", "office_id", "nonce", "public_key", "made_by_id", "made_at", "retired_at"},
    "cases_officekeygrant": {"id", "key_id", "officer_id"},
    # Which respondent of the case, counted from 1; who that is, is sealed (ADR 35).
    "cases_respondent": {"id", "case_id", "number", "nonce", "revision", "by_id", "at", "unlinked_at"},
    "cases_indexkey": {"id", "office_id", "nonce", "mark", "made_by_id", "made_at", "retired_at"},
    "cases_indexkeygrant": {"id", "key_id", "officer_id", "fingerprint"},
    "cases_indexentry": {"respondent_id", "key_id", "salt"},
    "cases_allegedharm": {"id", "government_id", "case_id", "harm", "at", "count"},
}  # fmt: skip


def tables_of(*rooms: str) -> list[str]:
    names = connection.introspection.table_names()
    return [name for name in names if name.startswith(tuple(f"{room}_" for room in rooms))]


def columns_of(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return {column.name for column in connection.introspection.get_table_description(cursor, table)}


def pointed_at_by(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return {target for _, target in connection.introspection.get_relations(cursor, table).values()}


def test_every_column_of_reports_and_cases_is_known_to_be_sealed_or_harmless() -> None:
    found = {table: columns_of(table) for table in tables_of("reports", "cases")}
    assert found == {table: CLEAR[table] | SEALED.get(table, set()) for table in CLEAR}


@pytest.mark.parametrize("table", sorted(CLEAR))
def test_no_row_about_a_report_or_a_case_points_to_the_roster(table: str) -> None:
    assert not pointed_at_by(table) & set(ROSTER)


def test_the_roster_does_not_point_to_cases_either() -> None:
    assert not {target for table in ROSTER for target in pointed_at_by(table) if target in CLEAR}


def test_relations_are_really_read_from_the_database() -> None:
    assert "agencies_agency" in pointed_at_by("cases_case")
    assert "agencies_civilservant" in pointed_at_by("agencies_posting")


def test_no_table_joins_reports_or_cases_with_the_roster() -> None:
    joining = {table for table in connection.introspection.table_names() if _joins(pointed_at_by(table))}
    assert joining == set()


def _joins(targets: set[str]) -> bool:
    return bool(targets & set(CLEAR)) and bool(targets & set(ROSTER))
