"""Groups of fields: dataclasses whose fields stand beside each other in one flat object."""

from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from redpet.jobs.restore import RestoreJob
from redpet.machine.decoding import DecodingError, Flat, convert, gathered, members


@dataclass(frozen=True)
class Place:
    x: float
    y: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Task:
    place: Flat[Place]
    what: str
    again: bool = False
    home: Flat["Home"] = field(default_factory=lambda: Home())


@dataclass(frozen=True)
class Home:
    street: str = "here"


def test_the_fields_of_a_group_stand_in_the_object_of_the_whole() -> None:
    task = convert({"what": "go", "x": 2, "street": "there"}, Task)
    assert task == Task(place=Place(2.0), what="go", home=Home("there"))
    assert task == gathered(Task, {"x": 2.0, "what": "go", "street": "there"})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"what": "go", "x": 1, "z": 1}, "it has the unknown field `z`"),
        ({"what": "go", "x": 1, "place": {}}, "it has the unknown field `place`"),
        ({"what": "go"}, "`x` is missing"),
        ({"x": 1}, "`what` is missing"),
        ({"what": "go", "x": "far"}, "`x` must be a number, not a text"),
    ],
)
def test_a_field_of_a_group_is_refused_by_its_own_name(content: dict[str, object], sentence: str) -> None:
    with pytest.raises(DecodingError, match=f"^{sentence}$"):
        convert(content, Task)


def test_a_value_for_no_field_is_not_gathered() -> None:
    with pytest.raises(TypeError, match="Task has no field z"):
        gathered(Task, {"what": "go", "x": 1.0, "z": 1})


def test_a_restoration_is_asked_for_by_flat_names_and_handed_on_in_groups() -> None:
    job = convert(
        {"input": "case", "out": "out", "drf": 4, "slices": [2, 5], "method": "osem", "psf_mm": 4, "device": "cpu"},
        RestoreJob,
    )
    assert (job.selection.input, job.selection.drf, job.selection.slices) == (Path("case"), 4.0, (2, 5))
    assert (job.restorer.method, job.reconstruction.psf_mm, job.compute.device) == ("osem", 4.0, "cpu")


def test_the_fields_of_a_job_file_have_one_place_each() -> None:
    options = (
        *("input", "out", "drf", "reference", "method", "model", "steps", "slices", "device", "reconstruction"),
        *("iterations", "subsets", "post_filter_mm", "psf_mm", "projector", "overwrite", "uid_seed", "anonymize"),
        *("keep_suv", "preview", "preview_slice"),
    )
    assert set(options) <= set(members(RestoreJob))
    job = gathered(RestoreJob, {"input": Path("case"), "out": Path("out")})
    places = [name for group in leaves(job) for name in group]
    assert sorted(places) == sorted(members(RestoreJob))


def leaves(value: Any) -> list[list[str]]:
    """The names of the fields of a dataclass that are no groups, and of those of its groups, however deep."""
    groups = [one.name for one in fields(value) if is_dataclass(getattr(value, one.name))]
    own = [one.name for one in fields(value) if one.name not in groups]
    return [own, *(names for group in groups for names in leaves(getattr(value, group)))]


@pytest.mark.parametrize("missing", ["input", "out"])
def test_a_restoration_without_what_it_needs_is_refused(missing: str) -> None:
    content = {name: name for name in ("input", "out") if name != missing}
    with pytest.raises(DecodingError, match=f"`{missing}` is missing"):
        convert(content, RestoreJob)
