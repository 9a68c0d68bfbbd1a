"""Tables of the custodians (penjaga identitas): their key, and what readers asked of them."""

from django.db import models

from netra.accounts.shared_keys import SharedKeyGrant, SharedPair


class IdentityKey(SharedPair):
    """The key pair of a government's custodians, to which the key of each reporter's name is sealed."""

    government = models.ForeignKey("agencies.Government", on_delete=models.PROTECT, verbose_name="pemerintah")

    class Meta:
        verbose_name = "kunci penjaga identitas"
        constraints = (
            models.UniqueConstraint(
                fields=["government"],
                condition=models.Q(retired_at__isnull=True),
                name="identity_key_one_in_force",
            ),
        )


class IdentityKeyGrant(SharedKeyGrant):
    """What opens the custodians' key, sealed to one of them."""

    key = models.ForeignKey(IdentityKey, on_delete=models.CASCADE, related_name="grants")

    class Meta:
        verbose_name = "pemberian kunci penjaga identitas"
        constraints = (
            models.UniqueConstraint(fields=["key", "officer", "fingerprint"], name="identity_grant_once"),
        )


class IdentityRequest(models.Model):
    """A reader asked for a reporter's name, and what a custodian said. Reason and answer are sealed under a
    key of this request, which the report's readers and the custodians open.

    `key`: the custodians' key at that moment, empty where the government has none and another reader of the
    report decides. `granted`: the key of the name, sealed to who asked; gone once `until` has passed.
    """

    report = models.ForeignKey("reports.Report", on_delete=models.CASCADE, related_name="identity_requests")
    nonce = models.UUIDField("penanda", unique=True)
    key = models.ForeignKey(
        IdentityKey, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="kunci penjaga"
    )
    asked_by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    asked_at = models.DateTimeField("diminta")
    reason = models.BinaryField("alasan, tersegel")
    for_readers = models.BinaryField("kunci alasan untuk pembaca laporan")
    for_custodians = models.BinaryField("kunci alasan untuk penjaga", blank=True, default=b"")
    decided_by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="diputus oleh"
    )
    decided_at = models.DateTimeField("diputus", null=True, blank=True)
    answer = models.BinaryField("jawaban, tersegel", blank=True, default=b"")
    is_approved = models.BooleanField("disetujui", default=False)
    granted = models.BinaryField("kunci nama untuk peminta", blank=True, default=b"")
    until = models.DateTimeField("berlaku sampai", null=True, blank=True)

    class Meta:
        verbose_name = "permintaan membuka identitas"
        constraints = (
            # Asking twice while the first waits would be pressing the custodian.
            models.UniqueConstraint(
                fields=["report", "asked_by"],
                condition=models.Q(decided_at__isnull=True),
                name="identity_request_waits_once",
            ),
        )
        indexes = (
            models.Index(
                fields=["asked_at", "id"],
                condition=models.Q(decided_at__isnull=True),
                name="identity_request_waiting",
            ),
        )
