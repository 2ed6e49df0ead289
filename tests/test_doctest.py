"""The examples in docstrings are true."""

from __future__ import annotations

import doctest

import tiaowen


def test_the_package_shows_how_it_is_used() -> None:
    assert doctest.testmod(tiaowen).attempted > 0
    assert doctest.testmod(tiaowen).failed == 0
