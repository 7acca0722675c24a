"""The panel in Slicer's language: the translations that ship with the module, where there is one for it."""

from pathlib import Path

import qt

from REDReconstructionLib.process import settings

FOLDER = Path(__file__).resolve().parents[2] / "Resources" / "Translations"
NAME = "REDReconstruction"
LANGUAGE, SWITCH = "language", "Internationalization/Enabled"
"""Where Slicer keeps its language, and whether it speaks another than English."""

installed = []
"""The translator in use, which has to stay alive."""


def follow():
    """Speak Slicer's language from now on. Texts that are shown already stay as they are, as in all of Slicer."""
    forget()
    path = fileOf(settings.value(LANGUAGE))
    if path is None or settings.value(SWITCH) == "false":
        return
    translator = qt.QTranslator()
    if translator.load(str(path)):
        qt.QCoreApplication.installTranslator(translator)
        installed.append(translator)


def forget():
    """Speak English."""
    while installed:
        qt.QCoreApplication.removeTranslator(installed.pop())


def fileOf(language):
    """The file of a language such as de, de-DE or zh_CN, or of another country with the same one; None without one."""
    wanted = language.replace("_", "-")
    known = {path.stem.removeprefix(f"{NAME}_"): path for path in sorted(FOLDER.glob(f"{NAME}_*.qm"))}
    same = [name for name in known if name.partition("-")[0] == wanted.partition("-")[0]]
    return known.get(wanted) or (known[same[0]] if wanted and same else None)
