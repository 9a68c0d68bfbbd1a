"""The documents tell the truth about the code: map, glossary, settings, links, lock files."""

from pathlib import Path

import pytest

from netra.web import environment
from tests.house import documents
from tests.house.source import ROOT, Module, kept_files, rooms


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_map_shows_every_room_and_no_other() -> None:
    assert documents.rooms_drawn(read("ARCHITECTURE.md")) == rooms()


def test_the_map_fits_on_two_hundred_lines() -> None:
    assert len(read("ARCHITECTURE.md").splitlines()) <= 200


def test_a_room_missing_from_the_map_would_be_noticed() -> None:
    drawn = documents.rooms_drawn(
        "  clock/   CORE  working days\n  cases/   ROOM  perkara\n  rules/  law as data\n"
    )
    assert drawn == ["cases", "clock"]


def test_every_model_stage_and_event_stands_in_the_glossary() -> None:
    assert documents.unexplained(documents.words_of_the_house(), read("GLOSSARY.md")) == []


def test_a_model_missing_from_the_glossary_is_found() -> None:
    case = Module(
        "netra/cases/models.py", "class Case(models.Model):\n    pass\nclass Gone(models.Model):\n    pass\n"
    )
    assert documents.unexplained(documents.model_names([case]), "| berkas perkara | `Case` |") == ["Gone"]


def test_an_abstract_model_needs_no_word() -> None:
    text = "class Base(models.Model):\n    class Meta:\n        abstract = True\n"
    assert documents.model_names([Module("netra/cases/models.py", text)]) == []


def test_a_table_that_takes_its_columns_from_an_abstract_model_needs_one() -> None:
    shared = "class Base(models.Model):\n    class Meta:\n        abstract = True\n"
    files = [
        Module("netra/cases/models/columns.py", shared),
        Module(
            "netra/discipline/models.py", "class Term(Base):\n    pass\nclass Kind(TextChoices):\n    pass\n"
        ),
    ]
    assert documents.model_names(files) == ["Term"]


def test_stages_are_read_from_the_table_of_stages() -> None:
    text = 'RECEIVED: Final = "received"\nOTHER = "other"\nSTAGE_LABELS = {RECEIVED: "A", "done": "B"}\n'
    assert documents.stages(Module("netra/cases/lifecycle.py", text)) == ["received", "done"]


def test_events_are_the_constants_that_name_themselves() -> None:
    text = 'CASE_REGISTERED: Final = "CASE_REGISTERED"\nVERSION = "1"\n'
    assert documents.events(Module("netra/journal/events.py", text)) == ["CASE_REGISTERED"]


def test_operations_tells_every_setting_with_its_default_and_meaning() -> None:
    told = documents.settings_told(read("docs/operations.md"))
    assert told == {
        name: (default or "(empty)", meaning) for name, (default, meaning) in environment.SETTINGS.items()
    }


@pytest.mark.parametrize("document", kept_files("*.md"), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    assert documents.broken_links(document) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text("[here](a.md#top) [gone](b.md) ![gone](c.png)\n```\n[in code](d.md)\n```\n")
    assert documents.broken_links(document) == ["b.md", "c.png"]


def test_every_decision_has_a_number_of_its_own() -> None:
    assert documents.badly_numbered(kept_files("docs/adr/*.md")) == []


def test_a_number_taken_twice_or_told_wrongly_is_found(tmp_path: Path) -> None:
    for name, heading in (("0001-a", "1. A"), ("0001-b", "1. B"), ("0002-c", "2. C"), ("0003-d", "4. D")):
        (tmp_path / f"{name}.md").write_text(f"# {heading}\n")
    assert documents.badly_numbered(tmp_path.glob("*.md")) == ["0001-a.md", "0001-b.md", "0003-d.md"]


def test_there_are_lock_files() -> None:
    assert {path.name for path in documents.locks()} >= {"base.txt", "dev.txt"}


@pytest.mark.parametrize("lock", documents.locks(), ids=lambda path: path.name)
def test_no_lock_file_names_a_host(lock: Path) -> None:
    assert documents.lines_naming_a_host(lock.read_text(encoding="utf-8")) == []


def test_a_host_in_a_lock_file_is_found() -> None:
    index = "--find-links https://example.org/simple"
    text = f"django==5.2 \\\n    --hash=sha256:aa\n{index}\nx @ file:///tmp/x.whl\n"
    assert len(documents.lines_naming_a_host(text)) == 2


def test_every_pinned_package_carries_a_hash() -> None:
    for lock in kept_files("requirements/*.txt"):
        pins = lock.read_text(encoding="utf-8").split("\n\n")[0].count("==")
        assert lock.read_text(encoding="utf-8").count("--hash=sha256:") >= pins


def test_no_lock_file_of_a_kind_that_names_hosts_is_kept() -> None:
    assert documents.foreign_locks() == []


def test_such_a_lock_file_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "uv.lock").touch()
    (tmp_path / "pylock.dev.toml").touch()
    assert len(documents.foreign_locks(tmp_path)) == 2
