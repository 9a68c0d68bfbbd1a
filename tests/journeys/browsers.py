"""The two browsers in which a page must work: a desk with JavaScript, a small phone without."""

import pytest

# Side by side with another database, each sees one of the two (tests/two_databases.py).
EACH_BROWSER = pytest.mark.parametrize(
    ("width", "javascript"),
    [
        pytest.param(1280, True, marks=pytest.mark.beside("sqlite")),
        pytest.param(360, False, marks=pytest.mark.beside("postgresql")),
    ],
)
