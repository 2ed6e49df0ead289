"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No clock decides whether a test passes; in CI the same examples are drawn each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what the program prints now to tests/golden"
    )


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths of samples are relative to the project; nothing of the developer's own settings leaks in."""
    monkeypatch.chdir(Path(__file__).parent.parent)
    for name in ("TIAOWEN_LAW", "NO_COLOR", "FORCE_COLOR", "PAGER", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)


class Golden:
    """Compares a text with a file of tests/golden, or writes it there."""

    def __init__(self, update: bool) -> None:
        self.update = update

    def check(self, name: str, text: str) -> None:
        path = GOLDEN / name
        if self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), (
            f"there is no {path.name}: run pytest --update-golden and look at what it writes"
        )
        assert text == path.read_bytes().decode()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(bool(request.config.getoption("--update-golden")))
