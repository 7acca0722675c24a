"""The built-in case through the whole main job: no download, no patient."""

from pathlib import Path

from redpet.demo_phantom import demo_phantom
from redpet.demo_series import write_demo_series
from redpet.outputs import export_run
from redpet.pipeline import RestoreJob, restore
from redpet.progress import Progress, Silent
from redpet.simulation import SimulateJob, simulate
from redpet.staging import staged_folder
from redpet.storage import write_image

LADDER = (4.0, 20.0, 100.0)
RESTORED = 20.0
COUNTS_PER_SLICE = 5e6


def demo(out: Path, *, device: str = "auto", overwrite: bool = False, progress: Progress | None = None) -> Path:
    """A phantom's full-dose PET series, its dose ladder, and the restored DRF 20, all in the folder `out`.

    Each step is a command that anyone can type: `simulate` on `source/` with `attenuation.nrrd`
    writes `case/`, `restore` on `case/` what lies on top, `export` the series in `dicom/`. The
    folder appears whole or not at all. Raises InputError where `out` is taken or cannot be
    written, Cancelled where `progress` does, ResourceError where memory or the device fails.
    """
    progress = progress or Silent()
    with staged_folder(out, replace_ours=overwrite) as folder:
        source, case, result = folder / "source", folder / "case", folder / "result"
        activity, attenuation = demo_phantom()
        source.mkdir()
        write_demo_series(activity, source)
        write_image(attenuation, folder / "attenuation.nrrd")
        simulate(
            SimulateJob(
                input=source,
                out=case,
                drf=LADDER,
                counts_per_slice=COUNTS_PER_SLICE,
                attenuation=folder / "attenuation.nrrd",
            ),
            progress,
        )
        restore(RestoreJob(input=case, out=result, drf=RESTORED, device=device), progress)
        export_run(result, source, result / "dicom")
        for part in result.iterdir():
            part.rename(folder / part.name)
        result.rmdir()
    return out
