"""OSEM of all rays of a scan, oblique ones too."""

from pathlib import Path

import numpy as np
import pytest
from command_line import redpet
from ring_scans import hot_middle_mm, scan, truth, water

from redpet.errors import InputError
from redpet.jobs.simulate_scan import BODY_BQML, HOT_BQML
from redpet.readers import read_input
from redpet.readers.acquisition import read_oblique
from redpet.reconstruction.osem import OsemSettings
from redpet.reconstruction.ring_osem import ring_osem

MIDDLE = (BODY_BQML + HOT_BQML) / 2


@pytest.mark.parametrize(("form", "span"), [("list", 1), ("stir", 3)])
def test_all_rays_make_the_activity_within_two_percent_where_it_lay(tmp_path: Path, form: str, span: int) -> None:
    toml = scan(tmp_path / "scan", form=form, span=span, bins=71, mash=12, counts=6e6)
    oblique, warnings = read_oblique(toml)
    image = ring_osem(oblique, OsemSettings(4, 3, post_filter_mm=5))
    true = truth(toml)
    assert image.unit == "Bq/mL"
    assert not any("Not corrected" in text for text in warnings)
    slices = water(image, 0.49 * abs(true.grid.origin_mm[0]))
    assert slices.mean() == pytest.approx(BODY_BQML, rel=0.01)
    np.testing.assert_allclose(slices[1:-1], BODY_BQML, rtol=0.02)
    for mine, theirs, step in zip(
        hot_middle_mm(image, MIDDLE), hot_middle_mm(true, MIDDLE), image.grid.spacing_mm[::-1], strict=True
    ):
        assert abs(mine - theirs) < step / 2


def test_the_point_spread_sharpens_and_the_likelihood_rises(tmp_path: Path) -> None:
    toml = scan(tmp_path / "scan", rings=5, bins=61, mash=12, counts=2e6)
    oblique, _ = read_oblique(toml)
    plain, sharp = (ring_osem(oblique, OsemSettings(4, 3, psf_fwhm_mm=width)) for width in (0.0, 6.0))
    assert sharp.values[:, 28:33, 28:33].std() < plain.values[:, 28:33, 28:33].std()  # a smoother body

    def likelihood(iterations: int) -> float:
        from redpet.projection.ring_projector import RingProjector

        image = ring_osem(oblique, OsemSettings(iterations, 3))
        lines = RingProjector(oblique.rays, oblique.grid).apply(np.ascontiguousarray(oblique.turned(image.values)))
        total = 0.0
        for prompts, factor, line, more in zip(oblique.prompts, oblique.factor, lines, oblique.background, strict=True):
            mean = np.maximum(factor * line + more, 1e-9)
            total += float((prompts * np.log(mean) - mean).sum(dtype=np.float64))
        return total

    assert likelihood(1) < likelihood(3) < likelihood(8)


def test_the_command_writes_an_image_and_names_what_lacks(tmp_path: Path) -> None:
    toml = scan(tmp_path / "scan", rings=4, bins=41, mash=21, counts=3e5)
    lines = [line for line in toml.read_text().splitlines() if not line.startswith("scatter")]
    toml.write_text("\n".join(lines))
    done = redpet("reconstruct-3d", toml, "--subsets", 2, "--iterations", 1, "--out", tmp_path / "image.nrrd")
    assert done.returncode == 0, done.stderr
    assert "Not corrected: scatter." in done.stderr
    image = read_input(tmp_path / "image.nrrd").levels[0].image
    assert image is not None
    assert image.unit == "Bq/mL"
    assert image.values.shape == (7, 39, 39)
    done = redpet("reconstruct-3d", toml, "--subsets", 60, "--out", tmp_path / "other.nrrd")
    assert done.returncode == 1
    assert "60 subsets do not fit 12 views" in done.stderr
    assert not (tmp_path / "other.nrrd").exists()


def test_pieces_in_other_segments_are_refused_in_space(tmp_path: Path) -> None:
    toml = scan(tmp_path / "one", rings=5, bins=41, mash=21, counts=3e5)
    other = scan(tmp_path / "three", rings=5, bins=41, mash=21, counts=3e5, span=3)
    for ending in (".hs", ".s"):
        toml.with_name(f"scatter{ending}").write_bytes(other.with_name(f"scatter{ending}").read_bytes())
    with pytest.raises(InputError, match="combine ring differences otherwise"):
        read_oblique(toml)
