"""Every example of the pages and of the public functions does what it says, and one that does not is found."""

from doctest import DocTestFailure
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from examples import DOCS, PAGES, examples_of, run_docstring, run_page
from sybil.example import SybilFailure

import redpet
from redpet.phantoms.abdomen import demo_phantom
from redpet.phantoms.series import write_demo_series

FUNCTIONS = [getattr(redpet, name) for name in redpet.__all__ if isinstance(getattr(redpet, name), FunctionType)]


@pytest.fixture
def names(tmp_path: Path) -> dict[str, Any]:
    """What the examples of the functions know of, and, where they run, an array file and a PET series."""
    names = run_page(DOCS / "api.md", tmp_path)
    activity, _ = demo_phantom()
    (tmp_path / "series").mkdir()
    write_demo_series(activity.slices(8, 12), tmp_path / "series")
    return names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_example_of_a_page_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    run_page(page, tmp_path)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_every_public_function_has_an_example_that_runs(
    function: FunctionType, names: dict[str, Any], tmp_path: Path
) -> None:
    assert run_docstring(function, names, tmp_path) > 0


@pytest.mark.parametrize(
    "broken",
    [
        "```python\n>>> 6 * 7\n43\n```",
        "```python\n>>> import redpet.nowhere\n```",
        "```python\nassert False\n```",
        "```console\n$ redpet info nowhere\n```",
        "```console\n$ make demo\n```",
    ],
)
def test_a_page_with_a_broken_example_fails(broken: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# A page\n\n```python\n>>> 6 * 7\n42\n```\n\n{broken}\n")
    with pytest.raises((SybilFailure, ImportError, AssertionError)):
        run_page(page, tmp_path)


def test_a_function_with_a_broken_example_fails(tmp_path: Path) -> None:
    def broken() -> None:
        """Say nothing.

        >>> 6 * 7
        43
        """

    with pytest.raises(DocTestFailure):
        run_docstring(broken, {}, tmp_path)


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name == "methods"], ids=lambda page: page.stem)
def test_the_equations_of_every_method_stand_beside_examples_and_functions(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if "$$" in text:
        assert list(examples_of(page).examples())
        assert "::: redpet." in text
    else:
        assert page.stem in ("index", "card")
