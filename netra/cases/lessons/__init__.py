"""Lessons (pelajaran) from decided cases: what may be told of them when nobody can be told from it."""
