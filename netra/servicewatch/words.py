"""Figures and findings in words, as the office says them."""

from collections.abc import Sequence
from decimal import Decimal
from math import floor

from netra.servicewatch.queries import Board, Latest, Tally
from netra.servicewatch.weeks import Week

NUMBERS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
)  # fmt: skip


def in_figures(number: float) -> str:
    """ "4.687": thousands as Indonesian writes them."""
    return f"{number:,.0f}".replace(",", ".")


def in_words(number: int) -> str:
    """Small numbers as a word, larger ones as figures."""
    return NUMBERS[number] if number < len(NUMBERS) else in_figures(number)


def decimal_words(value: Decimal | float) -> str:
    """ "11,8", "1.206": no more decimals than the figure has."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def share_words(share: float | None) -> str:
    """ "93%", rounded down, so that 100% means all of them; a dash where nothing was requested."""
    return "–" if share is None else f"{floor(share)}%"


def with_unit(value: Decimal | float, unit: str) -> str:
    """ "11,8%", "1.206 keluarga"."""
    return f"{decimal_words(value)}{'' if unit == '%' else ' '}{unit}"


def boards_finding(board: Board) -> str:
    """The headline of the page of services, and the leader's line: all of it is counted below."""
    last = board.tallies[-1]
    if not last.told:
        return f"Belum ada perangkat yang mengisi angka layanan {week_words(last.week)}."
    gap = (
        f"{in_figures(len(board.silent))} dari {in_figures(last.expected)} perangkat belum mengisi"
        if board.silent
        else f"semua {in_figures(last.expected)} perangkat sudah mengisi"
    )
    if last.share is None:
        return f"Tidak ada permohonan yang masuk, {gap} {week_words(last.week)}."
    return f"Pelayanan berjalan: {share_words(last.share)} tepat waktu, {gap} {week_words(last.week)}."


def week_words(week: Week) -> str:
    """ "minggu 21–27 Oktober 2024"."""
    return f"minggu {week.words}"


def told_words(figures: tuple[int, int, int]) -> str:
    """ "412 permohonan, 395 tepat waktu, 3 pengaduan"."""
    requests, on_time, complaints = (in_figures(each) for each in figures)
    return f"{requests} permohonan, {on_time} tepat waktu, {complaints} pengaduan"


def tally_sentence(tally: Tally) -> str:
    """One sentence about one week, with how many told it."""
    if not tally.told:
        return f"Belum ada angka untuk {week_words(tally.week)}."
    share = f", {share_words(tally.share)} selesai tepat waktu" if tally.share is not None else ""
    who = "" if tally.expected == 1 else f", dari {in_figures(tally.told)} perangkat yang mengisi"
    complaints = f"{in_figures(tally.complaints)} pengaduan"
    return f"Minggu {tally.week.words}{who}: {in_figures(tally.requests)} permohonan{share}, {complaints}."


def weeks_finding(missing: Sequence[Week]) -> str:
    """What the head of an agency should know first."""
    if not missing:
        return "Semua minggu sudah terisi"
    return f"{in_words(len(missing)).capitalize()} minggu belum terisi"


def change_words(latest: Latest) -> str:
    """ "turun 1,4 poin sejak Februari"; empty where nothing compares."""
    if latest.change is None or latest.figure is None or latest.former is None:
        return ""
    if not latest.change:
        return "tetap"
    unit = " poin" if latest.figure.unit == "%" else ""
    return f"{'turun' if latest.change < 0 else 'naik'} {decimal_words(abs(latest.change))}{unit}"


def issues_finding(latest: Sequence[Latest]) -> str:
    """Which issues moved in which direction, and which have no recent figure.

    "Dua isu membaik, pengangguran belum punya angka baru".
    """
    old = [each.issue.name.lower() for each in latest if each.figure is None or each.is_old]
    fresh = [each for each in latest if each.figure is not None and not each.is_old]
    better = sum(1 for each in fresh if each.is_better)
    worse = sum(1 for each in fresh if each.is_better is False)
    told = [f"{in_words(better)} isu membaik"] if better else []
    told += [f"{in_words(worse)} isu memburuk"] if worse else []
    told += [f"{_and(old)} belum punya angka baru"] if old else []
    sentence = ", ".join(told) or "belum ada angka yang dapat dibandingkan"
    return sentence[:1].upper() + sentence[1:]


def old_finding(latest: Sequence[Latest]) -> str:
    """The headline of the list: how many figures there are, and how many of them are old or missing."""
    if not latest:
        return "Belum ada isu strategis dalam daftar"
    missing = sum(1 for each in latest if each.figure is None or each.is_of_the_city)
    old = sum(1 for each in latest if each.is_old and not each.is_of_the_city)
    told = [f"{missing} dari {len(latest)} angka kecamatan belum ada"] if missing else []
    told += [f"{old} sudah lebih dari setahun"] if old else []
    return ", ".join(told) or "Semua kecamatan punya angka yang baru"


def places_finding(name: str, latest: Sequence[Latest]) -> str:
    """One issue over the kecamatan: "Stunting membaik di 5 dari 7 kecamatan"."""
    own = [each for each in latest if not each.is_of_the_city]
    if not any(each.figure for each in own):
        has_citys = any(each.figure for each in latest)
        return f"{name}: hanya ada angka kota" if has_citys else f"{name}: belum ada angka"
    old = sum(1 for each in own if each.is_old)
    aside = f", {in_words(old)} angka sudah lama" if old else ""
    compared = [each for each in own if each.change is not None and not each.is_old]
    if not compared:
        return f"{name}: belum ada dua angka yang dapat dibandingkan{aside}"
    better = sum(1 for each in compared if each.is_better)
    return f"{name} membaik di {better} dari {len(latest)} kecamatan{aside}"


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"
