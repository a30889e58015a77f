"""The table's shape, version by version."""

APPLICATION = 0x6C626D63  # "lbmc", so that no other program's database is taken for the record

# One entry a version, each a tuple of statements; an entry that was ever on main is never changed, only followed by another.
STEPS = (
    (
        "CREATE TABLE record (learner TEXT NOT NULL)",
        "CREATE TABLE events ("
        " seq INTEGER PRIMARY KEY,"
        " id BLOB NOT NULL UNIQUE,"
        " at INTEGER NOT NULL,"  # microseconds since 1970, UTC
        " learner TEXT NOT NULL,"
        " receiver TEXT,"
        " who TEXT,"  # the receiver in the form by which two are compared
        " kind TEXT NOT NULL,"
        " version INTEGER NOT NULL,"
        " payload TEXT NOT NULL)",
        "CREATE INDEX events_by_kind ON events (kind, at)",
        "CREATE INDEX events_by_time ON events (at)",
        "CREATE INDEX events_by_receiver ON events (who, kind, at) WHERE who IS NOT NULL",
    ),
    (
        # the lessons out of the index alone
        "CREATE INDEX lessons ON events (payload, at) WHERE kind = 'lesson'",
        # an index ends in seq by itself, so that the last numbers of one receiver need no sorting
        "CREATE INDEX events_in_order ON events (who, kind) WHERE who IS NOT NULL",
    ),
)
