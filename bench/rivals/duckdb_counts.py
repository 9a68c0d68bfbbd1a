"""What the board of a nation is measured beside: DuckDB counting people, from ready flags and by joins."""

FLAGS = """
    SELECT agency, count(*), count(*) FILTER (briefed), count(*) FILTER (pledged),
        count(*) FILTER (understood)
    FROM flags GROUP BY agency
"""
JOINS = """
    SELECT agency, count(*), count(a.person), count(p.person), count(c.person)
    FROM people
    LEFT JOIN (SELECT DISTINCT person FROM attendances) a ON a.person = people.id
    LEFT JOIN pledges p ON p.person = people.id
    LEFT JOIN certificates c ON c.person = people.id
    GROUP BY agency
"""

# Half of those who were at a briefing were at another one too: attendances are more than people reached.
TABLES = """
    CREATE TABLE flags AS
        SELECT i::INTEGER AS id, agencies[1 + i % len(agencies)]::INTEGER AS agency,
            hash(i) % 100 < 62 AS briefed, hash(i + 1) % 100 < 55 AS pledged,
            hash(i + 2) % 100 < 40 AS understood
        FROM range($people) r(i), (SELECT $agencies AS agencies);
    CREATE TABLE people AS SELECT id, agency FROM flags;
    CREATE TABLE attendances AS
        SELECT id AS person FROM flags WHERE briefed
        UNION ALL SELECT id FROM flags WHERE briefed AND hash(id + 3) % 100 < 44;
    CREATE TABLE pledges AS SELECT id AS person FROM flags WHERE pledged;
    CREATE TABLE certificates AS SELECT id AS person FROM flags WHERE understood;
"""
