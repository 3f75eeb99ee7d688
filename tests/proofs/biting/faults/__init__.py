"""Every fault that is planted, by the part of the house that it is in."""

from tests.proofs.biting.faults import (
    arriving,
    backups,
    doctor,
    doors,
    edge,
    forgetting,
    guests,
    leaving,
    logs,
    purging,
    search,
    sides,
    staff,
    tables,
    visits,
    words,
)

PARTS = (
    *(tables.FAULTS, sides.FAULTS, arriving.FAULTS, visits.FAULTS, edge.FAULTS, doors.FAULTS),
    *(words.FAULTS, logs.FAULTS, search.FAULTS, forgetting.FAULTS, purging.FAULTS, staff.FAULTS),
    *(backups.FAULTS, doctor.FAULTS, leaving.FAULTS, guests.FAULTS),
)
ALL = tuple(fault for part in PARTS for fault in part)
