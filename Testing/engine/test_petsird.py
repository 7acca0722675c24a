"""PETSIRD: crystals become rings, events the sinogram that they make, and what cannot be told is refused."""

import math
import sys
import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import petsird
import pytest
from petsird.helpers import expand_detection_bin, generator, get_detection_efficiency
from petsird.helpers.geometry import get_detecting_box
from petsird_files import SIDES, Blocks, moved, pairs_of_counts, write_petsird
from ring_scans import scan
from scipy.spatial import cKDTree

from redpet import reconstruct
from redpet.cli import main
from redpet.errors import Cancelled, InputError, MissingPackages
from redpet.jobs.scan_files import write_like
from redpet.readers import read_input
from redpet.readers.interfile_header import read_header
from redpet.readers.interfile_sinogram import layout
from redpet.readers.list_mode import events_by_segment
from redpet.readers.norm_components import component_efficiencies, read_components
from redpet.readers.petsird_events import petsird_efficiencies, petsird_events, seen_by
from redpet.readers.petsird_file import detectors_of_header, petsird_header
from redpet.readers.scan_pieces import opened
from redpet.readers.segments import read_measured
from redpet.scanner.cut import Cut
from redpet.scanner.table import the_one_named

BINS = 91
CUT = Cut(the_one_named("mMR"), 3, BINS)
NONE = np.zeros((0, 2), int)


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The header of a Siemens list of the simulated scan, whose hot ball lies off its middle in all three axes."""
    toml = scan(tmp_path_factory.mktemp("scan") / "scan", rings=3, bins=BINS, mash=1, counts=2e4, form="list")
    return toml.with_name("prompts.l.hdr")


def toml_of(path: Path, text: str = 'axes = "LPS"', name: str = "scan.toml") -> Path:
    file = path.with_name(name)
    file.write_text(f'prompts = "{path.name}"\n{text}\n')
    return file


def write(folder: Path, listed: Path, blocks: Blocks) -> Path:
    """The same events as a PETSIRD file."""
    header = read_header(listed)
    prompts, delayed, _ = events_by_segment(header, layout(header), [])
    pairs = [pairs_of_counts(one, CUT, blocks) for one in (prompts, delayed)]
    return write_petsird(folder / "scan.petsird", blocks, *pairs)


def middle(arrays: Iterable[np.ndarray]) -> list[np.ndarray]:
    """The radial bins of the simulated scan, of those that its scanner has; beside them nothing was counted."""
    cut = []
    for values in arrays:
        first = values.shape[2] // 2 - BINS // 2
        cut.append(values[:, :, first : first + BINS])
        assert cut[-1].sum() == values.sum()
    return cut


@pytest.mark.parametrize(("axes", "energies", "times"), [("LPS", 1, 1), ("SRA", 2, 3), ("PIL", 1, 2)])
def test_events_are_the_sinogram_that_a_siemens_list_of_them_is(
    tmp_path: Path, listed: Path, axes: str, energies: int, times: int
) -> None:
    path = write(tmp_path, listed, Blocks(rings=3, axes=axes, energies=energies, times=times))
    toml = toml_of(path, f'axes = "{axes}"\nscanner = "mMR"')
    measured, known = read_measured(toml), read_measured(listed)
    for ours, theirs in zip(middle(measured.arrays), known.arrays, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    assert any("time of flight were added up" in text for text in measured.warnings) == (times > 1)
    assert any("energy were added up" in text for text in measured.warnings) == (energies > 1)
    pieces, opened_scan = opened(toml, False)
    delayed = events_by_segment(opened_scan.prompts, layout(opened_scan.prompts), [])[1]
    header = read_header(listed)
    for ours, theirs in zip(middle(delayed), events_by_segment(header, layout(header), [])[1], strict=True):
        np.testing.assert_array_equal(ours, theirs)
    assert opened_scan.bins.geometry.angle_start_rad == 0
    assert pieces.normalisation is None


def test_another_span_combines_the_same_events(tmp_path: Path) -> None:
    near, far = np.random.default_rng(3).integers(0, 40 * 14, (2, 2000))
    path = write_petsird(tmp_path / "scan.petsird", Blocks(rings=5), np.column_stack([near, far + 40 * 28]), NONE)
    one, three = (read_measured(toml_of(path, f'axes = "LPS"\nspan = {span}')) for span in (1, 3))
    totals = {segment.number: array.sum() for segment, array in zip(one.segments, one.arrays, strict=True)}
    combined = {segment.number: array.sum() for segment, array in zip(three.segments, three.arrays, strict=True)}
    assert combined == {
        0: totals[-1] + totals[0] + totals[1],
        1: totals[2] + totals[3] + totals[4],
        -1: totals[-2] + totals[-3] + totals[-4],
    }


def crystals_in_patient(blocks: Blocks) -> np.ndarray:
    """Where the package itself has the crystals, in the patient's axes L, P, S."""
    scanner = blocks.header().scanner
    n = 56 * blocks.per_block
    boxes = [get_detecting_box(scanner, 0, expand_detection_bin(scanner, 0, i)) for i in range(n)]
    in_file = np.array([np.mean([corner.c for corner in box.corners], axis=0) for box in boxes])
    patient = np.array([SIDES[letter] for letter in blocks.axes], float)
    return in_file @ patient * (1, 1, -1)


