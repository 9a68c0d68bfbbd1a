"""A typed line of a signed sheet is read as hands write it."""

import pytest

from netra.outreach.sheet_lines import read_sheet_line

NIP = "198501012010011001"


@pytest.mark.parametrize(
    "line",
    [
        NIP,
        "19850101 201001 1 001",
        "19850101.201001.1.001",
        f"12. {NIP}",
        f"3) {NIP}",
        f"NIP {NIP}",
        f"NIP: {NIP}",
        f"NI PPPK {NIP}",
        f"No. {NIP}",
        f"  {NIP}  ",
    ],
)
def test_a_bare_number_is_a_number(line: str) -> None:
    assert read_sheet_line(line) == (NIP, "")


@pytest.mark.parametrize(
    "line",
    [
        f"{NIP}; Rina Contoh",
        f"{NIP}\tRina Contoh",
        f"{NIP}, Rina Contoh",
        f"{NIP} Rina Contoh",
        "19850101 201001 1 001 Rina Contoh",
        f"Rina Contoh; {NIP}",
        f"4. Rina Contoh, {NIP}",
    ],
)
def test_a_number_with_a_name_gives_both(line: str) -> None:
    assert read_sheet_line(line) == (NIP, "Rina Contoh")


@pytest.mark.parametrize("line", ["Rina Contoh", "No Rina", "Rina Contoh, S.Sos.", "7. Rina Contoh"])
def test_a_line_without_a_number_is_a_name(line: str) -> None:
    assert read_sheet_line(line) == ("", line.removeprefix("7. "))


@pytest.mark.parametrize("line", ["THL-32.72-00001", "thl-32.72-00001", "THL-32.72-00001 Budi"])
def test_a_staff_number_with_letters_stays_whole(line: str) -> None:
    assert read_sheet_line(line)[0] == "THL-32.72-00001"
