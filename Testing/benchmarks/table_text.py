"""The numbers of the table of methods, as Markdown: what README and the model card hold."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.table_methods import RED, RIVALS, UNET

from redpet.evaluation.detectability import Detectability, backgrounds, mean_auc, read_detectability
from redpet.restoration.model_file import default_model_path

Numbers = dict[str, Any]
CASE, VALIDATED = "case", "validation"
FAMILIES = {
    "lumpy": "lumpy bodies, a family that no training saw",
    "random": "phantoms like those of the training",
    "real": "real series",
    "fine": "lumpy bodies, 256 x 256",
}
UNSEEN = ("lumpy", "real", "fine")
"""The families of README's table."""
KINDS = {
    ("measured", "truth"): "measured counts, against the truth",
    ("re-projected", "full"): "re-projected, against the full dose",
    ("re-projected", "truth"): "re-projected, against the truth",
}
DOSES = ("4", "10", "20", "50", "100", "unknown")


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


def leads(cases: dict[str, dict[str, Numbers]], rival: Callable[[dict[str, Numbers]], float], name: str) -> list[float]:
    """By how much the default model leads in each case."""
    return [made[RED][name] - rival(made) for made in cases.values()]


def spread(values: Iterable[float]) -> str:
    """The mean, and the least in brackets."""
    told = list(values)
    return f"{fmean(told):+.1f} ({min(told):+.1f})"


def short_table(folder: Path) -> str:
    """The lead of the default model in image PSNR, mean and worst case, as README has it."""
    lines = [
        "| cases | DRF | over the best rival of the case | tuned on validation | over the image U-Net | cases |",
        "|---|---|---|---|---|---|",
    ]
    cells = read_cells(folder)
    for family, title in FAMILIES.items():
        for (kind, reference), told in KINDS.items():
            for dose in DOSES:
                cases = cells.get((family, kind, reference, dose), {})
                if not cases:
                    continue
                columns = (
                    spread(leads(cases, lambda made: best(made, CASE), "psnr_db")),
                    spread(leads(cases, lambda made: best(made, VALIDATED), "psnr_db")),
                    spread(leads(cases, lambda made: made[UNET]["psnr_db"], "psnr_db")),
                )
                lines.append(f"| {title}, {told} | {dose} | {' | '.join(columns)} | {len(cases)} |")
    return "\n".join(lines)


def readme_table(folder: Path) -> str:
    """The mean lead by dose over the best rival of the case, in brackets over that of validation; then the cases."""
    cells = read_cells(folder)
    doses = [dose for dose in DOSES if any(key[0] in UNSEEN and key[3] == dose and cells[key] for key in cells)]
    heads = [dose if dose == "unknown" else f"DRF {dose}" for dose in doses]
    lines = [
        f"| over the best rival of the case (of validation), cases | {' | '.join(heads)} |",
        "|---|" + "---|" * len(doses),
    ]
    for family in UNSEEN:
        for (kind, reference), told in KINDS.items():
            found = [cells.get((family, kind, reference, dose), {}) for dose in doses]
            if any(found):
                lines.append(f"| {FAMILIES[family]}, {told} | {' | '.join(map(lead_in_short, found))} |")
    return "\n".join(lines)


def lead_in_short(cases: dict[str, dict[str, Numbers]]) -> str:
    """The mean lead in PSNR over the best rival, tuned in both ways, and the number of cases; empty without one."""
    if not cases:
        return ""
    on_case, on_validation = (
        fmean(leads(cases, lambda made, how=how: best(made, how), "psnr_db")) for how in (CASE, VALIDATED)
    )
    return f"{on_case:+.1f} ({on_validation:+.1f}), {len(cases)}"


def whole_table(folder: Path) -> str:
    """Every method, kind and dose: PSNR of the volume and mean of its slices, SSIM, time and memory."""
    lines = [
        "| cases | sinogram, reference | DRF | method | PSNR, volume (dB) | PSNR, slices (dB) | SSIM | s/slice | MiB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for (family, kind, reference, dose), cases in sorted(
        read_cells(folder).items(), key=lambda item: (*item[0][:3], DOSES.index(item[0][3]))
    ):
        methods = [method for made in cases.values() for method in made]
        for method in dict.fromkeys(methods):
            told = [made[method] for made in cases.values() if method in made]
            if len(told) < len(cases):
                continue  # RDP comes last: what there is of it is in a block of its own
            mean = {name: fmean(one[name] for one in told) for name in ("psnr_db", "slice_psnr_db", "ssim", "seconds")}
            tuned_on_case = method.endswith(CASE)
            cost = "" if tuned_on_case else f"{mean['seconds']:.2f}"
            memory = "" if tuned_on_case else f"{max(one['mib'] for one in told):.0f}"
            lines.append(
                f"| {family} ({len(cases)}) | {kind}, {reference} | {dose} | {method} | {mean['psnr_db']:.2f} "
                f"| {mean['slice_psnr_db']:.2f} | {mean['ssim']:.4f} | {cost} | {memory} |"
            )
    return "\n".join(lines)


def rdp_table(folder: Path) -> str:
    """Where RDP was reconstructed: it and the others, of one case of each family."""
    lines = [
        "| case | DRF | RDP, case | RDP, validation | best filter, case | Image U-Net | RED-NS+ |",
        "|---|---|---|---|---|---|---|",
    ]
    for (_, kind, _, dose), cases in sorted(
        read_cells(folder).items(), key=lambda item: (item[0][0], DOSES.index(item[0][3]))
    ):
        for case, made in cases.items():
            if kind == "measured" and f"RDP, {CASE}" in made:
                filters = max(made[f"{rival}, {CASE}"]["psnr_db"] for rival in RIVALS[:3])
                columns = (
                    made[f"RDP, {CASE}"]["psnr_db"],
                    made.get(f"RDP, {VALIDATED}", {}).get("psnr_db", float("nan")),
                    filters,
                    made[UNET]["psnr_db"],
                    made[RED]["psnr_db"],
                )
                lines.append(f"| {case} | {dose} | {' | '.join(f'{one:.2f}' for one in columns)} |")
    return "\n".join(lines)


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
            lines.append(f"| {dose} | {method} | {' | '.join(cells)} |")
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
            lines.append(f"| {dose} | {method} | {' | '.join(f'{biases[organ]:+.1f}' for organ in organs)} |")
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


def table(folder: Path) -> str:
    """The whole, short form first; the AUC is that of the study that ships beside the model."""
    parts = (readme_table, short_table, whole_table, rdp_table, spheres_table, organs_table)
    study = read_detectability(default_model_path().with_name("default-detectability.json"))
    return "\n\n".join([*(part(folder) for part in parts), auc_table(study)])
