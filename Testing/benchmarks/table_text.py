"""The numbers of the table of methods, as Markdown: what README and the model card hold between their marks."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import Any

from benchmarks.table_methods import BUILT_IN, GAUSS, RDP, RED, RETURNED, RIVALS, UNET, UNFILTERED

from redpet.case import Kind
from redpet.evaluation.detectability import Detectability, backgrounds, mean_auc

Numbers = dict[str, Any]
Led = tuple[str, str, dict[str, dict[str, dict[str, Numbers]]]]
CASE, VALIDATED = "case", "validation"
FAMILIES = {
    "lumpy": "lumpy bodies",
    "real": "real series",
    "fine": "lumpy bodies of 256 x 256",
}
"""None of which a training saw."""
KINDS = {
    ("measured", "truth"): "measured counts",
    ("re-projected", "full"): "re-projected, against the full dose",
    ("re-projected", "truth"): "re-projected, against the truth",
}
DOSES = ("4", "10", "20", "50", "100", "unknown")
ALONE = "networks alone"
LED = {Kind.MEASURED: {RETURNED: "", RED: f", *{ALONE}*"}, Kind.REPROJECTED: {RED: ""}}
"""What the default model makes of a kind of sinogram, and what it is called beside it."""


def read_cells(folder: Path) -> dict[tuple[str, str, str, str], dict[str, dict[str, Numbers]]]:
    """The numbers by family, kind, reference and dose; then by case and method. A case that lacks a network is left."""
    found: dict[tuple[str, str, str, str], dict[str, dict[str, Numbers]]] = defaultdict(lambda: defaultdict(dict))
    for path in sorted(folder.glob("*-*/*-*/*/*.json")):
        case, cell, reference, method = path.relative_to(folder).with_suffix("").parts
        family, _, _ = case.rpartition("-")
        kind, _, dose = cell.rpartition("-")
        found[family, kind, reference, dose][case][method] = json.loads(path.read_text(encoding="utf-8"))
    return {key: {case: made for case, made in cases.items() if is_whole(made)} for key, cases in found.items()}


def is_whole(made: dict[str, Numbers]) -> bool:
    """Whether the networks and the image filters of a case are there."""
    wanted = {RED, UNET, *(f"{rival}, {how}" for rival in RIVALS[:3] for how in (CASE, VALIDATED))}
    return wanted <= made.keys()


def best(made: dict[str, Numbers], how: str, name: str = "psnr_db") -> float:
    """The best rival without a network, each tuned in one way."""
    return max(numbers[name] for method, numbers in made.items() if method.endswith(f", {how}"))


def leads(cases: dict[str, dict[str, Numbers]], rival: Callable[[dict[str, Numbers]], float], led: str) -> list[float]:
    """By how much a method leads in each case, in dB."""
    return [made[led]["psnr_db"] - rival(made) for made in cases.values()]


def rows_led(cells: Mapping[tuple[str, str, str, str], dict[str, dict[str, Numbers]]]) -> Iterator[Led]:
    """What leads in each unseen family: its title, itself, and by dose the cases that hold it."""
    for family in FAMILIES:
        for (kind, reference), told in KINDS.items():
            for led, named in LED[kind].items():
                by_dose = {
                    dose: {
                        case: made
                        for case, made in cells.get((family, kind, reference, dose), {}).items()
                        if led in made
                    }
                    for dose in DOSES
                }
                yield f"{FAMILIES[family]}, {told}{named}", led, by_dose


def spread(values: Iterable[float]) -> str:
    """The mean, and the least in brackets."""
    told = list(values)
    return f"{signed(fmean(told))} ({signed(min(told))})"


def signed(value: float) -> str:
    """A difference with its sign, which 0.0 has not."""
    return f"{value:+.1f}".replace("-0.0", "0.0").replace("+0.0", "0.0")


def short_table(folder: Path) -> str:
    """The lead of the default model in image PSNR, mean and least."""
    lines = [
        "| cases | DRF | over the best rival of the case | of validation | over the image U-Net | cases |",
        "|---|---|---|---|---|---|",
    ]
    for title, led, by_dose in rows_led(read_cells(folder)):
        for dose, cases in by_dose.items():
            if not cases:
                continue
            columns = (
                spread(leads(cases, lambda made: best(made, CASE), led)),
                spread(leads(cases, lambda made: best(made, VALIDATED), led)),
                spread(leads(cases, lambda made: made[UNET]["psnr_db"], led)),
            )
            told_dose = "not told" if dose == "unknown" else dose
            lines.append(f"| {title} | {told_dose} | {' | '.join(columns)} | {len(cases)} |")
    return "\n".join(lines)


def readme_table(folder: Path) -> str:
    """The mean and the least lead by dose over the best rival of the case, and in how many cases."""
    cells = read_cells(folder)
    doses = [dose for dose in DOSES if any(key[3] == dose and cells[key] for key in cells)]
    lines = [f"| lead (dB) | {' | '.join(map(in_words, doses))} |", "|---|" + "---|" * len(doses)]
    for title, led, by_dose in rows_led(cells):
        if any(by_dose.values()):
            numbers = {len(cases) for cases in by_dose.values() if cases}
            same = f", {counted(numbers.pop())}" if len(numbers) == 1 else ""
            columns = [lead_in_short(by_dose[dose], led, with_number=not same) for dose in doses]
            lines.append(f"| {title}{same} | {' | '.join(columns)} |")
    return "\n".join(lines)


def lead_in_short(cases: dict[str, dict[str, Numbers]], led: str, *, with_number: bool) -> str:
    """The mean and the least lead in PSNR over the best rival of the case; empty without one."""
    if not cases:
        return ""
    number = f", {len(cases)}" if with_number else ""
    return spread(leads(cases, lambda made: best(made, CASE), led)) + number


def whole_tables(folder: Path) -> str:
    """PSNR and SSIM of every method by dose, a block for each family, kind and reference that no training saw."""
    cells, blocks = read_cells(folder), []
    for family in FAMILIES:
        for (kind, reference), told in KINDS.items():
            by_dose = {
                dose: cells[family, kind, reference, dose]
                for dose in DOSES
                if cells.get((family, kind, reference, dose))
            }
            if by_dose:
                blocks.append(f"*{FAMILIES[family].capitalize()}, {told}*:\n\n{block_of(by_dose, Kind(kind))}")
    return "\n\n".join(blocks)


def block_of(
    by_dose: Mapping[str, dict[str, dict[str, Numbers]]], kind: Kind, wanted: Callable[[str], bool] = bool
) -> str:
    """A row for each method: the means over the cases of a dose; empty where a method was not made of each of them."""
    heads = [f"{in_words(dose)}, {counted(len(cases))}" for dose, cases in by_dose.items()]
    lines = [f"| method | {' | '.join(heads)} |", "|---|" + "---|" * len(heads)]
    names = {name for cases in by_dose.values() for made in cases.values() for name in made}
    for name in sorted(filter(wanted, names), key=in_order):
        columns = [means_of([made.get(name) for made in cases.values()]) for cases in by_dose.values()]
        if any(columns):
            lines.append(f"| {titled(name, kind)} | {' | '.join(columns)} |")
    return "\n".join(lines)


def joined_tables(folder: Path) -> str:
    """PSNR and SSIM on measured counts of the networks that somebody trained, over the cases that all of them have."""
    cells, blocks = read_cells(folder), []
    for family in FAMILIES:
        found = {dose: cells.get((family, "measured", "truth", dose), {}) for dose in DOSES}
        joined = {name for cases in found.values() for made in cases.values() for name in made if has_joined(name)}
        whole = {
            dose: {case: made for case, made in told.items() if joined <= made.keys()} for dose, told in found.items()
        }
        by_dose = {dose: cases for dose, cases in whole.items() if cases}
        if joined and by_dose:
            shown = joined | {UNFILTERED, f"{GAUSS}, {CASE}", UNET, RED, RETURNED}
            text = block_of(by_dose, Kind.MEASURED, shown.__contains__)
            blocks.append(f"*{FAMILIES[family].capitalize()}*:\n\n{text}")
    return "\n\n".join(blocks)


def has_joined(name: str) -> bool:
    """Whether a row is that of a model file that was named."""
    return name not in BUILT_IN and name.partition(",")[0] not in RIVALS


def means_of(told: Sequence[Numbers | None]) -> str:
    """The mean PSNR and SSIM, or nothing where one is missing."""
    there = [one for one in told if one is not None]
    if len(there) < len(told):
        return ""
    return f"{fmean(one['psnr_db'] for one in there):.2f} / {fmean(one['ssim'] for one in there):.3f}"


def in_order(name: str) -> tuple[int, str]:
    """OSEM first, then the rivals without a network, then the networks."""
    rival = name.partition(",")[0] in RIVALS
    return 0 if name == UNFILTERED else 1 if rival else 2, name


def titled(name: str, kind: Kind = Kind.MEASURED) -> str:
    """The name of a row: on what a rival was tuned, and which of the default model's images it is."""
    for how, told in ((CASE, "tuned on the case"), (VALIDATED, "tuned on validation")):
        name = name.replace(f", {how}", f", {told}")
    return f"{RED}, {ALONE}" if name == RED and kind is Kind.MEASURED else name


