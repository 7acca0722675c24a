"""The engine's packages: one question at the first request, nothing without consent, nothing that Slicer bundles."""

import json
import sys
import types

import pytest
from driver import wait_until
from restoring import work  # noqa: F401
from workers import Recorder, engine_folder, script

MISSING = ["msgspec>=0.19,<1", "numpy>=1.26,<3", "scikit-image>=0.24,<1", "SimpleITK>=2.4,<3", "torch>=2.4,<2.14"]


class Outcome:
    """What `ensure` came to."""

    def __init__(self):
        self.ready, self.refused = [], []

    def wait(self):
        wait_until(lambda: self.ready or self.refused, "the packages are looked for")
        assert len(self.ready) + len(self.refused) == 1


@pytest.fixture
def dependencies(work, monkeypatch):  # noqa: F811
    """The library, as it is before the first request."""
    monkeypatch.syspath_prepend(str(engine_folder()))
    from REDReconstructionLib.process import dependencies

    dependencies.complete.clear()
    yield dependencies
    dependencies.complete.clear()
    dependencies.runners.clear()


@pytest.fixture
def ensure(dependencies):
    """Looks for packages with a worker that finds these missing, or with the real one; returns what it came to."""
    from REDReconstructionLib.process.runner import Runner

    def look(missing=None):
        outcome = Outcome()
        if missing is None:
            runner = Runner()
        else:
            code = f"os.makedirs(out); json.dump({{'missing': {missing!r}}}, open(out + '/check.json', 'w')); done()"
            runner = Runner(command=script(code))
        dependencies.ensure(None, lambda: outcome.ready.append(True), outcome.refused.append, runner)
        outcome.wait()
        return outcome

    return look


@pytest.fixture
def installed(monkeypatch):
    """What would have been installed: the PyTorch extension and pip record it."""
    import slicer

    requests = []
    extension = types.ModuleType("PyTorchUtils")

    class PyTorchUtilsLogic:
        def installTorch(self, askConfirmation=False, forceComputationBackend=None, torchVersionRequirement=None):
            assert not askConfirmation
            requests.append("torch" + torchVersionRequirement)

    extension.PyTorchUtilsLogic = PyTorchUtilsLogic
    monkeypatch.setitem(sys.modules, "PyTorchUtils", extension)

    def pip_ensure(requirements, prompt_install=True, requester=None):
        assert not prompt_install
        requests.extend(requirements)

    monkeypatch.setattr(slicer.packaging, "pip_ensure", pip_ensure)
    return requests


@pytest.fixture
def answer(monkeypatch):
    """Answers the question of `ensure`; returns the questions that were asked."""
    import slicer

    def with_(consent):
        asked = []
        monkeypatch.setattr(
            slicer.util, "confirmOkCancelDisplay", lambda text, *_arguments, **_options: asked.append(text) or consent
        )
        return asked

    return with_


def test_where_nothing_is_missing_nobody_is_asked_and_it_is_looked_up_once(ensure, dependencies, answer):
    asked = answer(False)
    assert ensure().ready
    assert not asked
    outcome = Outcome()
    dependencies.ensure(None, lambda: outcome.ready.append(True), outcome.refused.append, runner=None)
    assert outcome.ready


def test_one_question_names_packages_and_sizes_and_bundled_ones_are_never_requested(ensure, answer, installed):
    asked = answer(True)
    assert ensure(MISSING).ready
    assert len(asked) == 1
    for told in ("msgspec", "scikit-image", "torch", "MB", "up to 3 GB with CUDA"):
        assert told in asked[0]
    assert "numpy" not in asked[0]
    assert "SimpleITK" not in asked[0]
    assert installed == ["torch>=2.4,<2.13", "msgspec>=0.19,<1", "scikit-image>=0.24,<1"]


def test_declined_changes_nothing_and_is_asked_again(ensure, answer, installed):
    asked = answer(False)
    assert ensure(MISSING).refused == [""]
    assert ensure(MISSING).refused == [""]
    assert len(asked) == 2
    assert not installed


