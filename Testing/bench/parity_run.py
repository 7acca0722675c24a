"""Runs the recorded snippets against the stand-ins: `python parity_run.py PARITY_FOLDER OUT_FOLDER`, from any folder.

The recorded harness forks a child for each case after everything is imported, so this runs in a process of its own.
"""

import importlib
import os
import sys
import types
from pathlib import Path

HERE = Path(__file__).resolve().parent
# The recorded file -> its modules of cases.
RECORDED = {
    "ctk": ["cases_ctk"],
    "qt": ["cases_qt", "cases_sig", "cases_obj"],
    "sub": ["cases_sub"],
    "more": ["cases_more"],
    "mrml": ["cases_ctk", "cases_mrml"],
}


def main(parity: Path, out: Path) -> None:
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(HERE), str(parity)]
    import qt

    application = qt.QApplication.instance() or qt.QApplication([])
    application.setStyle("Fusion")
    import qmrml
    import slicer.util

    # The cases import the real widgets and a helper of Slicer under these names.
    sys.modules["qMRMLWidgetsPythonQt"] = qmrml
    sys.modules["slicerutil"] = types.SimpleNamespace(util_findChildren=slicer.util.findChildren)
    harness = importlib.import_module("harness")
    os.chdir(out)
    (out / "par.ui").write_bytes((parity / "par.ui").read_bytes())
    for name, modules in RECORDED.items():
        harness.CASES.clear()
        for module in modules:
            sys.modules.pop(module, None)
            importlib.import_module(module)
        harness.run("bench", str(out / f"{name}.json"))
    qt._settings_folder.cleanup()
    sys.stdout.flush()
    os._exit(0)  # PySide's teardown has nothing to say here


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
