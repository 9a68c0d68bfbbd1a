"""The full-screen answers: a look, an icon and a word each, and the lines below the word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from netra.agencies.models import CivilServant
from netra.outreach.check_in import Answer, Verdict
from netra.outreach.queries import Who
from netra.outreach.staff_numbers import short_name, tail_words

LOOKS = {
    Verdict.IN: ("masuk", "circle-check", "Masuk"),
    Verdict.ALREADY: ("sudah", "clock", "Sudah tercatat"),
    Verdict.UNLISTED: ("tidak-ada", "user-plus", "Tidak ada di daftar"),
    Verdict.NONCE_USED: ("tidak-ada", "circle-alert", "Tiket sudah dipakai"),
    Verdict.CLOSED: ("tidak-ada", "lock", "Daftar sudah ditutup"),
}
MAY_ENTER = "Boleh tetap masuk. Datanya dicocokkan sesudah acara."
NOT_TWICE = "Tidak dihitung dua kali."
ONE_TICKET = "Satu pindaian untuk satu orang. Pindai lagi kode di layar untuk orang berikutnya."
ASK_TO_REOPEN = "Minta penyelenggara membukanya lagi."


@dataclass(frozen=True)
class Screen:
    """One answer as it fills a screen."""

    look: str
    icon: str
    word: str
    who: Sequence[str]
    under: Sequence[str]


# For pages whose lines a script fills in.
EMPTY = {
    look.replace("-", "_"): Screen(look, icon, word, [], [])
    for look, icon, word in (LOOKS[verdict] for verdict in (Verdict.IN, Verdict.ALREADY, Verdict.UNLISTED))
}


def own_screen(answer: Answer, number: str) -> Screen:
    """On one's own phone: the end of the number, never a name, so that a number cannot be looked up here."""
    return _screen(answer, [tail_words(number)], [])


def usher_screen(answer: Answer, number: str, who: Who | None) -> Screen:
    """On the usher's phone: short name, unit and employment, enough to see that it is the right person."""
    if who is None:
        return _screen(answer, [tail_words(number)] if number else [], [])
    employment = CivilServant.Employment(who.employment).label
    under = [each for each in (who.title, who.agency) if each]
    return _screen(answer, [short_name(who.name)], [", ".join([*under, employment])])


def _screen(answer: Answer, who: list[str], under: list[str]) -> Screen:
    look, icon, word = LOOKS[answer.verdict]
    if answer.verdict == Verdict.IN and answer.at:
        return Screen(look, icon, word, who, [*under, f"tercatat {hour_words(answer.at)}"])
    if answer.verdict == Verdict.ALREADY and answer.at:
        before = f"pukul {hour_words(answer.at)}" + (f", {answer.door.lower()}" if answer.door else "")
        return Screen(look, icon, word, [before], [*who, *under, NOT_TWICE])
    last = {Verdict.NONCE_USED: ONE_TICKET, Verdict.CLOSED: ASK_TO_REOPEN}.get(answer.verdict, MAY_ENTER)
    return Screen(look, icon, word, who, [*under, last])


def hour_words(at: datetime) -> str:
    """ "08.41 WIB", in the installation's zone."""
    here = localtime(at)
    return f"{here:%H.%M} {here.tzname()}"
