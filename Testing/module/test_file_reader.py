"""The file reader: which files it takes and how surely, what it opens, and that it costs nothing to ask."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from driver import process_events
from opening import message, table, work  # noqa: F401, fixtures

MODULE_FOLDER = Path(__file__).parents[2] / "REDReconstruction"
SIDECAR = {
    "what": "sinogram",
    "axes": ["slice", "angle", "radial"],
    "radial_spacing_mm": 2.0,
    "slice_spacing_mm": 2.0,
    "angle_start_deg": 0,
    "angle_direction": "clockwise",
    "unit": "counts",
    "kind": "measured",
}
INTERFILE = "!INTERFILE  :=\nname of data file := a.s\n!type of data := {}\n!PET data type := {}\n"


@pytest.fixture
def reader(monkeypatch):
    """The library's functions, without Slicer."""
    monkeypatch.syspath_prepend(str(MODULE_FOLDER))
    from REDReconstructionLib.case import file_reader

    return file_reader


def test_real_headers_are_recognised_and_their_data_leads_to_them(reader, data):
    sinograms = data / "sinograms"
    for name in ("smalllong.hs", "scatter_cylinder.hs", "Siemens_mMR_seg2.hs", "Utahscat600k_ca_seg4.hs"):
        assert reader.confidence(str(sinograms / name)) == 0.8
    assert reader.confidence(str(sinograms / "smalllong.s")) == 0.8
    assert reader.inputOf(sinograms / "smalllong.s") == sinograms / "smalllong.hs"
    assert reader.confidence(str(sinograms / "zubal-dynamic-20Mcounts.mat")) == 0.3
    assert reader.confidence(str(data / "images" / "FDG_g1.hv")) == 0.3
    assert reader.confidence(str(data / "odd-dicom" / "siemens-flt-single-slice.dcm")) == 0.0
    assert reader.confidence(str(data / "pet-dro" / "DRO_mask.nii.gz")) == 0.0


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.hs", INTERFILE.format("PET", "Emission"), 0.8),
        ("a.hs", INTERFILE.format("Tomographic", "Emission"), 0.0),
        ("a.hs", "no header at all", 0.0),
        ("a.h33", "", 0.0),
        (
            "a.s.hdr",
            "!INTERFILE :=\n%SMS-MI header name space := sinogram subheader\n!PET data type := emission\n",
            0.8,
        ),
        ("a.hdr", "ENVI\nsamples = 3", 0.0),
        ("scan.toml", 'prompts = "emission.l.hdr"\n', 0.8),
        ("pyproject.toml", "[project]\nname = 'x'\n", 0.0),
        ("a.petsird", "events", 0.8),
        ("a.s", "numbers", 0.3),
        ("a.npy", "numbers", 0.3),
        ("a.npz", "no zip", 0.0),
        ("a.nrrd", "NRRD0005\n", 0.0),
        ("a.txt", "!INTERFILE :=", 0.0),
        ("case.json", '{"version": 1, "levels": []}', 0.8),
        ("case.json", "[1, 2", 0.0),
        ("case.json", "5", 0.0),
        ("a.json", '{"markups": []}', 0.0),
        ("a.json", json.dumps(SIDECAR), 0.0),
    ],
)
def test_confidence_follows_what_the_file_says(reader, tmp_path, name, text, expected):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert reader.confidence(str(path)) == expected
    assert type(reader.confidence(str(path))) is float


def test_a_sidecar_makes_an_array_certain_and_opens_it(reader, tmp_path):
    array, sidecar = tmp_path / "head.npy", tmp_path / "head.npy.json"
    np.save(array, np.ones((2, 8, 9), np.float32))
    assert reader.confidence(str(array)) == 0.3
    sidecar.write_text(json.dumps(SIDECAR), encoding="utf-8")
    assert reader.confidence(str(array)) == reader.confidence(str(sidecar)) == 0.8
    assert reader.inputOf(sidecar) == reader.inputOf(array) == array


def test_an_npz_that_describes_itself_is_certain(reader, tmp_path):
    np.savez(tmp_path / "plain.npz", values=np.ones(3))
    np.savez(tmp_path / "own.npz", values=np.ones((1, 4, 5)), what="sinogram")
    assert reader.confidence(str(tmp_path / "plain.npz")) == 0.3
    assert reader.confidence(str(tmp_path / "own.npz")) == 0.8
    assert zipfile.is_zipfile(tmp_path / "own.npz")


def test_files_of_other_kinds_are_not_even_looked_at(reader, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "stat", lambda self, **options: pytest.fail(f"{self} was looked at"))
    for name in ("IM00001.dcm", "IM00001", "report.pdf", "scene.mrml", "ct.nii.gz"):
        assert reader.confidence(str(tmp_path / name)) == 0.0


def test_a_file_that_is_gone_or_a_folder_is_not_ours(reader, tmp_path):
    assert reader.confidence(str(tmp_path / "gone.hs")) == 0.0
    assert reader.confidence(str(tmp_path)) == 0.0


def test_asking_imports_nothing_but_the_standard_library(data):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); before = set(sys.modules)\n"
        "from REDReconstructionLib.case import file_reader\n"
        "file_reader.extensions(); file_reader.confidence(sys.argv[2])\n"
        "print(*sorted({name.split('.')[0] for name in set(sys.modules) - before}))"
    )
    command = [sys.executable, "-c", code, str(MODULE_FOLDER), str(data / "sinograms" / "smalllong.hs")]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "REDReconstructionLib" in names
    assert not [name for name in names if name not in sys.stdlib_module_names and name != "REDReconstructionLib"]


@pytest.fixture
def panel(work, widget):  # noqa: F811
    """The open panel, with a work folder of its own."""
    return widget.panel


def case_section(panel):
    return panel.section("case")


def test_a_dropped_sinogram_opens_in_the_panel_and_its_volumes_are_reported(panel, data):
    import slicer
    import vtk

    path = str(data / "sinograms" / "smalllong.hs")
    manager = slicer.app.coreIOManager()
    assert manager.fileType(path) == "PETSinogramFile"
    loaded = vtk.vtkCollection()
    assert manager.loadNodes("PETSinogramFile", {"fileName": path}, loaded)
    assert loaded.GetNumberOfItems() == 1
    assert slicer.util.arrayFromVolume(loaded.GetItemAsObject(0)).shape == (27, 64, 75)
    assert panel.session.case.source == "file"
    assert table(case_section(panel))["Sinogram"][0].startswith("measured")


def test_a_sinogram_without_data_is_refused_by_one_sentence_in_the_panel(panel, data):
    from REDReconstructionLib.case.file_reader import load

    assert load(str(data / "sinograms" / "Siemens_mMR_seg2.hs")) == []
    process_events()
    assert "Siemens_mMR_seg2" in message(case_section(panel))
    assert panel.session.case is None
