"""Networks of other makers: they restore under their name what their contract covers, and nothing else."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from command_line import IMAGE, done, listing, redpet, write_array
from guest_models import OF_SINOGRAMS, convolution, package, scaled, weights_at, weights_of, write_contract
from scipy.ndimage import uniform_filter
from test_restorer import counts

import redpet as face
from redpet.case import BQML, Image, ImageGrid, Kind
from redpet.case.storage import read_image, read_sinogram
from redpet.errors import Cancelled, InputError
from redpet.restoration.contract import read_contract
from redpet.restoration.guest import fitted, judged, restored_by
from redpet.restoration.onnx_file import open_onnx
from redpet.restoration.restorer import open_model, restore_sinogram

MEAN = np.full((1, 1, 3, 3), 1 / 9)


def activity(slices: int = 5, side: int = 24) -> np.ndarray:
    y, x = np.mgrid[:side, :side] - side / 2
    plane = 1000.0 * (x**2 + y**2 < 64) + 3000.0 * ((x - 3) ** 2 + y**2 < 5)
    return np.stack([plane * (1 + 0.1 * k) for k in range(slices)]).astype(np.float32)


def image(values: np.ndarray | None = None, unit: str = BQML, mm: float = 4.0) -> Image:
    values = activity() if values is None else values
    return Image(values, ImageGrid(values.shape[::-1], (mm, mm, 4.0)), unit)  # type: ignore[arg-type]


def of_images(model: Path, values: np.ndarray) -> np.ndarray:
    return restored_by(open_onnx(model), values.astype(np.float32))


def test_a_network_on_images_restores_under_its_name_by_the_command_line(tmp_path: Path) -> None:
    model = convolution(tmp_path / "mean.onnx", MEAN, name="Nine means")
    low = write_array(tmp_path / "low.npy", activity(), {**IMAGE, "drf": 20})
    done("restore", low, "--model", model, "--subsets", "4", "--out", tmp_path / "out")
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (run["method"], run["model"]["name"], run["steps"]) == ("Nine means", "mean.onnx", 1)
    assert run["contract"]["citation"] == "Nobody et al., 2026"
    restored = read_image(tmp_path / "out" / "images" / "restored.nrrd")
    assert restored.unit == BQML
    np.testing.assert_allclose(restored.values, uniform_filter(activity(), (0, 3, 3), mode="constant"), rtol=1e-4)
    assert {"comparison.png", "metrics.json"} <= set(listing_names(tmp_path / "out"))


def listing_names(folder: Path) -> list[str]:
    return [Path(name).name for name in listing(folder)]


def test_a_network_on_counts_restores_the_sinogram_that_is_then_reconstructed(tmp_path: Path) -> None:
    model = convolution(tmp_path / "mean.onnx", MEAN, **OF_SINOGRAMS)
    low = counts(3, 24, 32)
    restored = restore_sinogram(low, open_model(None, model))
    assert (restored.label, restored.steps) == ("Guest", 1)
    wanted = uniform_filter(low.values, (0, 3, 3), mode="constant")
    np.testing.assert_allclose(restored.sinogram.values, wanted, atol=1e-3)
    done_by = face.restore(replace(low, corrections=low.corrections), drf=4, model=model, subsets=4)
    assert done_by.method == "Guest"
    np.testing.assert_allclose(done_by.restored.sinogram.values, wanted, atol=1e-3)


def test_evidence_judges_a_network_of_another_maker_too(tmp_path: Path) -> None:
    model = scaled(tmp_path / "same.onnx")
    body = image(np.repeat(activity(1, 40), 6, axis=0))
    case = face.simulate(body, drf=4, counts_per_slice=1e5)
    result = face.restore(case, drf=4, model=model, subsets=8, evidence=True)
    assert result.evidence is not None
    assert result.evidence.values.any()


@pytest.mark.parametrize("axes", [["batch", "slice", "y", "x"], ["batch", "channel", "slice", "y", "x"]])
def test_neighbours_lie_along_the_axis_that_the_contract_says(tmp_path: Path, axes: list[str]) -> None:
    weights = np.zeros((1, 3, 1, 1))
    weights[0, 2] = 1
    shape = ("n", 3, "y", "x")
    if "channel" in axes:
        weights, shape = weights[:, None], ("n", 1, 3, "y", "x")  # type: ignore[assignment]
        model = tmp_path / "next.onnx"
        node = onnx.helper.make_node("Conv", ["x", "weights"], ["y"], pads=[0] * 6)
        ends = [onnx.helper.make_tensor_value_info(name, 1, None if name == "y" else shape) for name in "xy"]
        graph = onnx.helper.make_graph([node], "next", ends[:1], ends[1:], [weights_of(weights)])
        onnx.save(onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=9), model)
        write_contract(model.with_suffix(".json"), axes=axes, neighbours=1)
    else:
        model = convolution(tmp_path / "next.onnx", weights, taken=shape, axes=axes, neighbours=1)
    values = activity(4)
    np.testing.assert_allclose(of_images(model, values), values[[1, 2, 3, 3]], rtol=1e-5)


def test_a_transposed_network_sees_and_gives_its_own_order_of_axes(tmp_path: Path) -> None:
    weights = np.zeros((1, 1, 3, 1))
    weights[0, 0, 0] = 1  # what lies before along its third axis
    model = convolution(tmp_path / "shift.onnx", weights, taken=("n", 1, "x", "y"), axes=["batch", "slice", "x", "y"])
    onnx_file = onnx.load(model)
    onnx_file.graph.node[0].attribute[0].ints[:] = [1, 0, 1, 0]
    onnx.save(onnx_file, model)
    values = activity(2)
    np.testing.assert_allclose(of_images(model, values)[:, :, 1:], values[:, :, :-1], rtol=1e-5)


@pytest.mark.parametrize(
    "scale",
    [{"by": "constant", "value": 0.01}, {"by": "maximum", "value": 2, "offset": -1}, {"by": "mean"}],
)
def test_what_the_scale_does_is_undone(tmp_path: Path, scale: dict[str, Any]) -> None:
    model = scaled(tmp_path / "same.onnx", scale=scale)
    values = activity()
    values[2] = 0
    np.testing.assert_allclose(of_images(model, values), values, rtol=1e-4, atol=1e-2)


def test_the_network_sees_scaled_clipped_numbers_and_what_was_cut_is_told(tmp_path: Path) -> None:
    seen = []
    guest = open_onnx(scaled(tmp_path / "same.onnx", scale={"by": "maximum"}, clip=[0, 2000], multiple=16))
    restored = restored_by(replace(guest, run=lambda x: seen.append(x) or x), activity(1))
    assert seen[0].shape == (1, 1, 32, 32)
    assert seen[0].max() == pytest.approx(0.5)  # 2000 of 4000
    (sentence,) = judged(guest, activity(1), activity(1))
    assert sentence.startswith("13 values lie outside 0 to 2000 Bq/mL, to which Guest clips")
    assert restored.shape == (1, 24, 24)


def test_bqml_comes_to_a_network_of_suv_by_the_factor_of_the_series_and_goes_back(tmp_path: Path) -> None:
    seen = []
    low = replace(counts(2, 24, 24), kind=Kind.REPROJECTED, unit=f"{BQML}*mm")
    guest = fitted(open_onnx(scaled(tmp_path / "same.onnx", unit="SUV")), low, 20, 1e-3)
    restored = restored_by(replace(guest, run=lambda x: seen.append(x) or x), activity(2))
    np.testing.assert_allclose(seen[0][:, 0], activity(2) / 1000, rtol=1e-5)
    np.testing.assert_allclose(restored, activity(2), rtol=1e-5)


def test_a_cancel_stops_between_batches(tmp_path: Path) -> None:
    def cancel(step: int, steps: int) -> None:
        raise Cancelled(f"{step} of {steps}")

    with pytest.raises(Cancelled, match="1 of 3"):
        restored_by(open_onnx(scaled(tmp_path / "same.onnx")), activity(9), cancel)


@pytest.mark.parametrize(
    ("changed", "given", "match"),
    [
        ({"unit": "SUV"}, {}, "its SUV is not known, where `unit` is SUV"),
        ({}, {"unit": "SUV"}, "its unit is SUV, where `unit` is Bq/mL"),
        ({}, {"mm": 5.0}, "pixels of 5 x 5 mm, where `pixel_mm` is 4"),
        ({"slice_mm": [1, 3]}, {}, "slices lie 4 mm apart, where `slice_mm` is 1 to 3"),
        ({}, {"drf": 200}, "its DRF is 200, where `dose_levels` are 2 to 100"),
        ({}, {"drf": None}, "its dose is not known, where `dose_levels` are 2 to 100: say --drf"),
        ({"kinds": ["measured"]}, {}, "its sinogram is re-projected, where `kinds` are measured"),
        (OF_SINOGRAMS, {}, r"its unit is Bq/mL\*mm, where `unit` is counts"),
        ({"taken": ("n", 1, 64, 64)}, {}, "a slice of it has 24 x 24 values, where the network takes 64 x 64"),
    ],
)
def test_an_input_outside_the_contract_is_refused_by_name(
    tmp_path: Path, changed: dict[str, Any], given: dict[str, Any], match: str
) -> None:
    model = convolution(tmp_path / "mean.onnx", MEAN, **changed)
    drf = given.pop("drf", 20)
    with pytest.raises(InputError, match=f"outside the contract of Guest: .*{match}"):
        face.restore(image(**given), drf=drf, model=model, subsets=4)


@pytest.mark.parametrize(
    ("factor", "match"),
    [
        (np.nan, "mean.onnx gave values that are not finite numbers"),
        (1000.0, "changes the total activity by a factor of 1000, where `total_activity` is 0.9 to 1.1"),
        (0.5, "changes the total activity by a factor of 0.5"),
    ],
)
def test_an_answer_that_is_none_is_refused(tmp_path: Path, factor: float, match: str) -> None:
    model = scaled(tmp_path / "mean.onnx", factor)
    with pytest.raises(InputError, match=match):
        face.restore(image(), drf=20, model=model, subsets=4)


def test_an_answer_of_another_shape_is_refused(tmp_path: Path) -> None:
    guest = open_onnx(scaled(tmp_path / "same.onnx"))
    for answer in (lambda x: x[..., 1:], lambda x: x[0], lambda x: np.concatenate([x, x], axis=1)):
        with pytest.raises(InputError, match=r"same\.onnx gave an array of shape .* for one of \(4, 1, 24, 24\)"):
            restored_by(replace(guest, run=answer), activity())


def refused(model: Path, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        open_model(None, model)
    assert model.stem in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"unit": None}, "missing required field `unit`"),
        ({"slize_mm": [1, 2]}, "unknown field `slize_mm`"),
        ({"axes": ["batch", "y", "x"]}, "`axes` must be batch, slice, y, x in the network's order"),
        ({"axes": ["batch", "slice", "angle", "radial"]}, "`axes` must be batch, slice, y, x"),
        ({"pixel_mm": [4, 2]}, "`pixel_mm` must be the smallest and the largest value, both above 0"),
        ({"dose_levels": [0, 2]}, "`dose_levels` must be"),
        ({"clip": [3, 3]}, "`clip` must be"),
        ({"scale": {"by": "median"}}, "Invalid enum value 'median'"),
        ({"scale": {"by": "mean", "value": 0}}, "`value` must be above 0"),
        ({"licence": " "}, "`licence` must not be empty"),
        ({"name": "Süß"}, "`name` must have 1 to 32 ASCII characters"),
        ({"neighbours": 1}, "takes 1 along the axis slice, its contract means 3: mend `axes` or `neighbours`"),
        ({"axes": ["batch", "channel", "slice", "y", "x"]}, "takes 4 axes, and its contract has 5"),
    ],
)
def test_a_bad_contract_is_refused_by_its_field(tmp_path: Path, changed: dict[str, Any], match: str) -> None:
    refused(convolution(tmp_path / "guest.onnx", MEAN, **changed), match)


def test_a_contract_reads_from_toml_as_from_json(tmp_path: Path) -> None:
    write_contract(tmp_path / "one.json", scale={"by": "mean", "value": 2.0})
    content = json.loads((tmp_path / "one.json").read_text())
    scale = content.pop("scale")
    lines = [f"{key} = {json.dumps(value)}" for key, value in content.items()]
    lines += ["[scale]", *(f"{key} = {json.dumps(value)}" for key, value in scale.items())]
    (tmp_path / "one.toml").write_text("\n".join(lines))
    assert read_contract(tmp_path / "one.toml") == read_contract(tmp_path / "one.json")


def test_a_model_without_a_contract_or_with_two_is_refused(tmp_path: Path) -> None:
    model = convolution(tmp_path / "guest.onnx", MEAN)
    (tmp_path / "guest.toml").touch()
    refused(model, r"has two contracts beside it, guest\.toml and guest\.json: keep one")
    (tmp_path / "guest.toml").unlink()
    (tmp_path / "guest.json").unlink()
    refused(model, r"has no contract beside it: write guest\.toml")


def test_a_missing_damaged_newer_or_many_handed_file_is_refused(tmp_path: Path) -> None:
    refused(tmp_path / "absent.onnx", "no model file")
    (tmp_path / "text.onnx").write_text("hello")
    write_contract(tmp_path / "text.json")
    refused(tmp_path / "text.onnx", "it is no ONNX file, or it is damaged")
    refused(convolution(tmp_path / "new.onnx", MEAN, opset=99), "operators are of a version that is not known here")
    refused(convolution(tmp_path / "two.onnx", MEAN, inputs=2), "has 2 inputs and 1 outputs")
    refused(convolution(tmp_path / "five.onnx", MEAN, taken=(5, 1, "y", "x")), "takes 5 along the axis batch")


def test_weights_outside_the_folder_of_a_network_are_never_read_and_those_beside_it_are(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    MEAN.astype(np.float32).tofile(tmp_path / "weights.bin")
    for location in ("../weights.bin", str(tmp_path / "weights.bin"), "absent.bin"):
        model = convolution(inside / "guest.onnx", weights_at(location))
        refused(model, "it keeps weights in a file that is missing or lies outside its folder")
    MEAN.astype(np.float32).tofile(inside / "weights.bin")
    model = convolution(inside / "guest.onnx", weights_at("weights.bin"))
    np.testing.assert_allclose(of_images(model, activity(1))[0, 12, 12], activity(1)[0, 11:14, 11:14].mean(), rtol=1e-4)


def test_a_refused_network_leaves_nothing_and_says_one_sentence(tmp_path: Path) -> None:
    low = write_array(tmp_path / "low.npy", activity(), {**IMAGE, "drf": 20})
    model = scaled(tmp_path / "loud.onnx", 50.0)
    failed = redpet("restore", low, "--model", model, "--subsets", "4", "--out", tmp_path / "out", "--quiet")
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "changes the total activity by a factor of 50" in failed.stderr
    assert not (tmp_path / "out").exists()


def test_without_onnx_runtime_one_sentence_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(face.MissingPackages, match="onnxruntime>=1") as caught:
        open_onnx(scaled(tmp_path / "same.onnx"))
    assert caught.value.missing == ["onnxruntime>=1.24.4,<2"]


def test_a_method_of_an_installed_package_restores_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "scaling", "def network(x):\n    return 0.98 * x\n", **OF_SINOGRAMS)
    monkeypatch.syspath_prepend(str(tmp_path))
    low = write_array(tmp_path / "low.npy", counts(2, 24, 24).values)
    done("restore", low, "--drf", "4", "--method", "guest", "--subsets", "4", "--out", tmp_path / "out")
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (run["method"], run["model"]["name"]) == ("Guest", "guest of scaling 2.5")
    one, other = (read_sinogram(tmp_path / "out" / "sinograms" / f"{name}.nrrd") for name in ("restored", "low"))
    np.testing.assert_allclose(one.values, 0.98 * other.values, rtol=1e-5)
    with pytest.raises(InputError, match="takes no model file"):
        open_model("guest", tmp_path / "some.onnx")


@pytest.mark.parametrize(
    ("code", "match"),
    [
        ("import nowhere_at_all\n", "does not start .No module named 'nowhere_at_all'."),
        ("network = 5\n", "no function"),
    ],
)
def test_a_package_that_does_not_start_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, match: str
) -> None:
    name = f"package_{len(code)}"
    package(tmp_path, name, code)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(InputError, match=f"the method guest of {name} 2.5 .*{match}"):
        open_model("guest", None)
