"""Decay and dead time of a scan in pieces: activity at the start, and pairs that were lost."""

from pathlib import Path

import numpy as np
import pytest
from command_line import redpet
from ring_scans import scan

from redpet.case.storage import read_sinogram, write_sinogram
from redpet.errors import InputError
from redpet.jobs.scan_files import write_stir
from redpet.readers import read_input
from redpet.readers.acquisition import read_oblique
from redpet.readers.counted_share import decayed_share
from redpet.readers.list_mode import TAG
from redpet.scanner.cut import Cut
from redpet.scanner.table import the_one_named

CUT = {"rings": 3, "bins": 31, "mash": 28}
HALF_LIFE_S = 1.0


@pytest.fixture(scope="module")
def decaying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list mode of two seconds in which the activity halves each second."""
    toml = scan(tmp_path_factory.mktemp("list") / "scan", counts=3e5, randoms=0, scatter=0, form="list", **CUT)
    file = toml.with_name("prompts.l")
    words = np.fromfile(file, "<u4")
    events = words[words & TAG == 0]
    left = np.random.default_rng(0).uniform(2 ** (-2 / HALF_LIFE_S), 1, events.size)
    times_ms = np.sort((-1000 * HALF_LIFE_S * np.log2(left)).astype(np.int64))
    marks = np.arange(2000)
    order = np.argsort(np.concatenate([marks, times_ms]), kind="stable")
    np.concatenate([marks.astype(np.uint32) | np.uint32(1 << 31), events])[order].tofile(file)
    return toml


def changed(toml: Path, name: str, lines: str, without: str = "?") -> Path:
    kept = [line for line in toml.read_text().splitlines() if not line.startswith(without)]
    new = toml.with_name(f"{name}.toml")
    new.write_text("\n".join([*kept, lines, ""]))
    return new


def test_the_mean_of_decaying_activity_is_that_of_a_sum_over_time() -> None:
    times = np.linspace(30, 150, 100001)
    assert decayed_share(122.4, 30, 150) == pytest.approx(float(np.mean(0.5 ** (times / 122.4))), rel=1e-5)
    assert decayed_share(1e12, 0, 600) == pytest.approx(1, rel=1e-9)


def test_early_and_late_counts_stand_for_the_same_activity_at_the_start(decaying: Path) -> None:
    """Per second, calibration and counts: without the half-life the second half would be half as active."""
    frames = ("[0, 1]", "[1, 2]")
    plain, corrected, in_space = [], [], []
    for i, frame in enumerate(frames):
        one = read_input(changed(decaying, f"plain{i}", f"time_s = {frame}")).levels[0].sinogram
        other = changed(decaying, f"decay{i}", f"time_s = {frame}\nhalf_life_s = {HALF_LIFE_S}")
        two, (space, _) = read_input(other).levels[0].sinogram, read_oblique(other)
        plain.append(one.values.sum() / one.calibration)
        corrected.append(two.values.sum() / two.calibration)
        in_space.append(sum(map(np.sum, space.prompts)) / sum(map(np.sum, space.factor)))
    assert plain[1] / plain[0] == pytest.approx(0.5, rel=0.01)
    assert corrected[1] / corrected[0] == pytest.approx(1, rel=0.01)
    assert in_space[1] / in_space[0] == pytest.approx(1, rel=0.01)
    assert corrected[0] / plain[0] == pytest.approx(1 / decayed_share(HALF_LIFE_S, 0, 1), rel=0.002)


def test_what_is_corrected_is_said_and_kept_with_the_sinogram(decaying: Path, tmp_path: Path) -> None:
    toml = changed(decaying, "both", f"half_life_s = {HALF_LIFE_S}\ndead_time_factor = 1.25")
    told = {row[0]: row[1:] for row in map(str.split, redpet("info", toml).stdout.splitlines()) if len(row) > 1}
    assert told["decay"] == ["given"]
    assert told["dead"][1] == "given"
    told = {row[0]: row[1:] for row in map(str.split, redpet("info", decaying).stdout.splitlines()) if len(row) > 1}
    assert told["decay"][:4] == ["missing", "the", "activity", "is"]
    sinogram = read_input(toml).levels[0].sinogram
    write_sinogram(sinogram, tmp_path / "sinogram.nrrd")
    assert read_sinogram(tmp_path / "sinogram.nrrd").corrections.calibrated == ("dead time", "decay")


def test_a_factor_of_dead_time_for_all_bins_is_one_for_each_of_them(decaying: Path) -> None:
    cut = Cut(the_one_named("mMR"), **CUT)
    write_stir(decaying.with_name("dead.hs"), [np.full((one.n_slices, cut.views, cut.bins), 1.25, np.float32)
                                               for one in cut.segments], cut, False)  # fmt: skip
    plain = read_input(decaying).levels[0].sinogram
    one = read_input(changed(decaying, "one", "dead_time_factor = 1.25")).levels[0].sinogram
    each = read_input(changed(decaying, "each", 'dead_time = "dead.hs"')).levels[0].sinogram
    assert one.calibration == pytest.approx(plain.calibration / 1.25)
    assert each.calibration == pytest.approx(one.calibration, rel=1e-5)
    np.testing.assert_allclose(each.corrections.normalisation, one.corrections.normalisation, rtol=1e-5)


@pytest.mark.parametrize(
    ("lines", "without", "words"),
    [
        ("frame_s = [0, 2]", "?", "add `half_life_s`"),
        ("half_life_s = 6586.2\nframe_s = [0, 60]", "?", "says `frame_s` 0 to 60 s, and prompts.l.hdr 0 to 2 s"),
        ("half_life_s = 1e-9", "?", "almost nothing is left to count"),
        ("half_life_s = -1", "?", "half_life_s"),
        ("dead_time_factor = 0.9", "?", "dead_time_factor"),
        ("dead_time_factor = inf", "?", "1 or more and finite"),
        ("calibration = inf", "calibration", "above 0 and finite"),
        ('dead_time_factor = 1.1\ndead_time = "norm.n.hdr"', "?", "leave one of them out"),
        ('dead_time = "scatter.hs"', "normalisation", "name the `normalisation` too"),
        ('dead_time = "scatter.hs"', "?", "must be 1 or more, being factors"),
    ],
)
def test_times_and_factors_that_cannot_be_are_refused(decaying: Path, lines: str, without: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_input(changed(decaying, "odd", lines, without))
    assert words in str(caught.value)


def test_the_time_of_a_sinogram_stands_in_its_header_or_in_the_toml(tmp_path: Path) -> None:
    toml = scan(tmp_path / "scan", counts=1e4, **CUT)
    asked = changed(toml, "asked", "half_life_s = 122.4")
    with pytest.raises(InputError, match="nobody says it: add `frame_s"):
        read_input(asked)
    said = read_input(changed(toml, "said", "half_life_s = 122.4\nframe_s = [30, 150]")).levels[0].sinogram
    header = toml.with_name("prompts.hs")
    times = "image duration (sec)[1] := 120\nimage relative start time (sec)[1] := 30\n"
    header.write_text(header.read_text().replace("!END", times + "!END"))
    assert read_input(asked).levels[0].sinogram.calibration == said.calibration
    header.write_text(header.read_text().replace("!END", "isotope gamma halflife (sec) := 6586.2\n!END"))
    with pytest.raises(InputError, match="a half-life of 122"):
        read_input(asked)