def test_without_the_pytorch_extension_it_is_said_how_to_get_it(ensure, answer, installed, monkeypatch):
    monkeypatch.setitem(sys.modules, "PyTorchUtils", None)
    asked = answer(True)
    (sentence,) = ensure(MISSING).refused
    assert "Extensions Manager" in sentence
    assert not asked
    assert not installed


def test_only_bundled_packages_missing_installs_nothing(ensure, answer, installed):
    asked = answer(True)
    assert ensure(["numpy>=1.26,<3"]).ready
    assert not asked
    assert not installed


def test_a_failed_installation_is_told(ensure, answer, installed, monkeypatch):
    import subprocess

    import slicer

    def fail(*_arguments, **_options):
        raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(slicer.packaging, "pip_ensure", fail)
    answer(True)
    (sentence,) = ensure(["tqdm>=4.66,<5"]).refused
    assert "could not be installed" in sentence


def test_before_slicer_5_12_pip_install_does_it(ensure, answer, installed, monkeypatch):
    import slicer

    monkeypatch.delattr(slicer, "packaging")
    monkeypatch.setattr(slicer.util, "pip_install", installed.append, raising=False)
    answer(True)
    assert ensure(["tqdm>=4.66,<5", "psutil>=5.9,<8"]).ready
    assert installed == ["tqdm>=4.66,<5 psutil>=5.9,<8"]


def test_in_another_python_nothing_is_installed_and_the_command_is_named(ensure, answer, installed, tmp_path):
    import qt

    (tmp_path / "env" / "bin").mkdir(parents=True)
    python = tmp_path / "env" / "bin" / "python"
    python.symlink_to(sys.executable)
    qt.QSettings().setValue("REDReconstruction/PythonEnvironment", str(tmp_path / "env"))
    asked = answer(True)
    (sentence,) = ensure(MISSING).refused
    assert f'"{python}" -m pip install "msgspec>=0.19,<1"' in sentence
    assert not asked
    assert not installed


def test_the_real_check_of_a_bare_python_names_what_the_engine_needs(dependencies, ensure, tmp_path, answer, installed):
    import subprocess

    import qt

    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "bare")], check=True)
    qt.QSettings().setValue("REDReconstruction/PythonEnvironment", str(tmp_path / "bare"))
    (sentence,) = ensure().refused
    for package in ("torch", "scikit-image", "msgspec"):
        assert package in sentence


def test_a_worker_that_cannot_look_is_told(dependencies):
    from REDReconstructionLib.process.runner import Runner

    outcome = Outcome()
    dependencies.ensure(None, outcome.ready.append, outcome.refused.append, Runner(command=script("sys.exit(5)")))
    outcome.wait()
    assert "exit code 5" in outcome.refused[0]


def test_a_job_that_lacks_packages_says_which(dependencies, tmp_path):
    import subprocess

    import qt

    from REDReconstructionLib.process.runner import Runner

    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "bare")], check=True)
    qt.QSettings().setValue("REDReconstruction/PythonEnvironment", str(tmp_path / "bare"))
    runner, recorder = Runner(), Recorder()
    runner.start({"command": "devices", "out": str(tmp_path / "out")}, recorder.listener)
    kind, message, _ = recorder.wait()
    assert kind == "failed"
    assert "torch" in message
    assert json.dumps(message)


def test_a_package_that_one_job_alone_needs_is_asked_for_when_it_is_asked_for(dependencies, answer, installed):
    from REDReconstructionLib.process.runner import Runner

    wanted = ("dicom-anonymizer>=2.1,<3",)
    code = (
        "os.makedirs(out); json.dump({'missing': [], 'optional': {'dicom-anonymizer': None}}, "
        "open(out + '/check.json', 'w')); done()"
    )
    asked = answer(True)
    for also, requested in (((), []), (wanted, list(wanted))):
        outcome = Outcome()
        runner, ready = Runner(command=script(code)), outcome.ready
        dependencies.ensure(None, lambda ready=ready: ready.append(True), outcome.refused.append, runner, also)
        outcome.wait()
        assert outcome.ready
        assert installed == requested
    assert len(asked) == 1
    assert "dicom-anonymizer" in asked[0]
