"""Engine files as volumes in the scene: values, place, role, unit, SUV, study, and back into files."""

import json
from dataclasses import replace
from types import SimpleNamespace

import compared
import numpy as np
import pytest

from redpet.case.storage import write_image
from redpet.readers import read_input


@pytest.fixture
def room(scene, monkeypatch):
    """What the files of the module's room `scene` offer, together."""
    from workers import engine_folder

    monkeypatch.syspath_prepend(str(engine_folder()))
    from REDReconstructionLib.scene import importing, roles, volume_files

    return SimpleNamespace(**(vars(volume_files) | vars(importing) | vars(roles)))


def role(room, case, domain, dose, drf, method=""):
    return room.Role(case.key, domain, dose, drf, method)


@pytest.mark.parametrize("direction", [compared.HEAD_FIRST, compared.FEET_FIRST])
def test_images_have_the_engines_values_at_the_engines_place(room, tmp_path, direction):
    case = compared.make_case(tmp_path / "case", direction=direction)
    low, full = compared.done(room.importCase(case))
    np.testing.assert_array_equal(compared.array_of(full), compared.pattern())
    np.testing.assert_array_equal(compared.array_of(low), compared.pattern() * np.float32(1.2))
    np.testing.assert_allclose(compared.matrix_of(full), compared.to_ras(compared.grid(direction)), atol=1e-6)


@pytest.mark.parametrize("direction", [compared.HEAD_FIRST, compared.FEET_FIRST])
def test_a_sinogram_lies_beside_its_image_in_the_planes_of_its_slices_and_fills_a_square(room, tmp_path, direction):
    case = compared.make_case(tmp_path / "case", direction=direction)
    compared.done(room.importCase(case))
    compared.done(room.importRun(case, compared.make_run(tmp_path / "run", slice(3, 9), direction), 20, "red"))
    lines = room.find(role(room, case, "sinogram", "restored", 20.0, "red"))
    np.testing.assert_array_equal(compared.array_of(lines), compared.sinogram(1.1).values[3:9])
    matrix = compared.matrix_of(lines)
    part = compared.grid(direction).slices(3, 9)
    for z in range(6):
        middle = compared.to_ras(part) @ [(24 - 1) / 2, (20 - 1) / 2, z, 1]
        beside = matrix @ [(24 - 1) / 2, (30 - 1) / 2, z, 1] - middle
        np.testing.assert_allclose(beside, [-10_000, 0, 0, 0], atol=1e-5)
    sides = np.linalg.norm(matrix[:3, :2], axis=0) * (24, 30)
    np.testing.assert_allclose(sides, 24 * 4.0)


def test_differences_are_the_image_minus_the_full_dose_of_the_same_restoration(room, tmp_path):
    case = compared.make_case(tmp_path / "case")
    compared.done(room.importCase(case))
    compared.done(room.importRun(case, compared.make_run(tmp_path / "run", slice(3, 9)), 20, "red"))
    pattern = compared.pattern()[3:9]
    for dose, share in (("low", 1.3), ("restored", 1.1)):
        node = room.find(role(room, case, "difference", dose, 20.0, "red"))
        expected = pattern * np.float32(share) - pattern
        np.testing.assert_array_equal(compared.array_of(node), expected)
        assert room.unit(node) == "Bq/mL"


def test_without_a_reference_there_are_no_differences(room, tmp_path):
    case = compared.make_case(tmp_path / "case", drfs=(20.0,))
    compared.done(room.importCase(case))
    nodes = compared.done(room.importRun(case, compared.make_run(tmp_path / "run", full=False), 20, "red"))
    assert "difference" not in {room.roleOf(node).domain for node in nodes}
    assert room.find(role(room, case, "image", "full", 1.0)) is None


def test_the_cases_own_volumes_are_not_doubled_by_a_restoration(room, tmp_path):
    case = compared.make_case(tmp_path / "case")
    own = compared.done(room.importCase(case))
    run = compared.make_run(tmp_path / "run")
    made = compared.done(room.importRun(case, run, 20, "red"))
    images = [node for node in made if room.roleOf(node).domain == "image"]
    assert [room.roleOf(node).dose for node in images] == ["restored"]
    assert room.find(role(room, case, "image", "low", 20.0)) is own[0]
    assert room.runFolder(own[0]) is None
    assert room.runFolder(images[0]) == run
    assert room.madeBy(own[0]) == "image as given"
    assert room.madeBy(images[0]) == "OSEM"