@pytest.mark.parametrize("axes", ["LPS", "ILA", "RSP"])
def test_a_point_appears_where_it_was(tmp_path: Path, axes: str) -> None:
    blocks, point = Blocks(rings=3, axes=axes), np.array([60.0, -35.0, 2.0])
    crystals = crystals_in_patient(blocks)
    rng = np.random.default_rng(8)
    p, tilt = rng.uniform(0, 2 * np.pi, 4000), rng.uniform(-0.01, 0.01, 4000)
    along = np.column_stack([np.cos(p), np.sin(p), tilt])
    b, c = along[:, :2] @ point[:2], point[:2] @ point[:2] - 335.0**2
    far = np.sqrt(b**2 - c)
    apart, nearest = zip(
        *(cKDTree(crystals).query(point + steps[:, None] * along) for steps in (far - b, -far - b)), strict=True
    )
    pairs = np.column_stack(nearest)[np.max(apart, axis=0) < 3.0]
    path = write_petsird(tmp_path / "scan.petsird", blocks, pairs, NONE)
    image = reconstruct(read_input(toml_of(path, f'axes = "{axes}"')).levels[0].sinogram, method="fbp")
    peak = np.unravel_index(np.argmax(image.values), image.values.shape)[::-1]
    at = np.array(image.grid.origin_mm) + np.array(peak) * image.grid.spacing_mm
    first_ring_mm = 4.0625  # z is 0 in the ring nearest to the head
    np.testing.assert_allclose(at + np.array([0, 0, first_ring_mm]), point, atol=2.1)


def test_a_part_of_the_time_is_the_blocks_that_begin_in_it(tmp_path: Path, listed: Path) -> None:
    path = write(tmp_path, listed, Blocks(rings=3))
    whole = sum(array.sum() for array in read_measured(toml_of(path)).arrays)
    parts = []
    for start, until in ((0.0, 0.5), (0.5, 2.0)):
        toml = toml_of(path, f'axes = "LPS"\nscanner = "mMR"\ntime_s = [{start}, {until}]')
        said = next(text for text in read_input(toml).warnings if "prompts" in text)
        assert said.endswith(f"of {until - start} s were read.")
        parts.append(int(said.split()[0].replace(",", "")))
    assert sum(parts) == whole
    assert parts[0] == pytest.approx(parts[1] / 3, abs=2)
    with pytest.raises(InputError, match="holds no prompt in that time"):
        read_input(toml_of(path, 'axes = "LPS"\ntime_s = [2, 3]'))


