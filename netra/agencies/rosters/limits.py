"""How much of a file is read before it is refused: a roster of the whole nation fits, a bomb does not."""

from typing import Final

BYTES: Final = 2 * 1024**3
ROWS: Final = 5_000_000  # the nation has 4.7 million civil servants
COLUMNS: Final = 100
LINE_BYTES: Final = 256 * 1024
HEADING_WITHIN_LINES: Final = 30  # a letterhead and a title often stand above the headings

CHUNK: Final = 8 * 1024**2  # every piece costs a fixed sum; four times as much is no quicker

WORKBOOK_BYTES: Final = 256 * 1024**2
UNPACKED_BYTES: Final = 512 * 1024**2
UNPACKED_RATIO: Final = 150  # worksheets shrink to a tenth; a hundredth and a half is no worksheet
RATIO_COUNTS_FROM: Final = 10 * 1024**2
MEMBERS: Final = 2_000
CELLS: Final = 12_000_000  # what the reader lays out in memory, empty cells included

KEPT_FINDINGS: Final = 200
