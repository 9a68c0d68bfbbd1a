"""The demo's city: Kota Sukabumi's territory and offices, with invented sub-units, people and dates."""

from netra.web.demo_city.city import build_city
from netra.web.demo_city.directives import replay_directives
from netra.web.demo_city.outreach import replay_outreach

__all__ = ["build_city", "replay_directives", "replay_outreach"]