def test_its_efficiencies_are_those_of_the_same_crystals_in_a_siemens_normalisation(
    tmp_path: Path, listed: Path
) -> None:
    components = read_components(read_header(listed.with_name("norm.n.hdr")), [])
    ring, detector = np.nonzero(components.crystals)
    efficiencies = np.zeros(56 * 24, np.float32)
    efficiencies[Blocks(rings=3).crystal(ring, detector)] = components.crystals[ring, detector]
    path = write(tmp_path, listed, Blocks(rings=3, efficiencies=efficiencies))
    pieces, known = opened(toml_of(path, 'axes = "LPS"\nscanner = "mMR"'), False)
    assert (pieces.normalisation, pieces.normalisation_is) == ("scan.petsird", "components")
    siemens = read_header(listed)
    ours = petsird_efficiencies(known.prompts, layout(known.prompts))
    for one, other in zip(ours, component_efficiencies(components, siemens, layout(siemens)), strict=True):
        first = one.shape[2] // 2 - BINS // 2
        np.testing.assert_allclose(one[:, :, first : first + BINS], other, rtol=1e-5)
    sinogram = read_input(toml_of(path)).levels[0].sinogram
    assert "normalisation" not in sinogram.corrections.missing
    assert opened(toml_of(path), False, ("normalisation",))[0].normalisation is None


@pytest.mark.parametrize("named", ["", 'scanner = "mMR"\n'])
def test_a_sinogram_in_its_bins_is_its_correction(tmp_path: Path, named: str) -> None:
    blocks = Blocks(rings=3)
    path = write_petsird(tmp_path / "scan.petsird", blocks, np.array([[9 * 24, 35 * 24]]), NONE, 1)
    text = f'axes = "LPS"\n{named}'
    known = opened(toml_of(path, text), False)[1]
    like, rng = layout(known.prompts), np.random.default_rng(6)
    expected = [rng.random((one.n_slices, like.n_views, like.n_radial), np.float32) for one in like.segments]
    write_like(tmp_path / "scatter.hs", expected, known.prompts)
    corrections = read_input(toml_of(path, f'{text}scatter = "scatter.hs"')).levels[0].sinogram.corrections
    assert "scatter" not in corrections.missing
    np.testing.assert_array_equal(corrections.background, known.bins.expected(known.bins.added(expected)))


REGULAR = replace(
    generator.mtype0_def,
    radius=47.0,
    crystal_length=(20.0, 4.0, 4.0),
    num_crystals_per_module=(1, 4, 2),
    num_modules_along_ring=18,
    num_modules_along_axis=2,
    module_spacing_along_axis=8.0,
    number_of_event_energy_bins=2,
)


def generated(path: Path, definitions: list[generator.CylindricalBlocksInfo]) -> Path:
    """A file as the package's own example writes it, of other scanners."""
    header = petsird.Header(scanner=generator.get_scanner_info(definitions))
    kinds = range(len(definitions))
    events = [[list(generator.get_events(header, (i, j), 50)) for j in range(i + 1)] for i in kinds]
    block = petsird.EventTimeBlock(time_interval=petsird.TimeInterval(start=0, stop=1000), prompt_events=events)
    with petsird.BinaryPETSIRDWriter(str(path)) as writer:
        writer.write_header(header)
        writer.write_time_blocks((petsird.TimeBlock.EventTimeBlock(block),))
    return path


def test_the_packages_example_of_a_regular_scanner_opens_with_its_efficiencies(tmp_path: Path) -> None:
    path = generated(tmp_path / "scan.petsird", [REGULAR])
    header = petsird_header(path, "LPS", 1, None)
    found = detectors_of_header(header)
    assert (found.rings.n_rings, found.rings.n_detectors, found.rings.ring_mm) == (4, 90, pytest.approx(4.0))
    seen = seen_by(header, found)
    scanner = generator.get_scanner_info([REGULAR])
    rng = np.random.default_rng(2)
    for one, other in rng.integers(0, 18 * 2 * 8, (40, 2)):
        high, low = max(one, other), min(one, other)
        known = sum(
            get_detection_efficiency(scanner, (0, 0), int(2 * high + a), int(2 * low + b), False)
            for a in range(2)
            for b in range(2)
        )
        assert float(seen.of(np.array([one]), np.array([other]))[0]) == pytest.approx(known, rel=1e-5)
    case = read_input(toml_of(path))
    assert "50 prompts and 0 delayed ones of 1.0 s were read." in case.warnings
    assert "normalisation" not in case.levels[0].sinogram.corrections.missing


