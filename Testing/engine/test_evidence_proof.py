"""The proof of the evidence: what it judges, and how, is what a user gets."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import PIL.Image
import pytest

import redpet
from redpet.case import BQML, Image
from redpet.evidence.judgement import judge
from redpet.jobs import evidence

DRF = 20.0
ASKED_FOR = {
    "osem": {"method": "osem"},
    "gauss": {"method": "osem", "post_filter_mm": 6.0},
    "image-unet": {"method": "image-unet"},
    "red": {},
}


@pytest.fixture(scope="module")
def scenes() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
        import evidence_scenes

        yield evidence_scenes


@pytest.mark.parametrize("method", ASKED_FOR)
def test_the_proof_judges_the_image_that_a_user_gets_of_each_method(scenes: ModuleType, method: str) -> None:
    parts = scenes.split(scenes.scene(3, 64, 2), DRF, scenes.restorer(method), np.random.default_rng(1))
    given = redpet.restore(parts.low, drf=DRF, device="cpu", **ASKED_FOR[method])
    np.testing.assert_array_equal(parts.image, given.restored.image.values)
    assert set(ASKED_FOR) == set(scenes.METHODS)


def test_the_proof_judges_reds_image_with_its_share_as_a_user_s_counts_do(scenes: ModuleType) -> None:
    parts = scenes.split(scenes.scene(4, 64, 3), 1.0, scenes.restorer("red"), np.random.default_rng(evidence.SEED))
    judged = judge(Image(parts.image, parts.low.grid, BQML), parts.low, parts.total)
    given = redpet.restore(parts.low, drf=1.0, device="cpu", evidence=True)
    assert given.method.endswith("given back")
    assert given.evidence is not None
    np.testing.assert_array_equal(judged.states, given.evidence.values)
    assert len(given.findings) == len(judged.spots) + len(judged.shifts) > 0


def test_the_picture_of_the_proof_is_drawn_from_the_tables_of_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    import evidence_plots

    text = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text(encoding="utf-8")
    assert len([row for row in evidence_plots.rows_of(text, "Alarm rate") if row[2] in evidence_plots.COLOURS]) == 32
    evidence_plots.proof_picture(text, tmp_path / "proof.png")
    with PIL.Image.open(tmp_path / "proof.png") as drawn:
        assert drawn.size == (1210, 880)
    evidence_plots.proof_picture("no table yet", tmp_path / "none.png")
