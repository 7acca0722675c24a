"""The comparison figure shows the right arrays on common scales, says what they are, and names nobody."""

import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk  # noqa: N813
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from skimage.io import imread

from redpet.case import BQML, COUNTS, SUV, Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.case.geometry import geometry_for_image
from redpet.dicom.series import read_series
from redpet.errors import InputError
from redpet.measures.metrics import compare
from redpet.pictures.display import display_window, projection_window, upright, with_unit
from redpet.pictures.figures import Column, comparison_figure, draw_comparison, most_active_slice, save_preview

RNG = np.random.default_rng(11)
GRID = ImageGrid((20, 16, 4), (5.0, 5.0, 3.0))
GEOMETRY = SinogramGeometry(18, 20, 5.0)
SECRET = "MUSTERMANN^ERIKA"


def column(label: str, drf: float | None, calibration: float, kind: Kind = Kind.MEASURED, unit: str = BQML) -> Column:
    image = Image(RNG.gamma(2.0, 3000.0, GRID.shape).astype(np.float32), GRID, unit, {"files": (f"/{SECRET}/1.dcm",)})
    counts = RNG.poisson(50 * calibration, (4, 18, 20)).astype(np.float32)
    shown = Sinogram(counts, GEOMETRY, GRID, COUNTS, kind, unit, calibration, provenance={"source": SECRET})
    return Column(label, image, shown, drf)


def compared(mine: Column, reference: Column) -> Column:
    assert mine.sinogram
    assert reference.sinogram
    return replace(
        mine,
        image_metrics=compare(mine.image, reference.image),
        sinogram_metrics=compare(mine.sinogram, reference.sinogram),
    )


@pytest.fixture
def columns() -> list[Column]:
    full = column("Full-dose reference", 1, 20.0)
    return [
        full,
        compared(column("Low dose, OSEM", 20, 1.0), full),
        compared(column("Restored by RED-NS, OSEM", 20, 1.0), full),
    ]


def panels(figure: Figure, n_columns: int) -> np.ndarray:
    return np.array(figure.axes[: 3 * n_columns], dtype=object).reshape(3, n_columns)


def shown(ax: Axes) -> np.ndarray:
    return np.asarray(ax.images[0].get_array())


def words(figure: Figure) -> str:
    figure.canvas.draw()
    return "\n".join(text.get_text() for text in figure.findobj(Text) if text.get_visible())


def test_the_file_is_a_png_of_printable_size(columns: list[Column], tmp_path: Path) -> None:
    path = tmp_path / "comparison.png"
    comparison_figure(path, columns, 2)
    assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    height, width, _ = imread(path).shape
    assert 1600 <= width <= 2000
    assert 1200 <= height <= 2400
    assert SECRET.encode() not in path.read_bytes()
    assert os.listdir(tmp_path) == ["comparison.png"]


def test_each_panel_shows_its_slice_and_sinograms_are_calibrated(columns: list[Column]) -> None:
    axes = panels(draw_comparison(columns, 2), 3)
    for k, each in enumerate(columns):
        assert each.sinogram
        assert np.allclose(shown(axes[0, k]), each.sinogram.values[2] / each.sinogram.calibration)
        assert np.array_equal(shown(axes[1, k]), each.image.values[2])
    for k in (1, 2):
        assert np.allclose(shown(axes[2, k]), columns[k].image.values[2] - columns[0].image.values[2])
    assert not axes[2, 0].images


def test_each_row_has_one_scale_and_differences_are_symmetric_around_zero(columns: list[Column]) -> None:
    axes = panels(draw_comparison(columns, 0), 3)
    for row in axes:
        limits = {ax.images[0].get_clim() for ax in row if ax.images}
        maps = {ax.images[0].get_cmap().name for ax in row if ax.images}
        assert len(limits) == len(maps) == 1
    assert axes[0, 0].images[0].get_clim()[0] == axes[1, 0].images[0].get_clim()[0] == 0
    low, high = axes[2, 1].images[0].get_clim()
    assert low == -high
    assert high > 0


