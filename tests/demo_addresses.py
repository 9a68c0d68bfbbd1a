"""The addresses of an installation that is a demo, beside the usual ones of this process.

Django reads a list of addresses once, in a dozen milliseconds; a thousand tests that reloaded the usual list
before and after paid it each time.
"""

import runpy

from django.conf import settings

from netra.web import urls

assert settings.ENV.demo, "loaded outside of demo_mode"
globals().update(
    {name: value for name, value in runpy.run_path(urls.__file__).items() if not name.startswith("__")}
)
