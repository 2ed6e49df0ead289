"""The rules of the house: one arrow from the command line to the library, files of a size that can be read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "core" / "tiaowen"
COMMANDS = ROOT / "cli" / "tiaowen_cli"
FILES = sorted([*LIBRARY.rglob("*.py"), *COMMANDS.rglob("*.py")])
LOGIC = [path for path in FILES if path.parent != LIBRARY / "data"]
"""All files but tables."""

pytestmark = pytest.mark.skipif(not FILES, reason="the installed wheel is tested, without the sources")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _imports(path: Path, *, runtime: bool = False) -> Iterator[str]:
    """The modules that a file imports, anywhere in it; with `runtime` not those for types only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if runtime and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            skipped |= {id(below) for part in node.body for below in ast.walk(part)}
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _roots(path: Path) -> set[str]:
    return {name.split(".")[0] for name in _imports(path)}


@pytest.mark.parametrize("path", sorted(LIBRARY.rglob("*.py")), ids=_name)
def test_the_library_knows_no_terminal(path: Path) -> None:
    assert not _roots(path) & {"typer", "rich", "click", "tiaowen_cli"}
    calls = [
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert not set(calls) & {"print", "input", "exit", "quit"}
    assert "sys.exit" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_nothing_imports_click(path: Path) -> None:
    assert "click" not in _roots(path)


@pytest.mark.parametrize("package", ["opencc", "diff_match_patch"])
def test_untyped_packages_are_imported_in_one_file_each(package: str) -> None:
    assert len([path for path in FILES if package in _roots(path)]) <= 1


def test_no_circles() -> None:
    """Imports of the library, those inside functions included, go one way."""
    modules = {
        ".".join(path.relative_to(LIBRARY.parent).with_suffix("").parts): path
        for path in LIBRARY.rglob("*.py")
    }
    modules = {
        name.removesuffix(".__init__"): path for name, path in modules.items() if name != "tiaowen.__init__"
    }
    arrows = {
        name: {
            found for found in _imports(path, runtime=True) if found in modules and not _package(found, name)
        }
        for name, path in modules.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for below in sorted(arrows[name]):
                visit(below, (*trail, name))
            done.add(name)

    for name in sorted(arrows):
        visit(name, ())


def _package(found: str, name: str) -> bool:
    """Whether `found` is the package that `name` stands in: its door, which may open on what is inside."""
    return name.startswith(found + ".")


@pytest.mark.parametrize("path", LOGIC, ids=_name)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_each_file_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert not re.search("util|helper", path.stem)


def test_each_command_is_in_the_table_and_has_a_file() -> None:
    from tiaowen_cli.app import COMMANDS as TABLE

    files = {path.stem for path in (COMMANDS / "commands").glob("*.py")} - {"__init__"}
    assert {name for name, _ in TABLE} == files


def test_every_exception_of_the_linter_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ignored = text[text.index("\nignore = [") : text.index("[tool.ruff.lint.pydocstyle]")]
    rules = [line for line in ignored.splitlines() if re.search(r'"[A-Z]+\d+"', line)]
    assert len(rules) > 10
    assert [line for line in rules if "#" not in line] == []


def test_the_version_is_in_the_changelog() -> None:
    import tiaowen

    assert f"## {tiaowen.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