def test_the_reference_sets_the_window_and_the_low_dose_does_not(columns: list[Column]) -> None:
    before = panels(draw_comparison(columns, 0), 3)[1, 0].images[0].get_clim()
    noisy = replace(columns[1], image=replace(columns[1].image, values=columns[1].image.values * 9))
    assert panels(draw_comparison([columns[0], noisy, columns[2]], 0), 3)[1, 0].images[0].get_clim() == before
    assert before[1] == pytest.approx(display_window(columns[0].image), rel=0.1)
    assert before[1] >= display_window(columns[0].image)


def test_the_picture_says_kind_doses_units_window_and_metrics(columns: list[Column]) -> None:
    text = words(draw_comparison(columns, 1, title="Chest phantom"))
    assert "Sinogram\n(measured)" in text
    assert "re-projected" not in text
    assert "Full-dose reference\nDRF 1\n" in text
    assert "Low dose, OSEM\nDRF 20" in text
    assert "Restored by RED-NS, OSEM\nDRF 20" in text
    assert "activity (kBq/mL)" in text
    assert "difference (kBq/mL)" in text
    assert "counts / calibration (Bq/mL·mm)" in text
    assert "Chest phantom" in text
    assert "Slice 2 of 4." in text
    comparison = columns[2].image_metrics
    assert comparison
    of_slice, of_volume = comparison.slices[1], comparison.volume
    assert f"slice: PSNR {of_slice.psnr_db:.1f} dB  SSIM {of_slice.ssim:.3f}  NRMSE {of_slice.nrmse:.3f}" in text
    assert f"volume: PSNR {of_volume.psnr_db:.1f} dB  SSIM {of_volume.ssim:.3f}  NRMSE {of_volume.nrmse:.3f}" in text
    assert text.count("PSNR") == 8
    assert SECRET not in text


def test_reprojected_sinograms_are_called_so() -> None:
    pair = [column(name, None, 1.0, Kind.REPROJECTED) for name in ("Low dose", "Restored")]
    text = words(draw_comparison(pair, 0, has_reference=False))
    assert "Sinogram\n(re-projected)" in text
    assert "line integral (Bq/mL·mm)" in text
    assert "measured" not in text
    assert "counts /" not in text
    assert "DRF unknown" in text


def test_columns_of_both_kinds_each_carry_their_own(columns: list[Column]) -> None:
    assert columns[0].sinogram
    mixed = replace(columns[0], sinogram=replace(columns[0].sinogram, kind=Kind.REPROJECTED))
    figure = draw_comparison([mixed, *columns[1:]], 0)
    tags = [[text.get_text() for text in ax.texts] for ax in panels(figure, 3)[0]]
    assert tags == [["re-projected"], ["measured"], ["measured"]]
    assert "Sinogram\n(measured / re-projected)" in words(figure)


def test_without_a_reference_two_columns_differ_from_the_low_dose_and_have_no_metrics(columns: list[Column]) -> None:
    figure = draw_comparison(columns[1:], 3, has_reference=False)
    axes = panels(figure, 2)
    assert np.allclose(shown(axes[2, 1]), columns[2].image.values[3] - columns[1].image.values[3])
    text = words(figure)
    assert "PSNR" not in text
    assert "image minus the first column" in text


def test_a_column_without_a_sinogram_says_so(columns: list[Column]) -> None:
    figure = draw_comparison([replace(columns[0], sinogram=None), *columns[1:]], 0)
    assert not panels(figure, 3)[0, 0].images
    assert "no sinogram" in words(figure)


def test_numbers_that_are_not_defined_are_dashes(columns: list[Column]) -> None:
    zero = replace(columns[0].image, values=np.zeros(GRID.shape, np.float32))
    empty = replace(columns[0], image=zero)
    low = replace(columns[1], image=zero, image_metrics=compare(zero, zero))
    figure = draw_comparison([empty, low], 0)
    assert "slice: PSNR –  SSIM –  NRMSE –" in words(figure)
    assert panels(figure, 2)[1, 0].images[0].get_clim() == (0, 1)


def test_a_bar_shows_by_its_arrow_that_values_lie_beyond_the_scale(columns: list[Column]) -> None:
    def image_bar(shown_columns: list[Column]) -> str:
        return str(panels(draw_comparison(shown_columns, 0), 3)[1, 2].images[0].colorbar.extend)

    flat = [replace(c, image=replace(c.image, values=np.full(GRID.shape, 2.0, np.float32))) for c in columns]
    assert image_bar(columns) == "max"
    assert image_bar(flat) == "neither"


