"""A case whose format needs a package that Slicer lacks: one question, and it opens once the package is there."""

import pytest
from opening import (
    message,
    section,  # noqa: F401
    settle,
    work,  # noqa: F401
)
from workers import script

PACKAGE = "petsird>=0.12,<0.13"
WORKER = """
with open(sys.argv[1]) as file:
    job = json.load(file)
if job["command"] == "describe" and not os.path.exists({flag!r}):
    say("error", message="this needs packages.", missing=[{package!r}])
    sys.exit(4)
os.execv(sys.executable, [sys.executable, "-m", "redpet", "worker", sys.argv[1]])
"""
"""The real worker, and before the flag is there one that lacks a package for what it shall read."""


@pytest.fixture
def lacking(section, tmp_path, monkeypatch):  # noqa: F811
    """The section with a worker that lacks a package until the flag is there; questions and requests are kept."""
    import slicer

    from REDReconstructionLib.process import dependencies

    section.asked, section.requested, section.consent, section.flag = [], [], True, tmp_path / "installed"

    def confirmed(text, *_arguments, **_options):
        section.asked.append(text)
        return section.consent

    def pip_ensure(requirements, **_options):
        section.requested.extend(requirements)
        section.install()

    section.install = section.flag.touch
    monkeypatch.setattr(slicer.util, "confirmOkCancelDisplay", confirmed)
    monkeypatch.setattr(slicer.packaging, "pip_ensure", pip_ensure)
    monkeypatch.setattr(dependencies, "missingPackages", lambda _folder, also=(): list(also))
    section.session.runner.command = script(WORKER.format(flag=str(section.flag), package=PACKAGE))
    dependencies.complete.clear()
    yield section
    dependencies.complete.clear()


def open_sinogram(section, data):  # noqa: F811
    section.openPath(data / "sinograms" / "smalllong.hs")
    settle(section)


def test_the_case_opens_after_one_question_that_names_the_package(lacking, data):
    open_sinogram(lacking, data)
    assert lacking.session.case.input.endswith("smalllong.hs")
    assert len(lacking.asked) == 1
    assert "petsird" in lacking.asked[0]
    assert lacking.requested == [PACKAGE]


def test_declined_nothing_opens_and_nothing_is_installed(lacking, data):
    lacking.consent = False
    open_sinogram(lacking, data)
    assert lacking.session.case is None
    assert lacking.requested == []
    open_sinogram(lacking, data)
    assert len(lacking.asked) == 2


def test_a_package_that_is_there_and_cannot_be_used_is_said_instead_of_asked_for_again(lacking, data):
    lacking.install = list
    open_sinogram(lacking, data)
    assert lacking.session.case is None
    assert lacking.requested == [PACKAGE]
    assert "this needs packages" in message(lacking)
    open_sinogram(lacking, data)
    assert len(lacking.asked) == 1
