"""What a file gives away besides its content, and how that is said to people."""

import re
from typing import TYPE_CHECKING, Final

from netra.reports.evidence import documents, kinds, looking, recordings
from netra.vault import SealedFile

if TYPE_CHECKING:
    from netra.reports.evidence.holders import OpenEvidence

LOOKED_AT: Final = {"jpeg", "png", "webp", "gif", "tiff", "avif", "pdf"}
PLACE, DEVICE, SERIAL, AUTHOR, MOMENT, WORDS, UNSEEN = (
    "place", "device", "serial", "author", "moment", "words", "unseen",
)  # fmt: skip
ORDER: Final = (PLACE, AUTHOR, SERIAL, DEVICE, MOMENT, WORDS, UNSEEN)
# Each with an icon and a sentence; {} is what was found.
TOLD: Final = {
    PLACE: ("map-pin", "Titik peta tempat dibuat: {}"),
    AUTHOR: ("user", "Nama di dalam berkas: {}"),
    SERIAL: ("id-card", "Nomor seri alat: {}"),
    DEVICE: ("smartphone", "Alat atau program pembuat: {}"),
    MOMENT: ("clock", "Waktu dibuat: {}"),
    WORDS: ("file-text", "Catatan di dalam berkas: {}"),
}
# What cannot be looked into is told by its family: what such files usually hold.
USUALLY: Final = {
    kinds.IMAGE: "Foto jenis ini biasanya menyimpan lokasi dan jenis ponsel. Kami tidak dapat membacanya.",
    kinds.VIDEO: "Video sering menyimpan lokasi, jenis ponsel, dan suara Anda. Dengarkan sampai selesai.",
    kinds.AUDIO: "Rekaman dapat memuat suara Anda, dan kadang nama alat perekam. Dengarkan sampai selesai.",
    kinds.PDF: "PDF ini tidak dapat kami periksa. Dokumen sering menyimpan nama pembuatnya.",
    kinds.OFFICE: "Dokumen sering menyimpan nama pembuat, penyunting, dan komentar yang tersembunyi.",
    kinds.TEXT: "Percakapan yang diekspor memuat nama dan nomor orang lain, mungkin juga nama Anda.",
}
KEEPS: Final = {
    PLACE: "lokasi", AUTHOR: "nama", SERIAL: "nomor seri", DEVICE: "jenis alat", MOMENT: "waktu",
    WORDS: "catatan",
}  # fmt: skip
_MOMENT = re.compile(r"(?:D:)?(\d{4})[:-]?(\d\d)[:-]?(\d\d)[ T]?(\d\d)?:?(\d\d)?")


def found_in(file: SealedFile, kind: kinds.Kind) -> list[tuple[str, str]]:
    """Pairs of what and the words found; `UNSEEN` where this kind of file cannot be looked into."""
    try:
        if kind.code in LOOKED_AT:
            found = looking.examine(file, kind.code)
        elif kind.family == kinds.OFFICE:
            found = documents.examine(file, kind.code)
        else:
            found = [*recordings.examine(file, kind.code), (UNSEEN, "")]
    except (looking.CannotBeShown, documents.CannotBeRead):
        found = [(UNSEEN, "")]
    return sorted(dict.fromkeys(found), key=lambda each: ORDER.index(each[0]))


def is_telling(evidence: "OpenEvidence") -> bool:
    """Whether an image gives something away that a cleaned copy would not."""
    return evidence.kind.family == kinds.IMAGE and any(what != UNSEEN for what, _ in evidence.traces)


def sentences(evidence: "OpenEvidence") -> list[tuple[str, str]]:
    """Icon and sentence for each thing found, for the reporter and for the officer."""
    found: dict[str, list[str]] = {}
    for what, words in evidence.traces:
        found.setdefault(what, []).append(_readable(what, words))
    told = [("info", USUALLY[evidence.kind.family])] if found.pop(UNSEEN, None) is not None else []
    for what, all_words in found.items():
        icon, sentence = TOLD[what]
        said = ", ".join(dict.fromkeys(words for words in all_words if words))
        told.append((icon, sentence.format(said) if said else sentence.split(":")[0]))
    return told


def heading(evidence: "OpenEvidence") -> str:
    """What the file keeps, in half a sentence."""
    kept = list(dict.fromkeys(KEEPS[what] for what, _ in evidence.traces if what in KEEPS))
    if not kept:
        return "Perhatikan sebelum mengirim"
    last = f" dan {kept[-1]}" if len(kept) > 1 else kept[0]
    return f"{evidence.kind.label} ini menyimpan {', '.join(kept[:-1])}{last}"


def _readable(what: str, words: str) -> str:
    if what == PLACE:
        latitude, longitude = (float(part) for part in words.split())
        south, west = ("LS" if latitude < 0 else "LU"), ("BB" if longitude < 0 else "BT")
        return f"{abs(latitude):.2f} {south}, {abs(longitude):.2f} {west}".replace(".", ",")
    if what == MOMENT and (told := _MOMENT.match(words)):
        year, month, day, hour, minute = told.groups()
        return f"{int(day)}-{int(month)}-{year}" + (f", {hour}.{minute}" if hour and minute else "")
    return words