def test_pixels_have_their_size_in_millimetres(columns: list[Column]) -> None:
    grid = replace(GRID, spacing_mm=(5.0, 10.0, 3.0))
    wide = [replace(c, image=replace(c.image, grid=grid)) for c in columns]
    ax = panels(draw_comparison(wide, 0), 3)[1, 1]
    assert ax.images[0].get_extent() == [-50, 50, 80, -80]
    assert ax.get_aspect() == 1


def test_the_patients_left_is_on_the_right_and_posterior_below_however_the_grid_lies() -> None:
    plane = np.zeros((4, 6), np.float32)
    plane[1, 0] = 1  # towards the right and the front of a patient on the identity grid
    straight = ImageGrid((6, 4, 1), (2.0, 3.0, 1.0))
    mirrored = replace(straight, direction=(-1.0, 0, 0, 0, -1.0, 0, 0, 0, 1.0))
    turned = ImageGrid((4, 6, 1), (3.0, 2.0, 1.0), direction=(0, 1.0, 0, 1.0, 0, 0, 0, 0, -1.0))
    for values, grid in ((plane, straight), (plane[::-1, ::-1], mirrored), (plane.T, turned)):
        view = upright(values, grid)
        assert np.array_equal(view.values, plane)
        assert (view.width_mm, view.height_mm) == (12.0, 12.0)
        assert view.sides == (("R", "L"), ("A", "P"))


def test_a_coronal_slice_has_the_head_above() -> None:
    plane = np.arange(12, dtype=np.float32).reshape(3, 4)
    grid = ImageGrid((4, 3, 1), (1.0, 1.0, 1.0), direction=(1.0, 0, 0, 0, 0, 1.0, 0, 1.0, 0))
    view = upright(plane, grid)
    assert np.array_equal(view.values, plane[::-1])
    assert view.sides == (("R", "L"), ("S", "I"))


def test_sides_are_left_out_on_demand(columns: list[Column]) -> None:
    def sides(figure: Figure) -> list[str]:
        return [text.get_text() for text in panels(figure, 3)[1, 1].texts]

    assert sides(draw_comparison(columns, 0)) == ["R", "L", "A", "P"]
    assert sides(draw_comparison(columns, 0, show_sides=False)) == []


def test_long_labels_do_not_run_into_their_neighbour(columns: list[Column]) -> None:
    long = [replace(c, label="Restored by the noise-standardised method in two steps, then OSEM") for c in columns]
    figure = draw_comparison(long, 0)
    figure.canvas.draw()
    boxes = [ax.title.get_window_extent() for ax in panels(figure, 3)[0]]
    assert boxes[0].x1 < boxes[1].x0
    assert boxes[1].x1 < boxes[2].x0


@pytest.mark.parametrize("n_columns", [2, 3, 5])
def test_the_metrics_below_two_panels_do_not_overlap(columns: list[Column], n_columns: int) -> None:
    figure = draw_comparison([columns[0], *[columns[1]] * (n_columns - 1)], 0)
    figure.canvas.draw()
    boxes = [ax.xaxis.label.get_window_extent() for ax in panels(figure, n_columns)[1, 1:]]
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))
    assert all(box.width > 0 for box in boxes)


def test_columns_that_do_not_fit_together_are_refused(columns: list[Column]) -> None:
    full, low, _ = columns
    other = replace(low.image, unit=SUV)
    with pytest.raises(InputError, match="'Full-dose reference' and 'Low dose, OSEM' differ in unit or size"):
        draw_comparison([full, replace(low, image=other)], 0)
    with pytest.raises(InputError, match="differ in their number of slices"):
        draw_comparison([full, replace(low, sinogram=low.sinogram.slices(0, 2))], 0)
    with pytest.raises(InputError, match="two columns or more"):
        draw_comparison([full], 0)
    with pytest.raises(InputError, match="at least one sinogram"):
        draw_comparison([replace(full, sinogram=None), replace(low, sinogram=None)], 0)
    with pytest.raises(InputError, match="slice 4 does not exist: the images have slices 0 to 3"):
        draw_comparison([full, low], 4)


