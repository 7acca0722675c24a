"""The translations of the panel: brought up to date with its texts, and compiled.

    python Testing/bench/translations.py              # refresh the .ts files, compile them, count what lacks
    python Testing/bench/translations.py --lacking de # which sentences have no translation

A text keeps its translation where it is still there, and takes that of the same text in another file. What was never
reviewed by a native reader of the field is marked as unfinished, as Qt Linguist shows it; it is used all the same.
"""

import ast
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2] / "REDReconstruction"
FOLDER = ROOT / "Resources" / "Translations"
LANGUAGES = {"de": "de_DE", "fr": "fr_FR", "es": "es_ES", "zh-CN": "zh_CN", "ja": "ja_JP", "pt-BR": "pt_BR"}
UNFINISHED = "unfinished"
Texts = dict[tuple[str, str], str]
"""Translations by (context, source); an empty one is none."""


def texts() -> list[tuple[str, str]]:
    """(context, source) of every text of the module, in the order of its files."""
    files = [ROOT / "REDReconstruction.py", *sorted((ROOT / "REDReconstructionLib").rglob("*.py"))]
    found = [pair for path in files for pair in texts_of_source(path)]
    found += [pair for path in sorted((ROOT / "Resources" / "UI").glob("*.ui")) for pair in texts_of_interface(path)]
    return list(dict.fromkeys(found))


def texts_of_source(path: Path) -> list[tuple[str, str]]:
    """What a file hands to `_`, whose context is that of Slicer's i18n: the folder of a package and the file."""
    context = f"{path.parent.name}.{path.stem}" if (path.parent / "__init__.py").is_file() else path.stem
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_")
    return [(context, ast.literal_eval(call.args[0])) for call in named]


def texts_of_interface(path: Path) -> list[tuple[str, str]]:
    """The strings of a .ui file that Qt translates, under the name of its form."""
    root = ElementTree.parse(path).getroot()
    kept = {one for plain in root.iter("stringlist") if plain.get("notr") == "true" for one in plain}
    strings = [one.text for one in root.iter("string") if one.get("notr") != "true" and one not in kept]
    return [(root.findtext("class") or "", text) for text in strings if text]


def file_of(language: str) -> Path:
    return FOLDER / f"REDReconstruction_{language}.ts"


def read(path: Path) -> Texts:
    """The translations of a file; none where it is not there."""
    if not path.is_file():
        return {}
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message.findtext("translation") or ""
        for context in ElementTree.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def refreshed(known: Texts) -> Texts:
    """Every text of today with what is known of it, there or elsewhere."""
    by_source = {source: text for (_, source), text in known.items() if text}
    return {(context, source): known.get((context, source)) or by_source.get(source, "") for context, source in texts()}


def write(path: Path, language: str, content: Texts) -> None:
    """Write a .ts file."""
    root = ElementTree.Element("TS", version="2.1", language=LANGUAGES[language], sourcelanguage="en_US")
    for name in dict.fromkeys(context for context, _ in content):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for (_, source), text in ((key, text) for key, text in content.items() if key[0] == name):
            message = ElementTree.SubElement(context, "message")
            ElementTree.SubElement(message, "source").text = source
            ElementTree.SubElement(message, "translation", type=UNFINISHED).text = text or None
    ElementTree.indent(root, " ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + ElementTree.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def compiled(path: Path, out: Path) -> None:
    """Compile a .ts file as Slicer's language tools do."""
    import PySide6

    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([str(tool), "-silent", str(path), "-qm", str(out)], check=True)


def lacking(content: Texts) -> list[str]:
    """The sentences without a translation, each once."""
    return list(dict.fromkeys(source for (_, source), text in content.items() if not text))


def main() -> None:
    """Refresh, compile and count; or list what lacks."""
    if sys.argv[1:2] == ["--lacking"]:
        print("\n".join(lacking(refreshed(read(file_of(sys.argv[2]))))))
        return
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        path = file_of(language)
        content = refreshed(read(path))
        write(path, language, content)
        compiled(path, path.with_suffix(".qm"))
        sources = {source for _, source in content}
        print(f"{language}: {len(sources) - len(lacking(content))} of {len(sources)} sentences")


if __name__ == "__main__":
    main()
