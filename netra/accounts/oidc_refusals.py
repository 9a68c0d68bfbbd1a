"""Why a sign-in through the city's provider was refused: a name each, and what the page says of it."""

from typing import ClassVar

_AGAIN = "Coba sekali lagi dari halaman masuk."
_OPERATOR = "Beri tahu pengelola sistem; sementara itu Anda dapat masuk dengan kata sandi."


class SignOnRefused(Exception):
    """Nobody was signed in. `words` are for the officer, the name of the class for the operator."""

    words: ClassVar[str] = ""

    @property
    def name(self) -> str:
        return type(self).__name__


class ProviderUnreachable(SignOnRefused):
    """No connection, no certificate, a fault over there, or an answer that cannot be read."""

    words = f"Penyedia masuk tunggal tidak menjawab. {_OPERATOR}"


class ProviderDeclined(SignOnRefused):
    """The provider sent the browser back without a code."""

    words = f"Penyedia masuk tunggal tidak mengizinkan, atau Anda membatalkannya. {_AGAIN}"


class StateUnknown(SignOnRefused):
    """This browser did not begin this sign-in, or it was finished already, or ten minutes ago."""

    words = (
        f"Proses masuk ini sudah dipakai, sudah terlalu lama, atau tidak dimulai di peramban ini. {_AGAIN}"
    )


class CodeRefused(SignOnRefused):
    """The provider did not take its own code back: used, too old, or the client's secret is wrong."""

    words = (
        f"Penyedia masuk tunggal menolak kode masuk ini. {_AGAIN} Bila terulang, beri tahu pengelola sistem."
    )


class WrongIssuer(SignOnRefused):
    """Somebody else answers in the provider's place, or the setting names it otherwise."""

    words = f"Yang menjawab bukan penyedia yang disetel. {_OPERATOR}"


class WrongAudience(SignOnRefused):
    """The token is for another program."""

    words = f"Bukti masuk ini untuk aplikasi lain. {_OPERATOR}"


class WrongNonce(SignOnRefused):
    """The token belongs to another sign-in."""

    words = f"Bukti masuk ini milik proses masuk yang lain. {_AGAIN}"


class TokenExpired(SignOnRefused):
    """The token's time is over, by this machine's clock."""

    words = f"Bukti masuk ini sudah kedaluwarsa. {_AGAIN} Bila terulang, jam server mungkin keliru."


class UnknownKey(SignOnRefused):
    """None of the keys that the provider publishes is the one that the token names."""

    words = f"Tanda tangan penyedia memakai kunci yang tidak dikenal. {_OPERATOR}"


class TokenRefused(SignOnRefused):
    """Wrongly signed, with a method that is not taken, or incomplete."""

    words = f"Bukti masuk dari penyedia tidak sah. {_OPERATOR}"


class SecondFactorMissing(SignOnRefused):
    """The provider did not say that it asked for what the settings insist on."""

    words = f"Penyedia belum meminta bukti kedua yang diwajibkan di sini. {_OPERATOR}"


class NotLinked(SignOnRefused):
    """The operator has bound this account to no officer at work."""

    words = (
        "Akun Anda di penyedia dikenal, tetapi belum dikaitkan dengan petugas di sini."
        " Minta pengelola sistem mengaitkannya."
    )


class NoPassphrase(SignOnRefused):
    """The key lies under the password: signed in so, the officer could not open it."""

    words = (
        "Kunci laporan Anda masih terbuka dengan kata sandi. Masuk sekali dengan kata sandi, lalu pasang"
        " frasa sandi kunci di halaman Kata sandi."
    )


class Held(SignOnRefused):
    """Too many failures in a row."""

    words = "Akun Anda ditahan 15 menit sesudah lima kali gagal. Coba lagi nanti."
