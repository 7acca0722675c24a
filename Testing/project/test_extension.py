"""The extension's build files: CMake configures them with a stub of Slicer that records what they say."""

import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.release

ROOT = Path(__file__).parents[2]
MODULE = ROOT / "REDReconstruction"
STUB = """
set(Slicer_FOUND TRUE)
set(Slicer_USE_FILE "${CMAKE_CURRENT_LIST_DIR}/use.cmake")
set(Slicer_EXTENSION_GENERATE_CONFIG "${CMAKE_CURRENT_LIST_DIR}/metadata.cmake")
set(Slicer_EXTENSION_CPACK "${CMAKE_CURRENT_LIST_DIR}/empty.cmake")
"""
USE = """
set(RECORD "${CMAKE_BINARY_DIR}/record.txt")
file(WRITE "${RECORD}" "")
macro(slicerMacroBuildScriptedModule)
  cmake_parse_arguments(THE "WITH_GENERIC_TESTS;WITH_SUBDIR;VERBOSE" "NAME" "SCRIPTS;RESOURCES" ${ARGN})
  if(THE_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "unknown: ${THE_UNPARSED_ARGUMENTS}")
  endif()
  file(APPEND "${RECORD}" "name ${THE_NAME}\\n")
  foreach(one ${THE_SCRIPTS})
    file(APPEND "${RECORD}" "script ${one}\\n")
  endforeach()
  foreach(one ${THE_RESOURCES})
    file(APPEND "${RECORD}" "resource ${one}\\n")
  endforeach()
endmacro()
macro(slicer_add_python_unittest)
  file(APPEND "${RECORD}" "test ${ARGV1}\\n")
endmacro()
"""
METADATA = """
foreach(one HOMEPAGE CATEGORY CONTRIBUTORS DESCRIPTION ICONURL SCREENSHOTURLS DEPENDS)
  file(APPEND "${RECORD}" "meta ${one} ${EXTENSION_${one}}\\n")
endforeach()
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What the build files told the stub, a line as its words."""
    cmake = shutil.which("cmake", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if cmake is None:
        pytest.skip("CMake is not installed: pip install cmake")
    slicer = tmp_path_factory.mktemp("slicer")
    for name, text in (("SlicerConfig", STUB), ("use", USE), ("metadata", METADATA), ("empty", "")):
        (slicer / f"{name}.cmake").write_text(text)
    build = tmp_path_factory.mktemp("build")
    done = subprocess.run(
        [cmake, "-S", ROOT, "-B", build, f"-DSlicer_DIR={slicer}", "-DBUILD_TESTING=ON"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return [line.split(" ", 2) for line in (build / "record.txt").read_text().splitlines()]


def told(recorded: list[list[str]], kind: str) -> list[str]:
    """What was told of one kind."""
    return [words[1] for words in recorded if words[0] == kind]


def test_every_file_that_ships_is_listed_and_every_listed_file_exists(recorded: list[list[str]]) -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=MODULE, capture_output=True, text=True, check=True).stdout.split()
    shipped = {file for file in tracked if file != "CMakeLists.txt" and (MODULE / file).is_file()}
    scripts, resources = told(recorded, "script"), told(recorded, "resource")
    assert set(scripts) == {file for file in shipped if file.endswith(".py")}
    assert set(resources) == {file for file in shipped if not file.endswith(".py")}
    assert len(scripts + resources) == len(shipped)


def test_the_module_and_its_self_test_have_the_names_slicer_looks_for(recorded: list[list[str]]) -> None:
    assert told(recorded, "name") == ["REDReconstruction"]
    assert told(recorded, "test") == ["REDReconstruction.py"]


def test_the_metadata_of_the_extensions_index_are_complete(recorded: list[list[str]]) -> None:
    metadata = {words[1]: words[2].strip() for words in recorded if words[0] == "meta"}
    assert all(metadata.values())
    assert metadata["DEPENDS"] == "PyTorch"
    assert "research only" in metadata["DESCRIPTION"]
    for address in (metadata["ICONURL"], *metadata["SCREENSHOTURLS"].split()):
        path = re.fullmatch(r"https://raw\.githubusercontent\.com/[\w-]+/[\w-]+/main/(\S+\.png)", address)
        assert path, address
        assert (ROOT / path[1]).is_file(), f"{path[1]} is announced and missing"


def test_the_icons_are_128_pixels_square() -> None:
    for icon in (ROOT / "REDExtension.png", MODULE / "Resources" / "Icons" / "REDReconstruction.png"):
        content = icon.read_bytes()
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", content[16:24]) == (128, 128)


def test_the_root_has_a_licence_and_a_readme_that_names_the_extension() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text()
    assert (ROOT / "README.md").read_text().startswith("# RED for 3D Slicer")
