"""An exported series in 3D Slicer's own scene (MRML), read as its DICOM module reads a scalar volume."""

import importlib.util
import json
import subprocess
import sys

import numpy as np
import pytest

from redpet.dicom.export import Derivation, export_series
from redpet.dicom.series import read_series, source_files

HOW = Derivation("RED", model_name="small", model_hash="sha256:0123", steps=2, drf=20.0, software_version="0.1.0")
TO_RAS = np.diag([-1.0, -1.0, 1.0])

READ = """
import json, sys
import slicer, vtk
from vtk.util.numpy_support import vtk_to_numpy
files, out = sys.argv[2:], sys.argv[1]
scene = slicer.vtkMRMLScene()
volume = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode")
storage = slicer.vtkMRMLVolumeArchetypeStorageNode()
scene.AddNode(storage)
storage.SetFileName(files[0])
storage.ResetFileNameList()
for file in files:
    storage.AddFileName(file)
storage.SetSingleFile(0)
assert storage.ReadData(volume)
matrix = vtk.vtkMatrix4x4()
volume.GetIJKToRASMatrix(matrix)
image = volume.GetImageData()
values = vtk_to_numpy(image.GetPointData().GetScalars()).reshape(image.GetDimensions()[::-1])
values.astype("<f8").tofile(out)
print(json.dumps([[matrix.GetElement(row, column) for column in range(4)] for row in range(4)]))
"""


@pytest.mark.skipif(
    importlib.util.find_spec("slicer") is None,
    reason="slicer-core is not installed; `pip install 'redpet[slicer]'` brings it",
)
def test_real_mrml_opens_an_exported_series_at_the_same_place_with_the_same_values(data, tmp_path):
    image = read_series(data / "pet-siemens-wholebody").image
    part = image.slices(30, 60)
    paths = export_series(part, source_files(image), tmp_path / "out", "RED DRF 20 RESEARCH", HOW)
    command = [sys.executable, "-c", READ, str(tmp_path / "values"), *map(str, paths)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    ijk_to_ras = np.array(json.loads(told.stdout.splitlines()[-1]))
    grid = part.grid
    direction = np.asarray(grid.direction).reshape(3, 3) * grid.spacing_mm
    np.testing.assert_allclose(ijk_to_ras[:3, :3], TO_RAS @ direction, atol=1e-6)
    np.testing.assert_allclose(ijk_to_ras[:3, 3], TO_RAS @ grid.origin_mm, atol=1e-6)
    values = np.fromfile(tmp_path / "values").reshape(grid.shape)
    steps = part.values.reshape(30, -1).max(axis=1)[:, None, None] / 32767
    assert (np.abs(values - part.values) <= 0.501 * steps).all()
