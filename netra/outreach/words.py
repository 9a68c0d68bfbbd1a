"""Random words that join a test before a briefing with the one after it; only the taker knows them.

Three names of plants and birds: easy to write down and to type again, 262,144 ways in all. Enough to tell a
hall apart (should two people get the same word, only the first is joined), and no secret worth guessing.
"""

import secrets

from django.utils.crypto import salted_hmac

_PARTS = 3
_NAMES: tuple[str, ...] = (
    "akasia",
    "anggrek",
    "bakau",
    "bambu",
    "beringin",
    "bidara",
    "cempaka",
    "cemara",
    "cendana",
    "damar",
    "dahlia",
    "delima",
    "duku",
    "durian",
    "enau",
    "gambir",
    "gelatik",
    "gandaria",
    "jambu",
    "jati",
    "jagung",
    "jalak",
    "jeruk",
    "kakao",
    "kapuk",
    "kasuari",
    "kedondong",
    "kelapa",
    "kemiri",
    "kemuning",
    "kenanga",
    "kenari",
    "kepodang",
    "ketapang",
    "kopi",
    "kutilang",
    "lontar",
    "mahoni",
    "manggis",
    "mangga",
    "matoa",
    "melati",
    "meranti",
    "merpati",
    "merak",
    "mundu",
    "murai",
    "nangka",
    "nilam",
    "nyiur",
    "padi",
    "pala",
    "pandan",
    "pepaya",
    "pinang",
    "pisang",
    "rambutan",
    "randu",
    "salak",
    "sawo",
    "sirsak",
    "sukun",
    "teratai",
    "waru",
)
_SALT = "netra.uji.kata"


def new_word() -> str:
    """ "melati-jalak-padi"."""
    return "-".join(secrets.choice(_NAMES) for _ in range(_PARTS))


def same_word(typed: str) -> str:
    """The word as it was given, however it was typed: capitals, spaces, no hyphens."""
    return "-".join(typed.lower().replace("-", " ").split())


def digest_of(word: str, briefing: int) -> str:
    """What is stored in place of the word: without this installation's key nobody can try words out."""
    return salted_hmac(_SALT, f"{briefing}/{word}", algorithm="sha256").hexdigest()
