"""The tables by which a script tells what a file is and what it gives away: the server's own."""

from typing import Any

from netra.reports.evidence import kinds, traces


def tables() -> dict[str, Any]:
    """Plain JSON types. Beginnings in hex; each kind with family, label, extension and icon."""
    return {
        "kinds": {
            code: [kind.family, kind.label, kind.extension, kind.icon] for code, kind in kinds.KINDS.items()
        },
        "beginnings": [[start.hex(), code] for start, code in kinds.BEGINNINGS],
        "riff": {start.decode("latin-1"): code for start, code in kinds.RIFF.items()},
        "brands": {start.decode("latin-1"): code for start, code in kinds.BRANDS.items()},
        "order": list(traces.ORDER),
        "told": traces.TOLD,
        "usually": traces.USUALLY,
        "keeps": traces.KEEPS,
    }


def icons() -> list[str]:
    """Every icon that a card of a file can show."""
    return sorted({*kinds.ICONS.values(), *(icon for icon, _ in traces.TOLD.values()), "info"})
