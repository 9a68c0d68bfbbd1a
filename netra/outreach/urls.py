"""Addresses of outreach at the public door."""

from django.urls import URLPattern, URLResolver, include, path

from netra.outreach import views

test_of_understanding = (
    [
        path("", views.start, name="start"),
        path("keadaan/<int:place>/", views.question, name="question"),
        path("keadaan/<int:place>/jawaban/", views.answer, name="answer"),
        path("hasil/", views.result, name="result"),
        path("sertifikat/", views.claim, name="claim"),
        path("sertifikat/<slug:code>/", views.certificate, name="certificate"),
        path("sertifikat/<slug:code>/sertifikat.pdf", views.certificate_paper, name="paper"),
        path("selesai/", views.finish, name="finish"),
    ],
    "test",
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("hadir/", views.hall_code, name="hall_code"),
    path("hadir/<str:code>/", views.present, name="present"),
    path("ikrar/", views.pledge_start, name="pledge_start"),
    path("ikrar/naskah/<slug:name>/", views.pledge_text, name="pledge_text"),
    path("ikrar/slip/<str:code>/", views.pledge_sign, name="pledge_sign"),
    path("ikrar/terbuka/<slug:answer>/", views.pledge_left_open, name="pledge_left_open"),
    path("ikrar/tanda-terima/<str:code>/", views.pledge_receipt, name="pledge_receipt"),
    path("uji/", include(test_of_understanding)),
    path("verifikasi/", views.verify, name="verify"),
    path("verifikasi/berkas/", views.verify_file, name="verify_file"),
    path("verifikasi/<str:code>/", views.verify_code, name="verify_code"),
    path("verifikasi/<str:code>/qr.svg", views.qr, name="verify_qr"),
]
