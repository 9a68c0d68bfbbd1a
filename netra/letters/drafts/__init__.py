"""Editable drafts (konsep) as DOCX. docxtpl is loaded in `workshop.py`, a process of its own, only."""

from netra.letters.drafts.drafting import (
    DRAFT,
    TemplateRefused,
    built_in_template,
    check_template,
    draft,
    fields_of,
)

__all__ = ["DRAFT", "TemplateRefused", "built_in_template", "check_template", "draft", "fields_of"]