def test_a_measured_case_shows_the_images_that_its_restorations_made(room, tmp_path):
    case = compared.make_case(tmp_path / "case", drfs=(20.0, 4.0, 1.0), images=False)
    compared.done(room.importCase(case))
    first = compared.make_run(tmp_path / "first", measured=True)
    second = compared.make_run(tmp_path / "second", measured=True, share=2.0)
    compared.done(room.importRun(case, first, 20, "red"))
    compared.done(room.importRun(case, second, 4, "red"))
    full = role(room, case, "image", "full", 1.0)
    assert room.runFolder(room.find(full, first)) == first
    assert room.runFolder(room.find(full, second)) == second
    np.testing.assert_array_equal(compared.array_of(room.find(full, second)), compared.pattern() * np.float32(2))
    assert not room.isReprojected(room.find(role(room, case, "sinogram", "low", 20.0)))
    assert room.madeBy(room.find(full, first)) == "OSEM"


def test_results_are_listed_from_low_dose_to_high_and_by_method(room, tmp_path):
    case = compared.make_case(tmp_path / "case", drfs=(20.0, 4.0, 1.0))
    compared.done(room.importCase(case))
    for number, (drf, method) in enumerate(((4, "unet"), (20, "red"), (4, "red"))):
        compared.done(room.importRun(case, compared.make_run(tmp_path / str(number)), drf, method))
    assert [(one.drf, one.method) for one in room.results(case.key)] == [(20, "red"), (4, "red"), (4, "unet")]
    assert room.results("another") == []


def test_a_new_result_takes_the_place_of_the_old_one_in_the_same_volumes(room, tmp_path):
    case = compared.make_case(tmp_path / "case", drfs=(20.0, 1.0), images=False)
    compared.done(room.importCase(case))
    compared.done(room.importRun(case, compared.make_run(tmp_path / "old", slice(2, 5), measured=True), 20, "red"))
    restored = role(room, case, "image", "restored", 20.0, "red")
    node, before = room.find(restored), len(room.nodes(case.key))
    new = compared.make_run(tmp_path / "new", measured=True, share=3.0)
    compared.done(room.importRun(case, new, 20, "red"))
    assert room.find(restored) is node
    np.testing.assert_array_equal(compared.array_of(node), compared.pattern() * np.float32(1.1 * 3.0))
    np.testing.assert_allclose(compared.matrix_of(node), compared.to_ras(compared.grid()), atol=1e-6)
    assert len(room.nodes(case.key)) == before
    assert {room.runFolder(one) for one in room.nodes(case.key)} == {None, new}


def test_quantity_and_unit_are_told_in_codes_that_the_data_probe_shows(room, tmp_path):
    case = compared.make_case(tmp_path / "case")
    (low, _full), run = (
        compared.done(room.importCase(case)),
        compared.done(room.importRun(case, compared.make_run(tmp_path / "run"), 20, "red")),
    )
    codes = (low.GetVoxelValueQuantity(), low.GetVoxelValueUnits())
    assert [(code.GetCodeValue(), code.GetCodingSchemeDesignator()) for code in codes] == [
        ("110821", "DCM"),
        ("Bq/ml", "UCUM"),
    ]
    lines = next(node for node in run if room.roleOf(node).domain == "sinogram")
    assert lines.GetVoxelValueQuantity().GetCodeValue() == "110820"
    assert room.isReprojected(lines)
    assert room.unit(lines) == "Bq/mL*mm"


def test_suv_is_known_only_where_the_description_gives_a_factor_and_for_images_alone(room, tmp_path):
    known = compared.make_case(tmp_path / "known")
    unknown = compared.make_case(tmp_path / "unknown", suv=None)
    assert [room.suvFactor(node) for node in compared.done(room.importCase(known))] == [compared.SUV_FACTOR] * 2
    assert [room.suvFactor(node) for node in compared.done(room.importCase(unknown))] == [None] * 2
    made = compared.done(room.importRun(known, compared.make_run(tmp_path / "run"), 20, "red"))
    factors = {(room.roleOf(node).domain, room.suvFactor(node)) for node in made}
    assert factors == {("image", 5e-4), ("difference", 5e-4), ("sinogram", None)}


