"""The accounts room's pages: signing in, the own key, recovery."""

from netra.accounts.views.signing import password, sign_in, sign_out

__all__ = ["password", "sign_in", "sign_out"]
