"""The two doors under one roof; `NETRA_DOORS` decides which of them this process opens."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from netra.web import views

urlpatterns: list[URLPattern | URLResolver] = [path("sehat/", views.health, name="health")]
if settings.ENV.demo:
    urlpatterns.append(path("peragaan/", include("netra.web.demo.urls")))
if settings.ENV.doors in ("office", "both"):
    urlpatterns.append(path("kantor/", include("netra.web.office")))
if settings.ENV.doors in ("public", "both"):
    urlpatterns.append(path("", include("netra.web.public")))

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler500 = views.server_error
