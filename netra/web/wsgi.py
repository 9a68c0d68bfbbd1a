"""The WSGI application that `netra serve` runs."""

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application

# A request waits up to this long for its turn at the interpreter each time it comes back from the database.
# Python's 5 ms would triple a short request under load.
sys.setswitchinterval(0.0005)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.web.settings")
django_alone = get_wsgi_application()

# Only now: it knows tables, and Django knows them since the line above.
from netra.web.short_way import ShortWay  # noqa: E402

application = ShortWay(django_alone)

# Everything loaded so far stays: do not walk through it again and again looking for rubbish.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
