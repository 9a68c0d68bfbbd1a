"""The house's habits hold, and every checker finds the offence it was written for."""

import pytest

from tests.house.habits import CHECKERS, DATABASE_IN_VIEWS, LATE_IMPORTS, MACHINE_TIME
from tests.house.source import ROOT, Module, modules


@pytest.mark.parametrize("habit", CHECKERS)
def test_every_file_keeps_the_habit(habit: str) -> None:
    offences = [offence for module in modules() for offence in CHECKERS[habit](module)]
    assert offences == []


@pytest.mark.parametrize(
    ("habit", "path", "text"),
    [
        ("late_imports", "netra/cases/x.py", "def f():\n    import json\n"),
        ("late_imports", "netra/cases/x.py", "class A:\n    def f(self):\n        from a import b\n"),
        ("signals", "netra/cases/x.py", "from django.db.models.signals import post_save\n"),
        ("signals", "netra/cases/x.py", "from django.dispatch import receiver\n"),
        ("cellars", "netra/cases/utils.py", ""),
        ("cellars", "netra/common/x.py", ""),
        ("own_clocks", "netra/cases/services.py", "at = timezone.now()\n"),
        ("own_clocks", "netra/cases/queries.py", "on = date.today()\n"),
        ("own_clocks", "netra/cases/services/screening.py", "at = datetime.now(UTC)\n"),
        ("own_clocks", "netra/cases/lifecycle.py", "now = timezone.now\n"),
        ("records_in_views", "netra/cases/views.py", "Case.objects.all()\n"),
        ("records_in_views", "netra/cases/views.py", "case.save()\n"),
        ("records_in_views", "netra/cases/views.py", "from django.db import transaction\n"),
        ("http_in_the_domain", "netra/cases/services.py", "from django.http import HttpRequest\n"),
        ("http_in_the_domain", "netra/cases/queries.py", "from django.shortcuts import get_object_or_404\n"),
        ("borrowed_views", "netra/cases/services.py", "from netra.cases import views\n"),
        ("borrowed_views", "netra/cases/urls.py", "from netra.reports.views import track\n"),
        ("borrowed_views", "netra/cases/public.py", "from netra.cases import views\n"),
        ("words_that_leave", "netra/reports/services.py", "import logging\n"),
        ("words_that_leave", "netra/vault/envelopes.py", "print(story)\n"),
        ("swallowed_errors", "netra/vault/envelopes.py", "try:\n    f()\nexcept Exception:\n    pass\n"),
        ("swallowed_errors", "netra/reports/services.py", "try:\n    f()\nexcept:\n    pass\n"),
    ],
)
def test_a_planted_offence_is_found(habit: str, path: str, text: str) -> None:
    assert list(CHECKERS[habit](Module(path, text)))


@pytest.mark.parametrize(
    ("habit", "path", "text"),
    [
        ("late_imports", "netra/cases/x.py", "import json\ndef f(): ...\n"),
        ("own_clocks", "netra/accounts/session.py", "at = timezone.now()\n"),
        ("records_in_views", "netra/cases/queries.py", "Case.objects.all()\n"),
        (
            "records_in_views",
            "netra/reports/views.py",
            "from netra.reports import drafts\ndrafts.save(draft)\n",
        ),
        ("borrowed_views", "netra/cases/urls.py", "from netra.cases import views\n"),
        ("borrowed_views", "netra/web/office.py", "from netra.web import views\n"),
        ("words_that_leave", "netra/web/commands.py", "print(1)\n"),
    ],
)
def test_what_is_allowed_is_left_alone(habit: str, path: str, text: str) -> None:
    assert list(CHECKERS[habit](Module(path, text))) == []


@pytest.mark.parametrize("path", [*LATE_IMPORTS, *MACHINE_TIME, *DATABASE_IN_VIEWS])
def test_an_exception_to_a_habit_is_removed_when_its_file_is_gone(path: str) -> None:
    assert (ROOT / path).exists()
