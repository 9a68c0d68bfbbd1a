"""Drafts of letters as DOCX, and the office's own template for them."""

import hashlib
from collections.abc import Mapping
from functools import partial
from typing import Any

from netra.cases import letters as papers
from netra.cases import queries
from netra.cases.desk import Desk
from netra.cases.letters import office_templates
from netra.cases.models import Case, DraftTemplate
from netra.cases.services.issuing import AtWork, Place, Sheet, head_of, signing_of
from netra.cases.services.letters import draft_of
from netra.journal import events
from netra.journal.services import recording
from netra.letters import drafts


def draft_letter(*, case: Case, kind: str, told: Mapping[str, Any], place: Place, desk: Desk) -> bytes:
    """The letter as an editable DOCX, without a number and without a code. Nothing is kept of it.

    Raises `TemplateRefused` where the office's template cannot be filled.
    """
    return draft_docx(sheet=partial(papers.data_of, draft_of(case, kind, told, desk)), place=place, desk=desk)


def draft_docx(*, sheet: Sheet, place: Place, desk: AtWork) -> bytes:
    """Any letter as an editable DOCX in the office's own form. Raises `TemplateRefused`."""
    return drafts.draft(sheet(head_of(desk), signing_of(desk, "", "", place)), template_of(desk))


def template_of(desk: AtWork) -> bytes:
    """The office's own template; empty where it uses the built-in one."""
    own = queries.draft_template_of(desk.officer.office_id)
    return bytes(own.docx) if own else b""


def set_draft_template(*, docx: bytes, desk: AtWork) -> None:
    """From now on this office's drafts are made from this template.

    Raises `TemplateRefused`; then the template before it stays.
    """
    office_templates.require_usable(docx)
    office = desk.officer.office
    with recording(office.government.code, at=desk.at) as log:
        DraftTemplate.objects.update_or_create(office=office, defaults={"docx": docx, "at": desk.at})
        facts = {"sha256": hashlib.sha256(docx).hexdigest(), "bytes": len(docx)}
        log.note(events.DRAFT_TEMPLATE_SET, actor=desk.officer.actor, subject=office.name, facts=facts)


def remove_draft_template(*, desk: AtWork) -> None:
    """Back to the built-in template; nothing happens where there is no other."""
    office = desk.officer.office
    own = queries.draft_template_of(office.pk)
    if own is None:
        return
    with recording(office.government.code, at=desk.at) as log:
        own.delete()
        log.note(events.DRAFT_TEMPLATE_REMOVED, actor=desk.officer.actor, subject=office.name)
