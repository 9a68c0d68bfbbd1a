"""polars gives memory back at once instead of keeping it for the next time. Import this before polars.

Its allocator reads this word when it is loaded. A million lines then take 1.5 times the size of their file at
the peak instead of 2.3 times, for about half a second more. What an operator sets goes before it.
"""

import os

os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:0,muzzy_decay_ms:0")
