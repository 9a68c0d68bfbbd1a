"""Addresses of the accounts room."""

from django.urls import path

from netra.accounts import keys_views, recovery_views, views

app_name = "accounts"
urlpatterns = [
    path("masuk/", views.sign_in, name="sign_in"),
    path("keluar/", views.sign_out, name="sign_out"),
    path("kata-sandi/", views.password, name="password"),
    path("kata-sandi/kunci/", keys_views.passphrase, name="passphrase"),
    path("buka-kunci/", keys_views.open_key, name="open_key"),
    path("pemulihan/", recovery_views.overview, name="recovery"),
    path("pemulihan/usul/", recovery_views.propose, name="recovery_propose"),
    path("pemulihan/lindungi/", recovery_views.protect, name="recovery_protect"),
    path("pemulihan/kelompok/<int:found>/sanggup/", recovery_views.agree, name="recovery_agree"),
    path("pemulihan/kelompok/<int:found>/latihan/", recovery_views.drill, name="recovery_drill"),
    path("pemulihan/<int:recovery>/", recovery_views.ceremony, name="ceremony"),
    path("pemulihan/<int:recovery>/setuju/", recovery_views.approve, name="recovery_approve"),
    path("pemulihan/<int:recovery>/batal/", recovery_views.cancel, name="recovery_cancel"),
    path("pemulihan/<int:recovery>/selesai/", recovery_views.finish_drill, name="drill_finish"),
]
