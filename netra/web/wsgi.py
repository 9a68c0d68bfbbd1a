"""The WSGI application that `netra serve` runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.web.settings")
application = get_wsgi_application()
