"""The pages are built without a warning, and a browser needs no network to show them."""

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from examples import DOCS, PAGES, ROOT

import redpet

pytestmark = pytest.mark.release

LOADED = re.compile(
    r"""<(?:script|img|iframe|source)[^>]*\ssrc="([^"]+)"|<link[^>]*\shref="([^"]+)"|url\(['"]?([^'")]+)"""
)
"""What a browser fetches for a page: scripts, pictures, styles, fonts."""


def build(sources: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """MkDocs as `make docs` runs it, on the sources in a folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(command, cwd=sources, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from the sources as they are."""
    place = tmp_path_factory.mktemp("site")
    done = build(ROOT, place)
    assert done.returncode == 0, done.stderr
    return place


def test_the_site_has_every_page(site: Path) -> None:
    built = {page.relative_to(site).with_suffix(".md") for page in site.rglob("*.html")}
    assert {page.relative_to(DOCS) for page in PAGES} <= built


def test_a_browser_fetches_nothing_from_another_host(site: Path) -> None:
    fetched = {
        address
        for path in site.rglob("*")
        if path.suffix in (".html", ".css")
        for found in LOADED.findall(path.read_text(encoding="utf-8"))
        for address in found
        if address
    }
    assert any("style.css" in address for address in fetched)
    assert {address for address in fetched if re.match(r"(https?:)?//", address)} == set()


def test_the_formulas_are_drawn_by_the_browser_itself(site: Path) -> None:
    for page in PAGES:
        formulas = len(re.findall(r"\$\$.+?\$\$", page.read_text(encoding="utf-8"), re.DOTALL))
        built = (site / page.relative_to(DOCS)).with_suffix(".html").read_text(encoding="utf-8")
        assert built.count('display="block"') == formulas, page
        assert "arithmatex" not in built
    assert "<mfrac>" in (site / "methods" / "red.html").read_text(encoding="utf-8")


def test_the_examples_stand_whole_on_their_pages(site: Path) -> None:
    built = "".join((site / f"{name}.html").read_text(encoding="utf-8") for name in ("developer", "bring-your-model"))
    page = html.unescape(re.sub(r"<[^>]+>", "", built))
    examples = [path for path in (DOCS / "examples").rglob("*.*") if path.suffix in (".py", ".toml", ".ui")]
    assert len([path for path in examples if path.stat().st_size]) == 8
    for path in examples:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line in page, path.name


def test_every_public_name_stands_on_the_page_of_functions_and_values(site: Path) -> None:
    page = (site / "api.html").read_text(encoding="utf-8")
    for name in redpet.__all__:
        assert f'id="redpet.{name}"' in page
    assert "Dose reduction factors above 1" in page


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ("# A page\n\n[nowhere](nowhere.md)\n", "nowhere.md"),
        ("# A page\n\n::: redpet.restoration.red.no_such_function\n", "no_such_function"),
        ('# A page\n\n--8<-- "no_such_file.py"\n', "no_such_file.py"),
    ],
)
def test_a_page_that_points_nowhere_is_refused(tmp_path: Path, page: str, complaint: str) -> None:
    """On a site of one page, so that it is built at once."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(re.sub(r"^nav:\n(?: .*\n)+", "", settings, flags=re.MULTILINE))
    (tmp_path / "docs").mkdir()
    for name in ("build_hooks.py", "style.css"):
        shutil.copy(DOCS / name, tmp_path / "docs")
    (tmp_path / "docs" / "examples").mkdir()
    (tmp_path / "REDReconstruction").symlink_to(ROOT / "REDReconstruction")
    (tmp_path / "docs" / "index.md").write_text(page)
    done = build(tmp_path, tmp_path / "site")
    assert done.returncode != 0
    assert complaint in done.stderr + done.stdout
