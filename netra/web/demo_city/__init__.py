"""The demo's city: Kota Sukabumi's territory and offices, with invented sub-units, people and dates."""

from netra.web.demo_city.city import build_city
from netra.web.demo_city.outreach import replay_outreach
from netra.web.demo_city.watch import replay_watch

__all__ = ["build_city", "replay_outreach", "replay_watch"]
