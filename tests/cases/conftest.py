"""A browser at the office door."""

from collections.abc import Callable

import pytest
from django.test import Client

from netra.cases.desk import Desk
from tests import factories


@pytest.fixture
def signed_in(client: Client) -> Callable[[Desk], Client]:
    """A browser in which this desk's officer is signed in. (`client` has the static files collected.)"""

    def browser_of(desk: Desk) -> Client:
        client = Client()
        factories.sign_in(client, desk.officer)
        return client

    return browser_of
