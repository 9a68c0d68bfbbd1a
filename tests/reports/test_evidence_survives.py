"""kill -9 at random moments while files arrive and reports are sent: nothing acknowledged is lost.

On SQLite in a process of its own, with real files and real commits; `make trials` does 200.
"""

import json
import subprocess
import sys

import pytest
from django.db import connection

from tests.house.source import ROOT

TRIALS = 20


@pytest.mark.django_db
def test_nothing_that_was_acknowledged_is_missing_after_twenty_kills() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the trials make an installation of their own, on SQLite; on PostgreSQL: make trials")
    command = [sys.executable, "bench/evidence_trials.py", str(TRIALS)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=150, check=False)
    result = json.loads(told.stdout)
    assert (result["lost"], result["trials"]) == (0, TRIALS)
    # How many is a matter of the machine's load: that any were is what gives the first line its meaning.
    assert result["acknowledged_files"] > 0
    # Neither address nor user agent lies in any file, and the search finds what does.
    assert result["files_that_name_a_sender"] == 0
    assert result["files_that_name_a_docket"] > 0
