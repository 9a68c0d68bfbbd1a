"""Addresses of disciplinary proceedings behind the office door, mounted at /kantor/."""

from django.urls import path

from netra.discipline import views

app_name = "discipline"
urlpatterns = [
    path("disiplin/", views.proceedings, name="proceedings"),
    path("disiplin/baru/", views.new, name="new"),
    path("disiplin/kepentingan/", views.interests, name="interests"),
    path("disiplin/kepentingan/<int:interest>/cabut/", views.withdraw_interest, name="withdraw_interest"),
    path("disiplin/kalender/", views.calendar, name="calendar"),
    path("disiplin/kalender/langganan/", views.calendar_feed, name="calendar_feed"),
    path("disiplin/kalender/langganan/<str:code>.ics", views.feed_file, name="feed_file"),
    path("disiplin/kunci/", views.keys, name="keys"),
    path("disiplin/kunci/lupa/", views.forgotten, name="forgotten_passphrase"),
    path("disiplin/kunci/lama/", views.former, name="former_keys"),
    path("disiplin/kunci/lama/<int:former>/ingat/", views.remember, name="remember_key"),
    path("disiplin/kunci/lama/<int:former>/minta/", views.ask, name="ask_recovery"),
    path("disiplin/kunci/penerus/", views.left_behind, name="left_behind"),
    path("disiplin/kunci/penerus/<int:escrow>/minta/", views.ask_as_successor, name="ask_as_successor"),
    path("disiplin/kunci/pulihkan/<int:recovery>/", views.reopen, name="reopen"),
    path("disiplin/<slug:docket>/", views.proceeding, name="proceeding"),
    path("disiplin/<slug:docket>/langkah/<slug:name>/", views.move, name="move"),
    path("disiplin/<slug:docket>/surat/", views.letters_of_proceeding, name="letters"),
    path("disiplin/<slug:docket>/surat/<slug:kind>/", views.write_letter, name="write_letter"),
    path("disiplin/<slug:docket>/surat/berkas/<uuid:nonce>/", views.letter_file, name="letter_file"),
    path("disiplin/<slug:docket>/bukakan/<int:officer>/", views.let_in, name="let_in"),
    path("disiplin/<slug:docket>/mundur/", views.step_aside, name="step_aside"),
    path("disiplin/<slug:docket>/hapus/", views.erase, name="erase"),
]