def in_words(dose: str) -> str:
    """A dose as the head of a column."""
    return "dose not told" if dose == "unknown" else f"DRF {dose}"


def counted(cases: int) -> str:
    """So many cases."""
    return f"{cases} case{'' if cases == 1 else 's'}"


def cost_table(folder: Path) -> str:
    """Processor time a slice and memory of each method upon the OSEM that it starts from, by the pixels of a side."""
    found: dict[str, dict[str, list[Numbers]]] = defaultdict(lambda: defaultdict(list))
    for (family, *_), cases in read_cells(folder).items():
        for made in cases.values():
            for name, numbers in made.items():
                if name != UNFILTERED and not name.endswith(f", {CASE}"):
                    found[name.removesuffix(f", {VALIDATED}")]["256" if family == "fine" else "128"].append(numbers)
    sides = [side for side in ("128", "256") if any(side in by_side for by_side in found.values())]
    heads = [f"{side} x {side}: {what}" for side in sides for what in ("seconds a slice", "MiB", "images")]
    lines = [f"| method | {' | '.join(heads)} |", "|---|" + "---|" * len(heads)]
    for name in sorted(found, key=in_order):
        columns = []
        for side in sides:
            told = found[name].get(side, [])
            columns += [f"{median(one['seconds'] for one in told):.2f}" if told else ""]
            columns += [f"{max(one['mib'] for one in told):.0f}" if told else "", str(len(told) or "")]
        lines.append(f"| {titled(name)} | {' | '.join(columns)} |")
    return "\n".join(lines)


