"""The day of a moment in the zone of the place, as the database counts it."""

from typing import Any

from django.db.models import DateField, Func, Value
from django.db.models.functions import TruncDate


class LegalDay(TruncDate):
    """The day in the zone of the place. On SQLite by its own function: Django's is one in Python, called for
    each row. The zones of the place have no summer time."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        hours = Value(f"+{int(self.tzinfo.utcoffset(None).total_seconds()) // 3600} hours")
        moment = self.get_source_expressions()[0]
        return compiler.compile(Func(moment, hours, function="DATE", output_field=DateField()))
