"""The demo's city: Kota Sukabumi's territory and offices, with invented sub-units, people and dates."""

from netra.web.demo_city.attendance import replay_attendance, replay_past_attendance
from netra.web.demo_city.city import build_city
from netra.web.demo_city.directives import replay_directives
from netra.web.demo_city.monthly_list import load_monthly_list
from netra.web.demo_city.outreach import replay_outreach
from netra.web.demo_city.photos import replay_photos
from netra.web.demo_city.pledges import replay_pledges
from netra.web.demo_city.understanding import replay_understanding
from netra.web.demo_city.watch import replay_watch

__all__ = [
    "build_city",
    "load_monthly_list",
    "replay_attendance",
    "replay_directives",
    "replay_outreach",
    "replay_past_attendance",
    "replay_photos",
    "replay_pledges",
    "replay_understanding",
    "replay_watch",
]
