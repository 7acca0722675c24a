"""README, CONTRIBUTING and the documentation say what is there: paths, links, commands, options, keys."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.release

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "REDReconstruction"
PAGES = ("README.md", "CONTRIBUTING.md")
ALL_PAGES = (*PAGES, "CHANGELOG.md", *(str(page.relative_to(ROOT)) for page in sorted((ROOT / "docs").rglob("*.md"))))


def make_targets() -> set[str]:
    """The targets that the Makefile declares."""
    return set(re.findall(r"^([a-z-]+):(?!=)", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))


def code_in(page: str) -> str:
    """All that a page sets as code, inline and in blocks."""
    text = (ROOT / page).read_text()
    blocks = re.findall(r"^```.*?\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return "\n".join([*blocks, *inline])


def paths_named_in(page: str) -> set[str]:
    """The local links of a page, and what it sets as code that looks like a path of the project."""
    links = re.findall(r"\]\(([^)\s]+)\)", (ROOT / page).read_text())
    local = {link.split("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)}
    folders = "|".join(re.escape(path.name) for path in (SOURCES, ROOT / "Resources", ROOT / "Testing", ROOT / ".ci"))
    inside = re.findall(rf"(?<![\w./-])(?:{folders})/[\w./-]*", code_in(page))
    at_top = re.findall(r"(?<![\w./-])(?:[A-Z]+(?:\.md)?|environment\.yml|pyproject\.toml)(?![\w./=-])", code_in(page))
    known = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "environment.yml", "pyproject.toml"}
    return local | set(inside) | (set(at_top) & known)


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_is_there(page: str):
    named = paths_named_in(page)
    assert named
    assert {path for path in named if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_of_a_page_is_a_target(page: str):
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)", code_in(page))) - make_targets() == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_redpet_command_of_a_page_is_one(page: str):
    shown = redpet("--help")
    named = set(re.findall(r"^(?:\$ )?(?:\.venv/bin/)?redpet ([a-z]+)", code_in(page), flags=re.MULTILINE))
    assert {command for command in named if not re.search(rf"\b{command}\b", shown)} == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_option_that_a_page_gives_a_redpet_command_is_one(page: str):
    typed = re.findall(r"^(?:\$ )?(?:\.venv/bin/)?redpet ([a-z]+) ([^#\n]*)", code_in(page), re.MULTILINE)
    typed += [("train", rest) for rest in re.findall(r"-m redpet train ([^#\n]*)", code_in(page))]
    wrong = set()
    for command in {command for command, _ in typed}:
        shown = redpet(command, "--help")
        options = set(re.findall(r"(?<!\S)--[a-z-]+", " ".join(rest for name, rest in typed if name == command)))
        wrong |= {f"redpet {command} {option}" for option in options if not re.search(rf"{option}\b", shown)}
    assert typed
    assert wrong == set()


def redpet(*arguments: str) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "redpet", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("page", ALL_PAGES)
def test_every_local_link_of_a_page_leads_to_a_file_and_to_a_heading_of_it(page: str):
    text = re.sub(r"^```.*?^```", "", (ROOT / page).read_text(), flags=re.MULTILINE | re.DOTALL)
    broken = set()
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in headings(target)):
            broken.add(link)
    assert broken == set()


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub and MkDocs make them."""
    titles = re.findall(r"^#+ (.+?)(?: \{#([\w-]+)\})?$", page.read_text(), re.MULTILINE)
    return {given or re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title, given in titles}


@pytest.mark.parametrize("page", ALL_PAGES)
def test_every_link_to_the_world_is_encrypted_and_whole(page: str):
    addresses = re.findall(r"https?://[^\s)>`\"']+", (ROOT / page).read_text())
    assert [one for one in addresses if not re.fullmatch(r"https://[\w.-]+\.[a-z]+(?:[:/?#]\S*)?", one)] == []


def test_the_readme_names_the_keys_of_the_module_and_no_others():
    sources = "".join(path.read_text() for path in (SOURCES / "REDReconstructionLib").rglob("*.py"))
    bound = set(re.findall(r'^ +\("([^"]+)", self\.on', sources, re.MULTILINE))
    for assigned in re.findall(r"^\w+_KEY(?:, \w+_KEY)* = (.*)$", sources, re.MULTILINE):
        bound |= set(re.findall(r'"([^"]+)"', assigned))
    panel = re.search(r"^\| section .*?\n\n", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)[0]
    assert {"N", "F", "PgUp", "Esc"} <= bound
    assert set(re.findall(r"`([^`]+)`", panel)) == bound


def test_the_readme_gives_the_two_commands_to_begin_with():
    assert {"make demo", "redpet restore"} - set(re.findall(r"make demo|redpet restore", code_in("README.md"))) == set()
    assert {"demo", "test", "bench", "lint", "types"} <= make_targets()


def test_the_readme_says_for_research_only():
    assert re.search("research (use )?only", (ROOT / "README.md").read_text().lower())
