"""How long the sealed parts of a report look: filled up to a power of two, from these lengths in bytes.

Below about four thousand letters every story is as long as every other, and a name that was given as long
as one that was not. The server's seal and the browser's use the same figures (`sealed_page`), or a length
would tell which of them sealed.
"""

from typing import Final

STORY: Final = 4096
STORY_MOST: Final = 256 * 1024
IDENTITY: Final = 2048
IDENTITY_APART: Final = 4096  # around a name that is sealed once more
IDENTITY_MOST: Final = 16384
KEY: Final = 256
ABOUT: Final = 1024
ABOUT_MOST: Final = 4096
