"""How wide the letters of Plus Jakarta Sans are, so that a picture can break its lines without a browser.

Advance widths in thousandths of the type size, measured from the font in `web/static/web/fonts/`
(SIL Open Font License 1.1). A letter that is not here counts as wide as an `n`.
"""

LETTERS = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
    "abcdefghijklmnopqrstuvwxyz{|}~–—“”‘’…é"
)
WIDTHS = {
    weight: tuple(int(width) for width in widths.split())
    for weight, widths in {
        400: (
            "170 282 395 790 646 974 734 245 295 295 479 606 270 498 286 429 732 371 600 609 630 616 "
            "597 543 628 597 286 306 606 606 606 499 929 652 693 781 742 612 581 821 736 256 383 654 "
            "531 836 736 878 643 878 641 646 512 700 652 984 597 623 584 315 429 315 606 598 352 572 "
            "667 600 667 615 393 662 573 229 229 548 229 908 573 655 667 667 338 509 388 573 517 797 "
            "487 536 449 317 300 317 606 568 898 420 420 270 270 686 615"
        ),
        600: (
            "175 341 464 873 647 1022 774 289 351 351 520 642 328 566 347 481 716 392 598 611 646 615 "
            "601 554 631 601 347 367 642 642 642 555 928 692 692 777 741 601 584 813 734 272 390 671 "
            "539 874 739 878 646 878 654 647 532 712 682 1008 640 648 576 382 481 382 642 641 372 578 "
            "670 606 670 613 402 655 586 245 245 567 245 919 586 653 670 670 362 512 405 586 550 855 "
            "535 569 471 371 363 371 642 626 956 513 513 328 328 747 613"
        ),
        700: (
            "178 371 498 915 647 1046 793 311 379 379 540 660 357 600 378 506 708 403 597 611 654 615 "
            "602 559 632 602 378 398 660 660 660 583 927 712 691 774 740 595 586 808 733 279 393 679 "
            "543 893 741 878 648 878 661 647 542 718 697 1020 661 660 571 416 506 416 660 663 381 580 "
            "672 608 672 612 406 652 593 252 252 577 252 924 593 652 672 672 374 514 413 593 566 883 "
            "558 586 481 398 395 398 660 655 985 560 560 357 357 778 612"
        ),
    }.items()
}
_PLACE = {letter: place for place, letter in enumerate(LETTERS)}


def width_of(text: str, size: float, weight: int = 400) -> float:
    """How wide a line of text is, in the unit of `size`."""
    widths = WIDTHS[weight]
    return sum(widths[_PLACE.get(letter, _PLACE["n"])] for letter in text) * size / 1000


def wrapped(text: str, size: float, room: float, weight: int = 400) -> list[str]:
    """The text in lines no wider than `room`; a word that is wider alone is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(cut(word, size, room, weight))
    return lines


def cut(text: str, size: float, room: float, weight: int = 400) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if width_of(text, size, weight) <= room:
        return text
    while text and width_of(f"{text}…", size, weight) > room:
        text = text.rpartition(" ")[0] if " " in text else text[:-1]
    return f"{text.rstrip(' ,;.')}…"
