"""`netra evidence sweep`: erase files of drafts that were left, and what a crash left. It may repeat."""

import json
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from netra.reports import services


class Command(BaseCommand):
    help = "Erase sealed files that no report needs. Run it daily; late or twice is harmless."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["sweep"])

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        left = services.erase_left_behind(now=datetime.now(UTC))
        self.stdout.write(json.dumps({"of_drafts": left, "without_a_row": services.erase_strays()}))
