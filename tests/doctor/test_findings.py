"""What was found is told with its mend, refusals first."""

from forum.doctor.findings import refused, stop_the_start, warned, worst_first

LATE, OPEN = warned("It is late.", "Sleep."), refused("It is open.", "chmod 700 /srv")


def test_a_finding_tells_how_bad_it_is_what_it_is_and_what_mends_it():
    assert str(OPEN) == "Refused: It is open.\n  Mend: chmod 700 /srv"
    assert str(LATE) == "Warning: It is late.\n  Mend: Sleep."


def test_what_is_refused_comes_first_and_stops_the_start():
    assert worst_first([LATE, OPEN, LATE]) == [OPEN, LATE, LATE]
    assert stop_the_start([LATE, OPEN])
    assert not stop_the_start([LATE])
    assert not stop_the_start([])
