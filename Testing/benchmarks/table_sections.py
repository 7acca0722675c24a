"""The sections of README and of the model's card that hold the table of methods, with the words between its parts."""

from pathlib import Path

from benchmarks.table_text import (
    auc_table,
    cost_table,
    organs_table,
    readme_table,
    short_table,
    spheres_table,
    whole_tables,
    without_rdp,
)

from redpet.evaluation.detectability import read_detectability
from redpet.restoration.model_file import default_model_path

LEADS = """*Against rivals at their best.* The lead of the default model in image PSNR (dB), mean over so many cases and
in brackets the least. Of measured counts it is that of the image that a user gets, with the share that is given back by
itself, and beside it that of the *networks alone*. The cases are lumpy bodies (`redpet/phantoms/lumpy.py`, a family
that no training and no tuning saw) and parts of the real series, 6 slices of 128 x 128 pixels, and lumpy bodies of 4
slices of 256 x 256. The best rival is that of OSEM under a Gaussian, non-local means and total variation, and RDP for
measured counts{}, each tuned for PSNR on the truth of the case itself, or on two validation phantoms of the dose.
Measured counts are judged against the truth. A re-projected image is OSEM 3 x 8 with a 5 mm filter. A dose that is not
told is DRF 35."""
SMALL = """*Small spheres in bodies with texture.* Recovery of spheres of 10 mm in two lumpy bodies, two runs of
each, measured counts; beside it the recovery with so much of OSEM that the noise is that of the Gaussian which is
best for the case. What is noisier than that has none."""
BIAS = """*Organs.* Bias in % of the organs of 10 mL and more of the built-in abdomen, a pixel from their edges,
mean of two runs of measured counts; the rivals are tuned for PSNR on the truth of the first."""
WHOLE = "*Every method*: mean image PSNR (dB) of the volume / SSIM."
COST = """*Cost* upon the OSEM that a method starts from: processor time on one core, median, and the largest growth
of memory, over so many images of 6 slices (128 x 128) or 4 (256 x 256)."""
LESIONS = "*Lesions found*: mean AUC over the six kinds of lesions that stand below one by one."


def readme_section(folder: Path) -> str:
    """What README tells: the leads in short, and where RDP was not among the rivals."""
    lacking = without_rdp(folder)
    return readme_table(folder) + (
        f"\n\nRDP, which takes long, was not among the rivals of {lacking}." if lacking else ""
    )


def card_section(folder: Path) -> str:
    """What the card tells: all of it. The AUC is that of the study that ships beside the model."""
    study = read_detectability(default_model_path().with_name("default-detectability.json"))
    lacking = without_rdp(folder)
    parts = {
        LEADS.format(f", not of {lacking}" if lacking else ""): short_table(folder),
        SMALL: spheres_table(folder),
        BIAS: organs_table(folder),
        WHOLE: whole_tables(folder),
        COST: cost_table(folder),
        LESIONS: auc_table(study),
    }
    return "\n\n".join(f"{words}\n\n{table}" for words, table in parts.items() if table)


def table(folder: Path) -> str:
    """The whole, README's part first."""
    return f"{readme_section(folder)}\n\n{card_section(folder)}"