def test_only_a_restored_image_of_a_dicom_case_can_become_a_series(room, tmp_path):
    case = compared.make_case(tmp_path / "case", source=str(tmp_path / "series"))
    own = compared.done(room.importCase(case))
    made = compared.done(room.importRun(case, compared.make_run(tmp_path / "run"), 20, "red"))
    exportable = [node for node in own + made if room.dicomSource(node) is not None]
    assert [room.roleOf(node) for node in exportable] == [role(room, case, "image", "restored", 20.0, "red")]
    assert room.dicomSource(exportable[0]) == room.caseSource(case) == tmp_path / "series"


def test_volumes_lie_under_a_study_of_the_case_without_patient_data(room, tmp_path):
    from REDReconstructionLib.scene.hierarchy import subjectHierarchy

    patient = {"name": "Doe^Jane", "id": "4711"}
    case = compared.make_case(tmp_path / "case", patient=patient)
    nodes = compared.done(room.importCase(case)) + compared.done(
        room.importRun(case, compared.make_run(tmp_path / "run"), 20, "red")
    )
    tree = subjectHierarchy()
    (study,) = {tree.GetItemParent(tree.GetItemByDataNode(node)) for node in nodes}
    assert (tree.GetItemLevel(study), tree.GetItemName(study)) == ("Study", "Low-dose PET")
    above = tree.GetItemParent(study)
    assert (tree.GetItemLevel(above), tree.GetItemName(above)) == ("Patient", "Case 1")
    names = [node.GetName() for node in nodes]
    assert not [name for name in names if "Doe" in name or "4711" in name]
    assert len(set(names)) == len(names)


def test_no_two_volumes_of_a_case_share_a_name_whatever_was_restored(room, tmp_path):
    case = compared.make_case(tmp_path / "case")
    nodes = compared.done(room.importCase(case))
    for number, (drf, method) in enumerate([(20, "red"), (20, "osem"), (4, "red")]):
        nodes += compared.done(room.importRun(case, compared.make_run(tmp_path / str(number)), drf, method))
    names = [node.GetName() for node in nodes]
    assert len(set(names)) == len(names) > 12, sorted(names)
    assert "full dose sinogram beside DRF 4 RED (Case 1)" in names
    assert "DRF 20 OSEM sinogram (Case 1)" in names


def test_volumes_join_the_study_of_their_dicom_series_where_it_is_loaded(room, tmp_path):
    from REDReconstructionLib.scene.hierarchy import DICOM_UID, subjectHierarchy

    tree = subjectHierarchy()
    patient = tree.CreateSubjectItem(tree.GetSceneItemID(), "loaded patient")
    study = tree.CreateStudyItem(patient, "loaded study")
    tree.SetItemUID(study, DICOM_UID, "1.2.3.4")
    case = compared.make_case(tmp_path / "case", patient={"study_uid": "1.2.3.4"})
    for node in compared.done(room.importCase(case)):
        assert tree.GetItemParent(tree.GetItemByDataNode(node)) == study


def test_volumes_lie_beside_the_volume_that_they_were_made_from(room, tmp_path, scene):
    from REDReconstructionLib.scene.hierarchy import subjectHierarchy

    tree = subjectHierarchy()
    study = tree.CreateStudyItem(tree.CreateSubjectItem(tree.GetSceneItemID(), "somebody"), "somewhere")
    given = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "given")
    tree.SetItemParent(tree.GetItemByDataNode(given) or tree.CreateItem(study, given), study)
    for node in compared.done(room.importCase(compared.make_case(tmp_path / "case"), given)):
        assert tree.GetItemParent(tree.GetItemByDataNode(node)) == study


def test_removing_a_case_leaves_nothing_of_it_and_nothing_less_of_others(room, tmp_path, scene):
    from REDReconstructionLib.scene.hierarchy import ownItems

    first, second = compared.make_case(tmp_path / "first"), compared.make_case(tmp_path / "second")
    compared.done(room.importCase(first))
    kept = compared.done(room.importCase(second))
    before = scene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeDisplayNode")
    room.removeCase(first.key)
    assert room.nodes(first.key) == []
    assert ownItems(first.key) == []
    assert room.nodes(second.key) == kept
    assert scene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeDisplayNode") == before - 2