def test_a_hot_bladder_neither_sets_the_window_nor_chooses_the_slice() -> None:
    values = np.zeros((10, 40, 40), np.float32)
    values[:, 10:30, 10:30] = 2.0
    values[7, 10:30, 10:30] = 3.0
    values[2, 18:22, 18:22] = 500.0
    image = Image(values, ImageGrid((40, 40, 10), (4.0, 4.0, 4.0)), BQML)
    assert values.sum(axis=(1, 2)).argmax() == 2
    assert most_active_slice(image) == 7
    assert display_window(image) == 3.0


def test_an_image_without_activity_has_a_slice_to_show() -> None:
    assert most_active_slice(Image(np.zeros(GRID.shape, np.float32), GRID, BQML)) == 0


def test_a_preview_is_an_upright_png_and_replaces_the_last_one_whole(tmp_path: Path) -> None:
    values = np.zeros((1, 16, 20), np.float32)
    values[0, 2, 17] = 1
    path = tmp_path / "preview.png"
    path.write_bytes(b"the last one")
    save_preview(path, Image(values, replace(GRID, size=(20, 16, 1)), BQML))
    grey = imread(path)[..., 0]
    assert grey.shape == (16, 20)
    assert np.argwhere(grey == grey.min()).tolist() == [[2, 17]]
    assert os.listdir(tmp_path) == ["preview.png"]


def test_the_real_series_is_drawn_as_its_dicom_grid_says(data: Path) -> None:
    image = read_series(data / "pet-siemens-wholebody").image
    index = most_active_slice(image)
    lines = np.zeros((100, 182, 182), np.float32)
    geometry = geometry_for_image(image)
    sinogram = Sinogram(lines, geometry, image.grid, "Bq/mL*mm", Kind.REPROJECTED, BQML)
    figure = draw_comparison([Column("Full", image, sinogram, 1), Column("Low", image, sinogram, 4)], index)
    ax = panels(figure, 2)[1, 0]
    files = sitk.ImageSeriesReader.GetGDCMSeriesFileNames(str(data / "pet-siemens-wholebody"))
    direct = sitk.GetArrayFromImage(sitk.ReadImage(files))
    assert np.allclose(shown(ax), direct[index], rtol=1e-5)
    assert display_window(image) < 0.2 * image.values.max()  # the bladder of this patient is far hotter than the rest
    assert ax.images[0].get_cmap()(1.0) == (0, 0, 0, 1)  # inverted grey: activity is dark


def test_a_slice_with_organs_wins_against_an_even_one() -> None:
    values = np.full((4, 40, 40), 2.0, np.float32)
    values[:, :10] = 0
    values[2, 10:] = 1.0
    values[2, 12:16, 5:35:6] = values[2, 20:30:4, 10:30] = 3.0
    image = Image(values, ImageGrid((40, 40, 4), (4.0, 4.0, 4.0)), BQML)
    assert values.sum(axis=(1, 2)).argmax() != 2
    assert most_active_slice(image) == 2


@pytest.mark.parametrize("hotter", [10, 100, 1000])
def test_a_bladder_that_fills_a_twentieth_of_the_patient_does_not_set_the_window_of_a_projection(hotter: float) -> None:
    plane = np.random.default_rng(0).uniform(0, 0.02, (100, 100)).astype(np.float32)
    plane[5:95, 30:70] = 1.0
    plane[20:30, 40:60] = 2.0
    plane[70:82, 44:56] = hotter
    assert np.percentile(plane, 99) == hotter
    assert 1.0 <= projection_window(plane) <= 2.0


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.31, "counts", "0.31 counts"), (31, "counts", "31 counts"), (4500, "counts*mm", "4500 counts·mm"),
        (3.1e-6, "counts", "3.1 × $10^{-6}$ counts"), (0.05, "SUV", "0.05 SUV"), (31000, "Bq/mL", "31 kBq/mL"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_people_write_it(value: float, unit: str, text: str) -> None:
    assert with_unit(value, unit) == text


def test_text_in_a_picture_lies_on_white_and_numbers_say_against_what(columns: list[Column]) -> None:
    figure = draw_comparison(columns, 1)
    for ax in panels(figure, 3)[:2].ravel():
        for text in ax.texts:
            assert text.get_bbox_patch() is not None, text.get_text()
            assert text.get_bbox_patch().get_facecolor()[:3] == (1, 1, 1)
    assert words(figure).count("against 'Full-dose reference'") == 4
