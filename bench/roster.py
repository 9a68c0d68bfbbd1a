"""A roster of N people: checked, keyed import beside raw rows into a bare table and beside `bulk_create`.

    .venv/bin/python bench/roster.py [rows] [pairs]                               SQLite
    NETRA_BENCH_DATABASE_URL=postgres://… .venv/bin/python bench/roster.py        PostgreSQL
    … bench/roster.py --nation [governments] [people each]           a file per government, once, no pairs

Every candidate starts from the same file on disk and the same agencies and positions. Raw limit: COPY of the
file as it is into one table of text without a key (SQLite: executemany of rows that are parsed already). The
import reads, checks, compares and writes two tables with all their keys, so a second limit writes the very
rows that it writes, ready made, without and with those keys (`same_rows`). All alternate; ratios are medians
of pairs. `bulk_create` writes people and postings of a sample that is parsed and built beforehand.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()

import netra.agencies.rosters.memory  # noqa: E402, F401  # isort: skip

import polars as pl  # noqa: E402
import roster_limits as limits  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from netra.agencies.models import Agency, CivilServant, Government, Position, Posting  # noqa: E402
from netra.agencies.rosters import Options  # noqa: E402
from netra.agencies.services import import_roster  # noqa: E402

AGENCIES, TITLES, OF_A_REGENCY = 300, 12, 12
ON, NEXT = date(2024, 10, 1), date(2024, 11, 1)
AT = datetime(2024, 10, 1, 2, tzinfo=UTC)
COLUMNS = ("nip", "nama", "unit kerja", "jabatan", "status", "golongan", "nip atasan")
SAMPLE = 20_000  # rows for bulk_create: its rate does not depend on how many there are
SEED = "roster"


def main(rows: int, pairs: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    government = _found()
    file, monthly = Path(FOLDER.name) / "roster.csv", Path(FOLDER.name) / "monthly.csv"
    _invent(rows).write_csv(file, separator=";")
    _one_percent_moved(file).write_csv(monthly, separator=";")
    parsed = None if limits.is_postgres() else pl.read_csv(file, separator=";", infer_schema=False).rows()
    times: dict[str, list[float]] = {}
    written: dict[str, Any] = {}
    for _ in range(pairs):
        _measure(times, "raw", lambda: limits.raw([file], parsed, len(COLUMNS)))
        _measure(times, "raw_keyed", lambda: limits.raw([file], parsed, len(COLUMNS), key=True))
        _empty()
        _measure(times, "import", lambda: _import(government, file, ON))
        written = written or limits.written()
        _empty()
        _measure(times, "same_rows", lambda rows=written: limits.same_rows(rows))  # type: ignore[misc]
        _measure(times, "same_rows_keyed", lambda rows=written: limits.same_rows_keyed(rows))  # type: ignore[misc]
        _measure(times, "blind_upsert", lambda: _blind_upsert(government, monthly))
        _empty()
        _import(government, file, ON)
        _measure(times, "monthly", lambda: _import(government, monthly, NEXT))
        _measure(times, "again", lambda: _import(government, monthly, NEXT))
        _empty()
        sample = _sample(government, file)
        _measure(times, "bulk_create", lambda sample=sample: _bulk_create(*sample))  # type: ignore[misc]
    _empty()
    return _summary(rows, pairs, times, _memory(file), file.stat().st_size)


def _measure(times: dict[str, list[float]], name: str, work: Callable[[], Any]) -> None:
    began = perf_counter()
    work()
    times.setdefault(name, []).append(perf_counter() - began)


def _found(code: str = "99.01", count: int = AGENCIES) -> Government:
    government = Government.objects.create(code=code, name=f"Kota Ukur {code}", kind="kota")
    agencies = Agency.objects.bulk_create(
        Agency(government=government, code=f"dinas-{n}", name=f"Dinas Ukur {n}", kind="dinas", active_from=ON)
        for n in range(count)
    )
    heads = Position.objects.bulk_create(
        Position(agency=agency, title="Kepala Dinas", rank="pimpinan_tinggi", is_head=True)
        for agency in agencies
    )
    Position.objects.bulk_create(
        Position(agency_id=head.agency_id, title=f"Analis Ukur {n}", rank="fungsional", superior=head)
        for head in heads
        for n in range(TITLES)
    )
    return government


def _invent(rows: int, count: int = AGENCIES) -> pl.DataFrame:
    chance = random.Random(SEED)
    return pl.DataFrame(_people(rows, count, chance), schema=list(COLUMNS), orient="row")


def _people(rows: int, count: int, chance: random.Random) -> Iterator[tuple[str, ...]]:
    """Well-formed numbers, all different, in no order."""
    used: set[str] = set()
    while len(used) < rows:
        born = f"{chance.randint(1966, 1998)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
        month, serial = f"{chance.randint(1, 12):02d}", f"{chance.randint(1, 999):03d}"
        number = f"{born}{chance.randint(2016, 2024)}{month}{chance.choice('12')}{serial}"
        if number in used:
            continue
        used.add(number)
        yield (
            number, f"Rumbia Anyamloka {len(used)}, S.Pd.", f"Dinas Ukur {chance.randrange(count)}",
            f"Analis Ukur {chance.randrange(TITLES)}", "PNS", chance.choice(("III/a", "IV/a")),
            number,
        )  # fmt: skip


def _one_percent_moved(file: Path) -> pl.DataFrame:
    frame = pl.read_csv(file, separator=";", infer_schema=False)
    moved = pl.int_range(pl.len()) % 100 == 0
    return frame.with_columns(
        pl.when(moved & (pl.col("unit kerja") != "Dinas Ukur 0"))
        .then(pl.lit("Dinas Ukur 0"))
        .otherwise("unit kerja")
        .alias("unit kerja")
    )


def _import(government: Government, file: Path, on: date) -> None:
    done = import_roster(government=government, path=file, options=Options(on=on), at=AT, actor="ukur")
    if done.findings.errors.count:
        raise SystemExit("the import found errors in an invented file")


def _blind_upsert(government: Government, file: Path) -> None:
    """What a plain importer does each month: every row is written, differing or not (people only)."""
    frame = pl.read_csv(file, separator=";", infer_schema=False).select("nip", "nama", "status", "golongan")
    conflict = (
        " ON CONFLICT (government_id, number) DO UPDATE SET name = excluded.name,"
        " employment = excluded.employment, grade = excluded.grade"
    )
    into = "INSERT INTO agencies_civilservant (government_id, number, name, employment, grade)"
    with transaction.atomic(), connection.cursor() as cursor:
        if not limits.is_postgres():
            rows = ((government.pk, *row) for row in frame.iter_rows())
            connection.connection.executemany(f"{into} VALUES (?, ?, ?, lower(?), ?){conflict}", rows)
            return
        cursor.execute(
            "CREATE TEMP TABLE told (number text, name text, employment text, grade text) ON COMMIT DROP"
        )
        with cursor.copy("COPY told FROM STDIN (FORMAT csv)") as copy:
            copy.write(frame.write_csv(include_header=False))
        cursor.execute(
            f"{into} SELECT %s, number, name, lower(employment), grade FROM told{conflict}", [government.pk]
        )


def _sample(government: Government, file: Path) -> tuple[list[CivilServant], list[int]]:
    """Objects made beforehand: only the writing is timed."""
    places = dict(Position.objects.values_list("agency__name", "pk"))
    frame = pl.read_csv(file, separator=";", infer_schema=False, n_rows=SAMPLE)
    people = [
        CivilServant(government=government, number=row[0], name=row[1], employment="pns", grade=row[5])
        for row in frame.iter_rows()
    ]
    return people, [places[name] for name in frame["unit kerja"]]


def _bulk_create(people: list[CivilServant], positions: list[int]) -> None:
    with transaction.atomic():
        made = CivilServant.objects.bulk_create(people, batch_size=1000)
        Posting.objects.bulk_create(
            (
                Posting(civil_servant=person, position_id=position, from_on=ON)
                for person, position in zip(made, positions, strict=True)
            ),
            batch_size=1000,
        )


def _empty() -> None:
    tables = ("agencies_posting", "agencies_civilservant")
    with connection.cursor() as cursor:
        if limits.is_postgres():
            cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
            return
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")


def _memory(file: Path) -> int:
    """How much more memory a process of its own takes for the import than it had before, in bytes."""
    child = subprocess.run(
        [sys.executable, __file__, "--memory", str(file)],
        env=dict(os.environ, NETRA_BENCH_DATA=os.environ["NETRA_DATA"]),
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(child.stdout)


def _memory_of(file: Path) -> None:
    government = Government.objects.get()
    warm = Path(tempfile.mkstemp(suffix=".csv")[1])
    warm.write_text(";".join(COLUMNS) + "\n198001012005011001;Rumbia;Dinas Ukur 0;Analis Ukur 0;PNS;III/a;\n")
    _import(government, warm, ON)  # whatever the libraries take at their first use
    _empty()
    warm.unlink()
    Path("/proc/self/clear_refs").write_text("5")
    before = _peak()
    _import(government, file, ON)
    sys.stdout.write(str(_peak() - before))


def _peak() -> int:
    status = Path("/proc/self/status").read_text()
    return 1024 * int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


def _summary(
    rows: int, pairs: int, times: dict[str, list[float]], memory: int, size: int
) -> dict[str, object]:
    def ratio(one: str, other: str, weight: float = 1.0) -> float:
        return round(median(b / a * weight for a, b in zip(times[one], times[other], strict=True)), 2)

    of_raw, of_bulk = ratio("import", "raw"), ratio("import", "bulk_create", rows / min(SAMPLE, rows))
    monthly, share = ratio("monthly", "blind_upsert"), round(memory / size, 2)
    return {
        "measurement": f"roster of {rows} people on {connection.vendor}",
        "pairs": pairs,
        "file_mb": round(size / 1e6, 1),
        "seconds": {name: round(median(each), 2) for name, each in times.items()},
        "import_over_raw": of_raw,
        "import_over_raw_with_one_key": ratio("import", "raw_keyed"),
        "import_over_same_rows_without_keys": ratio("import", "same_rows"),
        "import_over_same_rows_with_their_keys": ratio("import", "same_rows_keyed"),
        "most_that_any_import_of_these_rows_reaches_of_raw": ratio("same_rows_keyed", "raw"),
        "import_over_bulk_create": of_bulk,
        "monthly_over_blind_upsert": monthly,
        "memory_over_file": share,
        "targets": {
            "import_over_raw >= 0.40": of_raw >= 0.40,
            "import_over_bulk_create >= 15": of_bulk >= 15,
            "monthly_over_blind_upsert >= 5": monthly >= 5,
            "memory_over_file < 2": share < 2,
        },
    }


def nation(governments: int, people: int) -> dict[str, object]:
    """A file per government, one import each, keys kept; beside COPY of all files and one key."""
    call_command("migrate", verbosity=0)
    everybody = _invent(governments * people, OF_A_REGENCY)
    founded, files = [], []
    for number in range(governments):
        founded.append(_found(f"{number // 99 + 1:02d}.{number % 99 + 1:02d}", OF_A_REGENCY))
        files.append(Path(FOLDER.name) / f"{number}.csv")
        everybody[number * people : (number + 1) * people].write_csv(files[-1], separator=";")
    parsed = None if limits.is_postgres() else everybody.rows()
    times: dict[str, list[float]] = {}
    _measure(times, "raw_keyed", lambda: limits.raw(files, parsed, len(COLUMNS), key=True))
    for government, file in zip(founded, files, strict=True):
        _measure(times, "import", lambda of=government, file=file: _import(of, file, ON))  # type: ignore[misc]
    imported, quarter = times["import"], max(governments // 4, 1)
    return {
        "measurement": f"{governments} files of {people} people on {connection.vendor}",
        "seconds": {"raw_with_one_key": round(times["raw_keyed"][0], 1), "import": round(sum(imported), 1)},
        "seconds_a_file": {
            "first_quarter": round(median(imported[:quarter]), 3),
            "last_quarter": round(median(imported[-quarter:]), 3),
        },
        "import_over_raw_with_one_key": round(times["raw_keyed"][0] / sum(imported), 3),
        "target": "0.8 of COPY and one key",
    }


if __name__ == "__main__":
    if "--memory" in sys.argv:
        _memory_of(Path(sys.argv[2]))
    else:
        numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
        run, usual = (nation, [552, 8_500]) if "--nation" in sys.argv else (main, [200_000, 3])
        sys.stdout.write(json.dumps(run(*(numbers + usual[len(numbers) :])), indent=1) + "\n")
    FOLDER.cleanup()