def test_a_saved_scene_keeps_roles_units_and_suv(room, tmp_path, scene):
    case = compared.make_case(tmp_path / "case")
    run = compared.make_run(tmp_path / "run")
    nodes = compared.done(room.importCase(case)) + compared.done(room.importRun(case, run, 20, "red"))
    before = {room.roleOf(node): (room.unit(node), room.suvFactor(node), room.runFolder(node)) for node in nodes}
    values = {room.roleOf(node): compared.array_of(node).copy() for node in nodes}
    for number, node in enumerate(nodes):
        node.AddDefaultStorageNode()
        node.GetStorageNode().SetFileName(str(tmp_path / f"{number}.nrrd"))
        assert node.GetStorageNode().WriteData(node)
    scene.SetURL(str(tmp_path / "scene.mrml"))
    assert scene.Commit()
    scene.Clear(0)
    assert room.nodes(case.key) == []
    assert scene.Connect()
    loaded = room.nodes(case.key)
    assert {room.roleOf(n): (room.unit(n), room.suvFactor(n), room.runFolder(n)) for n in loaded} == before
    for node in loaded:
        np.testing.assert_array_equal(compared.array_of(node), values[room.roleOf(node)])
        assert node.GetVoxelValueUnits().GetCodingSchemeDesignator() == "UCUM"


def test_a_file_that_cannot_be_read_is_named(room, tmp_path):
    case = compared.make_case(tmp_path / "case")
    (tmp_path / "case/images/full.nrrd").write_bytes(b"no volume")
    with pytest.raises(OSError, match=r"full\.nrrd cannot be read"):
        compared.done(room.importCase(case))


def test_whatever_the_engine_writes_of_where_a_file_comes_from_is_read(room, tmp_path):
    case = compared.make_case(tmp_path / "case", (20.0,))
    told = {"files": ['C:\\Müller\\new "scan"', "two\nlines"]}
    write_image(replace(compared.image(2.0), provenance=told), tmp_path / "case/images/drf-20.nrrd")
    (low,) = compared.done(room.importCase(case))
    np.testing.assert_array_equal(compared.array_of(low), compared.image(2.0).values)
    assert room.unit(low) == "Bq/mL"


def test_a_new_volume_is_displayed_in_a_window_of_its_own_values(room, tmp_path):
    case = compared.make_case(tmp_path / "case")
    low, _full = compared.done(room.importCase(case))
    *_images, difference = compared.done(room.importRun(case, compared.make_run(tmp_path / "run"), 20, "red"))
    values = compared.array_of(low)
    assert low.GetDisplayNode().GetWindowLevelMin() == 0
    assert np.median(values) < low.GetDisplayNode().GetWindowLevelMax() <= values.max()
    assert difference.GetDisplayNode().GetLevel() == 0
    assert difference.GetDisplayNode().GetWindowLevelMax() <= compared.array_of(difference).max()


def test_a_scene_volume_reaches_the_engine_at_its_place_with_its_unit(room, tmp_path, scene):
    import slicer

    node = slicer.vtkMRMLScalarVolumeNode()
    slicer.util.updateVolumeFromArray(node, compared.pattern())
    node.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(compared.to_ras(compared.grid())))
    scene.AddNode(node)
    room.saveVolume(node, tmp_path / "volume.nrrd", "Bq/mL", 20.0)
    (level,) = read_input(tmp_path / "volume.nrrd").levels
    assert (level.drf, level.image.unit) == (20.0, "Bq/mL")
    np.testing.assert_array_equal(level.image.values, compared.pattern())
    np.testing.assert_allclose(compared.to_ras(level.image.grid), compared.to_ras(compared.grid()), atol=1e-5)