def without_rdp(folder: Path) -> str:
    """The cases of measured counts that lack RDP among the rivals, by family and dose; empty where none does."""
    cells, told = read_cells(folder), []
    for family in FAMILIES:
        found = {dose: cells.get((family, "measured", "truth", dose), {}) for dose in DOSES}
        lacking = {dose: sum(f"{RDP}, {CASE}" not in made for made in cases.values()) for dose, cases in found.items()}
        doses = [f"{n} of {len(found[dose])} at {in_words(dose)}" for dose, n in lacking.items() if n]
        if doses:
            told.append(f"{FAMILIES[family]} ({', '.join(doses)})")
    return " and ".join(told)


def spheres_table(folder: Path) -> str:
    """Recovery of small spheres in lumpy bodies, as it is and at the noise of the best Gaussian of the case."""
    by_dose: dict[str, dict[str, list[Numbers]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted((folder / "spheres").glob("*.json")):
        for method, numbers in json.loads(path.read_text(encoding="utf-8")).items():
            by_dose[path.stem.partition("-")[2]][method].append(numbers)
    kinds = ("hot 4:1", "hot 2:1", "cold")
    head = " | ".join(f"{kind} | at equal noise" for kind in kinds)
    lines = [f"| DRF | method | noise | {head} |", "|---|---|---|" + "---|---|" * len(kinds)]
    for dose in sorted(by_dose, key=float):
        for method, told in by_dose[dose].items():
            if len(told) < len(by_dose[dose][RED]):
                continue
            cells = [f"{100 * fmean(one['noise'] for one in told):.0f} %"]
            for kind in kinds:
                cells.append(f"{mean_of(told, 'recovery', kind):.2f}")
                alike = all("alike" in one for one in told)
                cells.append(f"{mean_of(told, 'alike', kind):.2f}" if alike else "noisier")
            lines.append(f"| {dose} | {titled(method)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def mean_of(told: list[Numbers], name: str, kind: str) -> float:
    """The mean recovery of the spheres of a kind."""
    return fmean(value for one in told for of, value in one[name] if of == kind)


def organs_table(folder: Path) -> str:
    """The bias of each organ of the built-in abdomen in percent."""
    told = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (folder / "organs").glob("*.json")}
    if not told:
        return ""
    organs = list(next(iter(told.values()))[RED])
    lines = [f"| DRF | method | {' | '.join(organs)} |", "|---|---|" + "---|" * len(organs)]
    for dose in sorted(told, key=float):
        for method, biases in told[dose].items():
            columns = " | ".join(signed(biases[organ]) for organ in organs)
            lines.append(f"| {dose} | {titled(method)} | {columns} |")
    return "\n".join(lines)


def auc_table(study: Detectability) -> str:
    """The mean AUC over the lesions of `redpet detect`, by background and dose."""
    labels = {cell.method: cell.label for cell in study.cells}
    fewest = {method: min(cell.lesions for cell in study.cells if cell.method == method) for method in labels}
    columns = [(background, drf) for background in backgrounds(study) for drf in sorted({c.drf for c in study.cells})]
    lines = [
        f"| method | {' | '.join(f'AUC, {background}, DRF {drf:g}' for background, drf in columns)} |",
        "|---|" + "---|" * len(columns),
    ]
    for method, label in labels.items():
        found = [mean_auc(study.cells, method, drf, background) for background, drf in columns]
        if fewest[method] < max(fewest.values()):
            label += f", {fewest[method]} lesions or more"
        lines.append(f"| {label} | {' | '.join('' if auc is None else f'{auc:.3f}' for auc in found)} |")
    return "\n".join(lines)
