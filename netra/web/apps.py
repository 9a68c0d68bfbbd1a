"""The roof as a Django application: when it starts, the installation goes by its own rulebook."""

from django.apps import AppConfig
from django.conf import settings

from netra import law


class WebConfig(AppConfig):
    name = "netra.web"
    verbose_name = "Netra"

    def ready(self) -> None:
        """`NETRA_RULES`: a rulebook that cannot be read stops the start, and says which line is wrong."""
        law.adopt(settings.ENV.rules)