def test_a_moved_volume_is_saved_where_it_lies_in_the_world(room, tmp_path, scene):
    import slicer

    case = compared.make_case(tmp_path / "case")
    node = compared.done(room.importCase(case))[0]
    transform = scene.AddNewNodeByClass("vtkMRMLLinearTransformNode")
    move = np.eye(4)
    move[:3, 3] = (11.0, -7.0, 3.0)
    transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(move))
    node.SetAndObserveTransformNodeID(transform.GetID())
    room.saveVolume(node, tmp_path / "moved.nrrd")
    (level,) = read_input(tmp_path / "moved.nrrd").levels
    np.testing.assert_allclose(compared.to_ras(level.image.grid), move @ compared.to_ras(compared.grid()), atol=1e-5)


def test_a_volume_of_unknown_unit_or_bent_by_a_transform_is_refused(room, tmp_path, scene):
    import slicer
    import vtk

    node = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "somebody's")
    slicer.util.updateVolumeFromArray(node, compared.pattern())
    with pytest.raises(ValueError, match="The unit of somebody's is not known: choose one"):
        room.saveVolume(node, tmp_path / "volume.nrrd")
    bend = vtk.vtkThinPlateSplineTransform()
    for points in (bend.SetSourceLandmarks, bend.SetTargetLandmarks):
        corners = vtk.vtkPoints()
        for number in range(6):
            corners.InsertNextPoint(number, number**2, number % 3)
        points(corners)
    transform = scene.AddNewNodeByClass("vtkMRMLTransformNode")
    transform.SetAndObserveTransformToParent(bend)
    node.SetAndObserveTransformNodeID(transform.GetID())
    with pytest.raises(ValueError, match="A transform deforms somebody's"):
        room.saveVolume(node, tmp_path / "volume.nrrd", "Bq/mL")
    assert not list(tmp_path.iterdir())


def segmentation(scene, reference, boxes):
    """A segmentation on the grid of a volume, one segment for each named box of indices `[z, y, x]`."""
    import slicer

    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode")
    node.CreateDefaultDisplayNodes()
    node.SetReferenceImageGeometryParameterFromVolumeNode(reference)
    for name, box in boxes.items():
        identity = node.GetSegmentation().AddEmptySegment("", name)
        inside = np.zeros(compared.SHAPE, dtype=np.uint8)
        inside[box] = 1
        slicer.util.updateSegmentBinaryLabelmapFromArray(inside, node, identity, reference)
    return node


def test_segments_become_labels_on_the_grid_of_the_image(room, tmp_path, scene):
    from redpet.case.nrrd import read_nrrd

    reference = compared.done(room.importCase(compared.make_case(tmp_path / "case")))[0]
    boxes = {"liver": np.s_[2:6, 3:9, 4:12], "lesion": np.s_[8:10, 10:14, 5:7]}
    labels = room.saveLabelmap(segmentation(scene, reference, boxes), reference, tmp_path / "labels.nrrd")
    assert labels == {1: "liver", 2: "lesion"}
    values, _attributes, place = read_nrrd(tmp_path / "labels.nrrd")
    expected = np.zeros(compared.SHAPE)
    for label, name in labels.items():
        expected[boxes[name]] = label
    np.testing.assert_array_equal(values, expected)
    np.testing.assert_allclose(place.origin, compared.grid().origin_mm, atol=1e-5)


def test_overlapping_segments_are_refused_by_name(room, tmp_path, scene):
    reference = compared.done(room.importCase(compared.make_case(tmp_path / "case")))[0]
    boxes = {"liver": np.s_[2:6, 3:9, 4:12], "lesion": np.s_[5:7, 8:10, 11:13]}
    with pytest.raises(ValueError, match="liver and lesion overlap"):
        room.saveLabelmap(segmentation(scene, reference, boxes), reference, tmp_path / "labels.nrrd")


def test_the_description_that_the_engine_writes_is_what_the_scene_reads(room, tmp_path):
    from redpet.jobs.description import DescribeJob, describe
    from REDReconstructionLib.session.session import OpenCase

    source = compared.make_case(tmp_path / "given").folder / "images/drf-20.nrrd"
    folder = describe(DescribeJob(input=source, out=tmp_path / "described"))
    description = json.loads((folder / "description.json").read_text())
    case = OpenCase(str(source), "file", "Case 1", folder, description)
    (node,) = compared.done(room.importCase(case))
    assert room.roleOf(node) == role(room, case, "image", "low", 0.0)
    np.testing.assert_array_equal(compared.array_of(node), compared.pattern() * np.float32(1.2))
