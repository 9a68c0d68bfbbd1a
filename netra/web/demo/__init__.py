"""The demo: persona cards, the time slider, and an invented city's cases. Loopback only."""
