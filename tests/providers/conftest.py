"""Fixtures for calls to providers."""

from __future__ import annotations

import pytest

from .people import Clock, Heard


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def heard() -> Heard:
    return Heard()
