"""Studies without images, and readers whose answers are known: what they see, and what a display would write of it."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from redpet.study.design import PAIR, Arm, Design, Lesion, Question
from redpet.study.files import ANSWERS, Behind, KeyFile, ShownImage, StudyFile
from redpet.study.making import code_of, pairs_of
from redpet.study.order import readings_for

ARMS = [Arm("full dose", 1.0), Arm("OSEM, DRF 20", 20.0), Arm("RED, DRF 20", 20.0, "red")]
QUALITY = Question("quality", "rating", "Image quality", ("poor", "excellent"))
LESIONS = Question("lesions", "lesions", "Mark every lesion")
BETTER = Question("better", "pair", "Which image is better?")
Answering = Callable[[str, tuple[str, ...], str], Any]
"""(case, arms from left to right, question) to a rating, marks, or the index of the better image."""


def design_of(n_cases: int, *questions: Question, repeats: float = 0.0, **more: Any) -> Design:
    """A design of some cases, the even ones normal, the odd ones with a lesion at the origin."""
    names = [f"case-{number}" for number in range(1, n_cases + 1)]
    lesions = [Lesion(name, (0.0, 0.0, 0.0), 8.0) for name in names[::2]]
    return Design("A study", names, ARMS, list(questions), 7, repeats, lesions=lesions, normal=names[1::2], **more)


def study_in(folder: Path, design: Design) -> StudyFile:
    """The folder of a study whose images nobody needs."""
    codes = {code_of("study", case, arm.name): Behind(case, arm.name) for case in design.cases for arm in design.arms}
    images = [
        ShownImage(code, 1 + design.cases.index(behind.case), (0.0, 1.0), "SUV")
        for code, behind in sorted(codes.items())
    ]
    pairs = list(pairs_of("study", design, design.cases))
    study = StudyFile("study", design.title, design.seed, design.repeats, "0.1.0", design.questions, images, pairs)
    key = KeyFile("study", "0.1.0", codes, design, {})
    (folder / ANSWERS).mkdir(parents=True)
    for name, content in (("study.json", study), ("key.json", key)):
        (folder / name).write_text(json.dumps(asdict(content), default=str))
    return study


def read_all(folder: Path, study: StudyFile, reader: str, answering: Answering, closed: int | None = None) -> Path:
    """Let a reader answer everything, and close the first `closed` readings (all by default)."""
    codes = json.loads((folder / "key.json").read_text())["codes"]
    kinds = {question.name: question.kind for question in study.questions}
    begun = {"study": study.study, "reader": reader, "seed": study.seed, "redpet": "0.1.0", "slicer": "5.13"}
    lines: list[dict[str, Any]] = [{**begun, "begun": "2026-01-05T10:00:00+00:00"}]
    for number, reading in enumerate(readings_for(study, reader), start=1):
        behind = [codes[code] for code in reading.codes]
        for question in reading.questions:
            told = answering(behind[0]["case"], tuple(one["arm"] for one in behind), question)
            answer = reading.codes[told] if kinds[question] == PAIR else told
            about = {"reading": number, "codes": list(reading.codes), "question": question}
            lines.append({**about, "answer": answer, "seconds": 2.0, "at": "2026-01-05T10:01:00+00:00"})
        if closed is None or number <= closed:
            lines.append({"reading": number, "closed": "2026-01-05T10:02:00+00:00"})
    path = folder / ANSWERS / f"{reader}.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path
