"""Numbers as Indonesian writes them: 1.204 is a thousand and some, 11,8 has a decimal."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+", re.ASCII)
DECIMAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?", re.ASCII)
LONGEST = 16


class WholeNumber(forms.Field):
    """A count from 0 to `most`, typed with or without dots."""

    def __init__(self, *, label: str, most: int, empty: str, help_text: str = "") -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": LONGEST})
        super().__init__(label=label, help_text=help_text, widget=widget, error_messages={"required": empty})
        self.most = most

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip()
        if not text:
            return None
        if len(text) > LONGEST or not WHOLE.fullmatch(text):
            raise ValidationError("Tulis bilangan bulat, 0 atau lebih. Contoh: 412")
        number = int(text.replace(".", ""))
        if number > self.most:
            raise ValidationError(f"Terlalu besar: paling banyak {self.most:,}.".replace(",", "."))
        return number


class DecimalNumber(forms.Field):
    """A figure of up to two decimals after a comma, 0 or more."""

    def __init__(self, *, label: str, most: Decimal, empty: str, help_text: str = "") -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": LONGEST})
        super().__init__(label=label, help_text=help_text, widget=widget, error_messages={"required": empty})
        self.most = most

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        if len(text) > LONGEST or not DECIMAL.fullmatch(text):
            raise ValidationError("Tulis angka dengan koma untuk pecahan. Contoh: 11,8 atau 1.206")
        number = Decimal(text.replace(".", "").replace(",", "."))
        if number > self.most:
            raise ValidationError(f"Terlalu besar: paling banyak {self.most:,.0f}.".replace(",", "."))
        return number
