"""A pytest plugin that gives the tests a data folder of their own, before Django reads its settings.

pytest-django loads the settings before any conftest.py: that is why this is a plugin (`-p tests.throwaway` in
pyproject.toml) and not a few lines there. The settings themselves are the ones that production uses.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

DATA = Path(tempfile.mkdtemp(prefix="netra-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

for name in [name for name in os.environ if name.startswith("NETRA_")]:
    del os.environ[name]  # a developer's own installation must not colour the tests
os.environ["NETRA_DATA"] = str(DATA)
os.environ["NETRA_HTTPS"] = "0"

# Nor their wish to keep no bytecode: without it every run rewrites every test's asserts, and each of the many
# processes that tests start compiles the whole program.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_report_header() -> str:
    database = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
    return f"netra: {database}, data in {DATA}"
