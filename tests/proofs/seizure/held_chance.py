"""Chance that is the same in each run, so that no test passes or fails by it.

The judge takes one forum in a thousand for leaking that does not. These proofs ask it often: with
forums drawn anew each time there would be a false alarm in a hundred runs. What leaks does so in
any forum. All chance of ours, and PyNaCl's, comes from the two that are held here.
"""

import os
import random

import pytest


def hold_chance(patch: pytest.MonkeyPatch, *, seed: str) -> None:
    chance = random.Random(seed)
    patch.setattr(os, "urandom", chance.randbytes)
    patch.setattr(random, "_urandom", chance.randbytes)  # `secrets` draws from here
