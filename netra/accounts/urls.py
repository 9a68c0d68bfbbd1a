"""Addresses of the accounts room."""

from django.urls import path

from netra.accounts import views

app_name = "accounts"
urlpatterns = [
    path("masuk/", views.sign_in, name="sign_in"),
    path("keluar/", views.sign_out, name="sign_out"),
    path("kata-sandi/", views.password, name="password"),
]
