"""The built-in case through the whole main job: no download, no patient."""

from pathlib import Path

from redpet.case.storage import write_image
from redpet.jobs.export import export_run
from redpet.jobs.restore import RestoreJob, Selection, restore
from redpet.jobs.simulate import SimulateJob, simulate
from redpet.machine.devices import Compute
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder
from redpet.phantoms.abdomen import demo_phantom
from redpet.phantoms.series import write_demo_series

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
    with staged_folder(out, (), replace_ours=overwrite) as folder:
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
        restore(
            RestoreJob(selection=Selection(input=case, drf=RESTORED), out=result, compute=Compute(device)), progress
        )
        export_run(result, source, folder / "dicom")
        for part in result.iterdir():
            part.rename(folder / part.name)
        result.rmdir()
    return out
