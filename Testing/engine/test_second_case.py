"""What the second case of a process pays for: no model that is open already, no matrix of the same geometry."""

import shutil
from pathlib import Path

import pytest
from command_line import small_case

from redpet.case import Kind
from redpet.jobs.restore import RestoreJob, Selection, restore
from redpet.projection import kept_matrices, projector
from redpet.restoration import model_file
from redpet.restoration.model_file import default_model_path, load_once


def test_the_second_case_of_a_geometry_opens_no_model_and_builds_no_matrix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small_case(tmp_path)
    built: list[str] = []
    monkeypatch.setattr(projector, "_kept", {})
    model_file._loaded.cache_clear()
    for room, name in ((model_file, "load_model"), (kept_matrices, "system_matrix")):
        whole = getattr(room, name)
        monkeypatch.setattr(room, name, lambda *given, name=name, whole=whole: (built.append(name), whole(*given))[1])
    results = []
    for number in range(2):
        out = tmp_path / f"out-{number}"
        restore(RestoreJob(selection=Selection(input=case, drf=4, slices=(0, 2)), out=out))
        results.append((out / "images" / "restored.nrrd").read_bytes())
        if number == 0:
            assert {"load_model", "system_matrix"} == set(built)
            built.clear()
    assert built == []
    assert results[0] == results[1]
    variants = load_once(default_model_path()).variants.values()
    used = [variant for variant in variants if "built" in vars(variant.networks)]
    assert [variant.recipe.kinds for variant in used] == [(Kind.MEASURED,)]
    assert len(variants) > len(used)


def test_a_model_file_that_was_replaced_is_opened_anew(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    shutil.copy(default_model_path(), path)
    first = load_once(path)
    assert load_once(path) is first
    path.write_bytes(path.read_bytes())
    again = load_once(path)
    assert again is not first
    assert again.sha256 == first.sha256
