"""The panel, each layout and what a click brings for the first time, in a Slicer that was just started: the gaps in ms.

python Testing/module/first_layouts.py FOLDER
"""

import sys
from pathlib import Path

TESTING = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 1600, 900
DRFS = (100.0, 20.0, 4.0, 1.0)


def main(folder):
    """Print a line for the panel and for each layout: its name, and the longest gap in the event loop."""
    for part in (TESTING, TESTING / "bench", TESTING / "module"):
        sys.path.insert(0, str(part))
    import bench

    bench.start()
    import compared
    import qt
    import slicer
    from driver import choose, click, heartbeat, wait_until
    from whole import WORK, Panel

    qt.QSettings().setValue(WORK, str(folder / "work"))
    slicer.util.mainWindow().resize(WIDTH, HEIGHT)
    bench.load_module()
    with heartbeat() as pulse:
        built = bench.open_module().panel
        from REDReconstructionLib.panel.panel import LATER

        wait_until(lambda: not built.lacking and LATER[-1] in sys.modules, "all is built and imported")
        slicer.app._settle()
    print("panel", round(pulse.longest_gap_ms, 1))
    panel = Panel(slicer.util.getModuleWidget("REDReconstruction"))
    from REDReconstructionLib.scene import importing

    case = compared.make_case(folder / "case", drfs=DRFS)
    compared.done(importing.importCase(case))
    compared.done(importing.importRun(case, compared.make_run(folder / "run"), 20, "red"))
    panel.settle()

    def show(layout):
        panel.parameters.layout = layout

    def mark():
        dict(panel.measure.shortcuts())["L"]()
        click(panel.view("REDIL"))
        panel.wait(lambda: panel.measure.run is None, "the lesion is measured")

    line = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsLineNode", "Line")
    for x in (-10.0, 10.0):
        line.AddControlPoint(x, 0.0, 120.0)
    panel.measure.ui.lineSelector.setCurrentNode(line)
    panel.settle()
    deeds = {
        "columns": lambda: panel.session.setCase(case),
        "doses": lambda: show("doses"),
        "planes": lambda: show("planes"),
        "columns-again": lambda: show("compare"),
        "liver": lambda: choose(panel.ui.presetCombo, "Liver: 0 to 3 times its mean"),
        "profile": lambda: panel.measure.ui.profileButton.setChecked(True),
        "lesion": mark,
        "card": lambda: click(panel.restore.ui.cardButton),
    }
    for name, deed in deeds.items():
        with heartbeat() as pulse:
            deed()
            panel.settle()
            panel.wait(lambda: not panel.views.mips.steps.isBusy, "the MIPs are made")
            panel.settle()
        print(name, round(pulse.longest_gap_ms, 1))
    bench.unload_module()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
