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
urlpatterns: list[URLPattern | URLResolver] = [path("uji/", include(test_of_understanding))]
