"""The cases that other tests begin with really stand where they say."""

import pytest
from django.test import Client

from netra.cases import lifecycle
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", [*lifecycle.OPEN, lifecycle.REFERRED, lifecycle.DISMISSED])
def test_a_case_made_for_a_stage_stands_in_that_stage(stage: str) -> None:
    case, _ = factories.case_at(stage)
    assert case.stage == stage


def test_an_officer_signs_in_through_the_page(client: Client) -> None:
    officer, _ = factories.officer()
    factories.sign_in(client, officer)
    assert client.session["_auth_user_id"] == str(officer.pk)
