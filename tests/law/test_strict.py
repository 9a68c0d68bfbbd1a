"""A slip in a rule file is an error that names file and line."""

from datetime import date
from pathlib import Path

import pytest

from netra.law.strict import Record, RuleError, read

GOOD = """id: contoh
amount: 7
since: "2024-10-30"
active: true
gone: null
words: [satu, dua]
parts:
  - {id: bagian}
"""


def test_every_kind_of_value_is_read_as_what_it_is(tmp_path: Path) -> None:
    record = record_of(tmp_path, GOOD)
    assert record.text("id") == "contoh"
    assert record.number("amount") == 7
    assert record.day("since") == date(2024, 10, 30)
    assert record.flag("active", default=False) is True
    assert record.day_or_none("gone") is None
    assert record.number_or_none("gone") is None
    assert record.texts("words") == ("satu", "dua")
    assert [part.text("id") for part in record.records("parts")] == ["bagian"]
    record.finish()


def test_absent_optional_values_take_their_defaults(tmp_path: Path) -> None:
    record = record_of(tmp_path, GOOD)
    assert record.text("note", "") == ""
    assert record.flag("hidden", default=True) is True
    assert record.texts("none") == ()


def test_a_key_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    record = record_of(tmp_path, "id: contoh\namuont: 7\n")
    record.text("id")
    assert refused(record.finish) == (2, "kunci “amuont” tidak dikenal")


def test_a_key_written_twice_is_refused(tmp_path: Path) -> None:
    assert refused(record_of, tmp_path, "id: a\namount: 7\namount: 9\n") == (
        3,
        "kunci “amount” tertulis dua kali",
    )


def test_a_missing_key_is_refused(tmp_path: Path) -> None:
    assert refused(record_of(tmp_path, "amount: 7\n").text, "id") == (1, "kunci “id” belum ada")


def test_a_date_without_quotation_marks_is_refused(tmp_path: Path) -> None:
    record = record_of(tmp_path, "id: a\nsince: 2024-10-30\n")
    assert refused(record.day, "since") == (2, "tanggal pada “since” harus di dalam tanda kutip")


def test_a_date_without_quotation_marks_is_refused_inside_a_text_too(tmp_path: Path) -> None:
    record = record_of(tmp_path, "note: 2024-10-30\n")
    assert refused(record.text, "note") == (1, "tanggal pada “note” harus di dalam tanda kutip")


@pytest.mark.parametrize("written", ["30-10-2024", "2024-02-30", "20241030", "kemarin"])
def test_a_date_that_is_none_is_refused(tmp_path: Path, written: str) -> None:
    record = record_of(tmp_path, f'since: "{written}"\n')
    assert refused(record.day, "since") == (1, f"“{written}” bukan tanggal YYYY-MM-DD")


@pytest.mark.parametrize("written", ['"7"', "7.5", "-7", "tujuh", "true", "0x1F", "null"])
def test_a_number_that_is_none_is_refused(tmp_path: Path, written: str) -> None:
    line, reason = refused(record_of(tmp_path, f"id: a\namount: {written}\n").number, "amount")
    assert line == 2
    assert "bilangan bulat" in reason


def test_a_bare_yes_is_no_text(tmp_path: Path) -> None:
    assert refused(record_of(tmp_path, "label: yes\n").text, "label") == (1, "“label” harus berupa teks")


def test_a_word_outside_the_list_is_refused(tmp_path: Path) -> None:
    record = record_of(tmp_path, "confidence: certain\n")
    line, reason = refused(record.one_of, "confidence", ("high", "low"))
    assert (line, reason) == (1, "“certain” bukan salah satu dari: high, low")


def test_a_single_value_is_no_list(tmp_path: Path) -> None:
    assert refused(record_of(tmp_path, "id: a\nwords: satu\n").texts, "words")[0] == 2


def test_a_text_is_no_mapping(tmp_path: Path) -> None:
    assert refused(record_of(tmp_path, "parts:\n  - satu\n").records, "parts")[0] == 2


def test_a_list_is_no_rule_file(tmp_path: Path) -> None:
    assert refused(record_of, tmp_path, "- satu\n")[0] == 1


def test_broken_yaml_is_refused_at_its_line(tmp_path: Path) -> None:
    assert refused(record_of, tmp_path, 'id: a\nnote: "tanpa penutup\n')[1] == "bukan YAML yang sah"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refused(record_of, tmp_path, "") == (1, "berkas kosong")


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rusak.yaml"
    path.write_bytes(b"id: \xff\xfe")
    assert refused(read, path, path) == (1, "bukan teks UTF-8")


def test_the_message_names_file_and_line(tmp_path: Path) -> None:
    record = record_of(tmp_path, "id: a\nsince: 2024-10-30\n")
    with pytest.raises(RuleError, match=r"^rules/contoh\.yaml baris 2: "):
        record.day("since")


def record_of(folder: Path, text: str) -> Record:
    path = folder / "contoh.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path, Path("rules/contoh.yaml"))


def refused(call, *arguments) -> tuple[int, str]:  # type: ignore[no-untyped-def]
    with pytest.raises(RuleError) as error:
        call(*arguments)
    return error.value.line, error.value.reason
