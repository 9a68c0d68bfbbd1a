"""What the page of a letter answers to the button that was pressed, in either room that writes letters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from netra.cases import page, services
from netra.cases.forms.letters import PaperForm
from netra.cases.models import IssuedLetter
from netra.letters.drafts import TemplateRefused
from netra.letters.seals import SealRefused

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BUSY: Final = "Rekan Anda sedang menerbitkan surat juga. Belum ada yang terbit: tekan sekali lagi."
L = TypeVar("L", bound=IssuedLetter)


@dataclass(frozen=True)
class Buttons(Generic[L]):
    """What the three buttons of the page do."""

    preview: Callable[[], bytes]
    draft: Callable[[], bytes]
    issue: Callable[[], L]


def pressed(request: Any, form: PaperForm, buttons: Buttons[L]) -> HttpResponse | L | None:
    """The preview, the draft, or the letter that was issued; None where the form says now why nothing was."""
    try:
        if "pratinjau" in request.POST:
            return pdf_file(buttons.preview(), "pratinjau")
        if "konsep" in request.POST:
            return docx_file(buttons.draft(), f"konsep-{form.kind.code}")
        return buttons.issue()
    except services.SeriesBusy:
        form.add_error(None, BUSY)
    except SealRefused as refused:
        form.add_error(None, page.seal_refused(refused.why))
    except TemplateRefused as refused:
        form.add_error(None, page.template_refused(refused))
    return None


def place_of(request: Any) -> services.Place:
    """Where letters of this installation are checked, and the seals of its offices."""
    path = reverse("verify", urlconf=settings.PUBLIC_URLCONF)
    address = settings.ENV.at_public_door(path, request.build_absolute_uri)
    return services.Place(address, sample=settings.ENV.demo, seals=settings.ENV.seals)


def pdf_file(made: bytes, name: str) -> HttpResponse:
    """A PDF to be looked at; `name` is without its ending."""
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def docx_file(made: bytes, name: str) -> HttpResponse:
    """A DOCX to be saved; `name` is without its ending."""
    answer = HttpResponse(made, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer
