"""What the public door does every day. It may run late or twice."""

from netra.reports import drafts, services


def forget_drafts() -> dict[str, int]:
    """Expired drafts go also when nobody begins a new one."""
    return {"drafts": drafts.sweep(), "stray_files": services.erase_strays()}
