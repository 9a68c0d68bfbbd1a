"""x"""


def replay_outreach() -> None: ...
