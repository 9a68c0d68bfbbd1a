"""Addresses of the accounts room."""

from django.urls import path

from netra.accounts import views
from netra.accounts.views import keys, passkeys, recovery, single_sign_on

app_name = "accounts"
urlpatterns = [
    path("masuk/", views.sign_in, name="sign_in"),
    path("masuk/passkey/", passkeys.sign_in, name="passkey_sign_in"),
    path("masuk/passkey/tantangan/", passkeys.challenge, name="passkey_challenge"),
    path("masuk/tunggal/", single_sign_on.leave, name="sso"),
    path("masuk/tunggal/kembali/", single_sign_on.come_back, name="sso_back"),
    path("keluar/", views.sign_out, name="sign_out"),
    path("kata-sandi/", views.password, name="password"),
    path("kata-sandi/kunci/", keys.passphrase, name="passphrase"),
    path("buka-kunci/", keys.open_key, name="open_key"),
    path("passkey/", passkeys.overview, name="passkeys"),
    path("passkey/tambah/", passkeys.add, name="passkey_add"),
    path("passkey/simpan/", passkeys.keep, name="passkey_keep"),
    path("passkey/<int:passkey>/hapus/", passkeys.remove, name="passkey_remove"),
    path("pemulihan/", recovery.overview, name="recovery"),
    path("pemulihan/usul/", recovery.propose, name="recovery_propose"),
    path("pemulihan/lindungi/", recovery.protect, name="recovery_protect"),
    path("pemulihan/kelompok/<int:found>/sanggup/", recovery.agree, name="recovery_agree"),
    path("pemulihan/kelompok/<int:found>/latihan/", recovery.drill, name="recovery_drill"),
    path("pemulihan/<int:recovery>/", recovery.ceremony, name="ceremony"),
    path("pemulihan/<int:recovery>/setuju/", recovery.approve, name="recovery_approve"),
    path("pemulihan/<int:recovery>/batal/", recovery.cancel, name="recovery_cancel"),
    path("pemulihan/<int:recovery>/selesai/", recovery.finish_drill, name="drill_finish"),
]
