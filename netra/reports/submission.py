"""What a reporter tells, as one value: collected by the wizard, sealed as a whole."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

ANONYMOUS = "anonymous"
CONFIDENTIAL = "confidential"
NAMED = "named"
DAYS = ("happened_on", "known_on")


@dataclass(frozen=True)
class Identity:
    """Who reports. Empty for an anonymous reporter."""

    choice: str = ANONYMOUS
    name: str = ""
    address: str = ""
    contact: str = ""

    @property
    def is_given(self) -> bool:
        return self.choice in (CONFIDENTIAL, NAMED)


@dataclass(frozen=True)
class Submission:
    """The story: what, where, when, who, how known, evidence. Everything here is sealed except
    `act` and `agency_code`, which stand in clear beside the docket. `not_for`: who may not read;
    `source`: the letter or page that an officer took it from."""

    act: str
    story: str
    happened_on: date | None = None
    happened_time: str = ""
    place: str = ""
    position: str = ""
    unit: str = ""
    agency_code: str = ""
    respondent_name: str = ""
    service: str = ""
    known_how: str = ""
    known_on: date | None = None
    witnesses: str = ""
    source: str = ""
    evidence: str = ""
    links: list[str] = field(default_factory=list)
    not_for: list[str] = field(default_factory=list)
    identity: Identity = field(default_factory=Identity)

    def sealed_part(self) -> dict[str, Any]:
        """Plain JSON types, without the reporter's identity, which has an envelope of its own."""
        fields = asdict(self)
        del fields["identity"], fields["agency_code"]
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in fields.items()}

    @classmethod
    def from_sealed(cls, content: dict[str, Any], *, agency_code: str) -> "Submission":
        """The story as it was sealed; the identity is not in it. The inverse of `sealed_part`."""
        days = {name: date.fromisoformat(content[name]) for name in DAYS if content.get(name)}
        return cls(**{**content, **days}, agency_code=agency_code)
