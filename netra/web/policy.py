"""Content policies: what a page of Netra may load, run and send. Nothing inline, nothing from elsewhere."""

from typing import Final

PAGES: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Where a reporter tells: no script may turn text into a page or a program. The one policy of Trusted Types
# lets one file of ours be started as a worker (reports/work.js) and refuses everything else.
SEALED: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types netra-karya"
)


def of(*, is_told: bool) -> str:
    """The policy of a page; `is_told`: somebody tells something on it."""
    return SEALED if is_told else PAGES