@pytest.mark.parametrize(
    ("definitions", "words"),
    [
        ([replace(REGULAR, num_modules_along_ring=4)] * 2, "has 2 types of modules"),
        ([replace(REGULAR, num_crystals_per_module=(2, 4, 2))], "one layer of crystals"),
        ([replace(REGULAR, num_crystals_per_module=(1, 20, 2), num_modules_along_ring=4)], "mm from an axis"),
        ([replace(REGULAR, num_modules_along_ring=9)], "not evenly spaced around"),
        ([replace(REGULAR, module_spacing_along_axis=70.0)], "not evenly spaced along"),
        ([replace(REGULAR, num_crystals_per_module=(1, 4, 1), num_modules_along_axis=1)], "one ring of crystals"),
    ],
)
def test_another_scanner_is_refused_by_name(
    tmp_path: Path, definitions: list[generator.CylindricalBlocksInfo], words: str
) -> None:
    path = generated(tmp_path / "scan.petsird", definitions)
    with pytest.raises(InputError, match=words) as caught:
        read_input(toml_of(path))
    assert str(path) in str(caught.value)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pairs = np.array([[9 * 40, 35 * 40 + 1], [3 * 40, 30 * 40]])
    return write_petsird(tmp_path_factory.mktemp("small") / "scan.petsird", Blocks(), pairs, NONE, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 'the key `axes`, say `axes = "LPS"` where x points to the patient\'s left'),
        ('axes = "LPX"', "has to name the sides to which x, y and z point"),
        ('axes = "LRS"', "has to name the sides to which x, y and z point"),
        ('axes = "lps"', "has to name the sides to which x, y and z point"),
        ('axes = "SPL"', "its rings lie around z, which by `axes` points to L: it has to be S or I"),
        ('axes = "LPS"\nspan = 2', "a span of 2 is not possible"),
        ('axes = "LPS"\nscanner = "Siemens Vision 600"', "not near the 798 places of its scanner"),
        ('axes = "LPS"\nnormalisation = "scan.petsird"\nnormalisation_is = "components"', "no detection efficiencies"),
        ('axes = "LPS"\nnormalisation = "n.n.hdr"\nnormalisation_is = "components"', "number crystals otherwise"),
    ],
)
def test_what_the_toml_lacks_or_says_wrongly_is_one_sentence(small: Path, text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_input(toml_of(small, text))
    assert words in str(caught.value)


def test_the_file_alone_says_what_to_write(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match=r'write a scan \.toml with `prompts = "scan\.petsird"` and the key `axes`'):
        read_input(small)
    assert main(["info", str(toml_of(small))]) == 0
    said = capsys.readouterr()
    assert "normalisation  missing" in said.out + said.err


def test_axes_are_of_a_petsird_file_alone(listed: Path) -> None:
    with pytest.raises(InputError, match="`axes` and `span` are of a PETSIRD file"):
        read_input(toml_of(listed, name="axes.toml"))


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_cut_file_is_refused(small: Path, tmp_path: Path, share: float) -> None:
    whole = small.read_bytes()
    path = tmp_path / "cut.petsird"
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(InputError, match="is cut short or damaged: copy it again"):
        read_input(toml_of(path))


def test_another_version_is_refused(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.petsird"
    path.write_bytes(small.read_bytes().replace(b"tofIdx", b"tofAbc"))
    with pytest.raises(InputError, match="is of another version of PETSIRD"):
        read_input(toml_of(path))


def test_without_the_package_it_is_said_what_to_type(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "petsird", None)
    with pytest.raises(MissingPackages, match="petsird") as raised:
        read_input(toml_of(small))
    assert raised.value.missing == ["petsird>=0.12,<0.13"]


def movement(kind: str, shift_mm: float) -> petsird.TimeBlock:
    interval, transform = petsird.TimeInterval(start=0, stop=1), moved(np.eye(3), (0, 0, shift_mm))
    if kind == "bed":
        block = petsird.BedMovementTimeBlock(time_interval=interval, transform=transform)
        return petsird.TimeBlock.BedMovementTimeBlock(block)
    block = petsird.GantryMovementTimeBlock(time_interval=interval, transforms=[transform])
    return petsird.TimeBlock.GantryMovementTimeBlock(block)


@pytest.mark.parametrize(
    ("kind", "shift_mm", "before", "opens"),
    [("bed", 100.0, 0, True), ("bed", 100.0, 1, False), ("gantry", 0.0, 1, True), ("gantry", 5.0, 0, False)],
)
def test_what_moves_while_events_are_counted_is_refused(
    tmp_path: Path, kind: str, shift_mm: float, before: int, opens: bool
) -> None:
    pairs = np.array([[9 * 40, 35 * 40], [9 * 40, 36 * 40]])
    others = (movement(kind, shift_mm),)
    path = write_petsird(tmp_path / "scan.petsird", Blocks(), pairs, NONE, 2, others, before)
    toml = toml_of(path, 'axes = "LPS"\nscanner = "mMR"')
    if opens:
        assert read_input(toml).levels
        return
    with pytest.raises(InputError, match=f"its {kind} moves"):
        read_input(toml)


def test_memory_is_that_of_a_block_however_many_follow(tmp_path: Path) -> None:
    blocks, peaks = Blocks(rings=3), []
    pair = np.random.default_rng(7).integers(0, 24 * 14, (48_000, 2)) + np.array([0, 24 * 28])
    for n_blocks in (3, 12):
        path = write_petsird(tmp_path / f"{n_blocks}.petsird", blocks, pair[: 4000 * n_blocks], NONE, n_blocks)
        header = petsird_header(path, "LPS", 1, None)
        tracemalloc.start()
        read = [len(batch[0]) for batch in petsird_events(header, layout(header), [], (0.0, math.inf), None)]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert read == [4000] * n_blocks
    assert peaks[1] < 1.05 * peaks[0]


def test_what_is_not_used_is_said(tmp_path: Path) -> None:
    interval = petsird.TimeInterval(start=0, stop=1)
    others = petsird.EventTimeBlock(
        time_interval=interval,
        single_events=[[petsird.SingleEvent(detection_bin=7)] * 3],
        triple_events=[[[[petsird.TripleEvent(detection_bins=[900, 500, 7])] * 2]]],
    )
    dead = petsird.DeadTimeTimeBlock(time_interval=interval)
    blocks = (petsird.TimeBlock.EventTimeBlock(others), petsird.TimeBlock.DeadTimeTimeBlock(dead))
    pairs = np.array([[9 * 24, 35 * 24], [0, 24]])
    path = write_petsird(tmp_path / "scan.petsird", Blocks(rings=3), pairs, NONE, 1, blocks)
    said = read_measured(toml_of(path, 'axes = "LPS"\nscanner = "mMR"')).warnings
    assert "Events of other kinds were not used: 3 single, 2 triple ones." in said
    assert "The dead time that the file says is not used: say `dead_time_factor` or `dead_time`." in said
    assert "1 pairs of crystals lie beside the sinogram and were left out." in said


class Stops:
    """A listener who cancels after the first piece."""

    def step(self, stage: str, done: int, total: int) -> None:
        assert stage == "read events"
        assert done <= total >= 2
        if done == 1:
            raise Cancelled


def test_reading_tells_how_far_it_is_and_can_be_cancelled(tmp_path: Path, listed: Path) -> None:
    path = write(tmp_path, listed, Blocks(rings=3))
    with pytest.raises(Cancelled):
        read_measured(toml_of(path), progress=Stops())


def test_an_event_of_no_crystal_is_refused(tmp_path: Path) -> None:
    path = write_petsird(tmp_path / "scan.petsird", Blocks(), np.array([[9 * 40, 56 * 40]]), NONE, 1)
    with pytest.raises(InputError, match="names a crystal that its scanner does not have"):
        read_input(toml_of(path))
