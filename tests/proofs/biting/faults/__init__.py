"""Every fault that is planted, by the part of the house that it is in."""

from tests.proofs.biting.faults import arriving, doors, edge, logs, sides, tables, visits, words

PARTS = (
    *(tables.FAULTS, sides.FAULTS, arriving.FAULTS, visits.FAULTS),
    *(edge.FAULTS, doors.FAULTS, words.FAULTS, logs.FAULTS),
)
ALL = tuple(fault for part in PARTS for fault in part)
