"""The examples of the pages and of the public functions, run as they stand: what they print must be what is printed."""

import contextlib
import doctest
import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import Any

from sybil import Example
from sybil.document import Document
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from redpet import cli

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
sys.path.insert(0, str(DOCS / "examples"))  # the pages import their examples
PROMPT = "$ redpet "


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in a folder, so that what an example writes lies there."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def typed(example: Example) -> str | None:
    """Run the commands of a console block; what is wrong, if anything."""
    for line in str(example.parsed).splitlines():
        if not line.startswith(PROMPT):
            return f"a console block holds lines that begin with '{PROMPT}', and not: {line}"
        code = cli.main(shlex.split(line.removeprefix(PROMPT), comments=True))
        if code != 0:
            return f"{line}\nended with {code}"
    return None


def examples_of(page: Path) -> Document:
    """The examples of a page, not run yet."""
    return Document.parse(str(page), PythonCodeBlockParser(), CodeBlockParser("console", typed))


def run_page(page: Path, folder: Path) -> dict[str, Any]:
    """Run all examples of a page, one after the other, in a folder; returns their names. Raises what one fails by."""
    document = examples_of(page)
    with inside(folder):
        for example in document.examples():
            example.evaluate()
    return document.namespace


def run_docstring(function: FunctionType, names: dict[str, Any], folder: Path) -> int:
    """Run the example of a function with the given names, in a folder; returns its length. Raises DocTestFailure."""
    tests = doctest.DocTestFinder(recurse=False).find(function, function.__name__, globs=names)
    runner = doctest.DebugRunner()
    with inside(folder):
        for test in tests:
            runner.run(test, clear_globs=False)
    return sum(len(test.examples) for test in tests)
