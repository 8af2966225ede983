"""The fixture of the room: the disclosure a test's docstring draws."""

from __future__ import annotations

import pytest

from tests.checking.tables import Drawn, drawn


@pytest.fixture
def doc(request: pytest.FixtureRequest) -> Drawn:
    """The disclosure drawn in the docstring of the test that asks for it."""
    return drawn(request.function.__doc__)
