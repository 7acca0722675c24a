"""The panel in Slicer's language: the files fit the texts, and a Slicer that is set to German shows German."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import translations as tool
from driver import click, process_events
from whole import panel  # noqa: F401, fixture

FEWEST = 0.95
WIDEST = 1.2
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@pytest.fixture(params=tool.LANGUAGES)
def content(request):
    """The translations of a language."""
    return tool.read(tool.file_of(request.param))


@pytest.fixture
def language(module):
    """Sets Slicer's language; English comes back."""
    import qt

    from REDReconstructionLib.panel import language

    def speak(name):
        qt.QSettings().setValue(language.LANGUAGE, name)
        language.follow()

    yield speak
    language.forget()


def test_every_text_of_a_file_is_one_of_the_panel(content):
    assert [source for _, source in set(content) - set(tool.texts())] == [], "make translations"


def test_nearly_all_sentences_are_translated_with_their_placeholders(content):
    translated = {source: text for (_, source), text in content.items() if text}
    assert len(translated) >= FEWEST * len({source for _, source in content})
    for source, text in translated.items():
        assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(text)), source
        assert source.count("\n") == text.count("\n"), source


def test_every_translation_is_marked_as_to_be_reviewed():
    for name in tool.LANGUAGES:
        told = tool.file_of(name).read_text(encoding="utf-8")
        assert told.count("<translation") == told.count('<translation type="unfinished"')


def test_no_name_of_a_parameter_or_class_is_offered_for_translation():
    names = [source for _, source in tool.texts() if re.fullmatch(r"vtkMRML\w+|[a-z]+[A-Z]\w*", source)]
    assert names == []
    forms = [ElementTree.parse(path) for path in (tool.ROOT / "Resources" / "UI").glob("*.ui")]
    parameters = [one for form in forms for one in form.iterfind(".//property[@name='SlicerParameterName']/string")]
    assert len(parameters) > 20
    assert [one.text for one in parameters if one.get("notr") != "true"] == []


def test_what_is_compiled_is_what_the_files_say(tmp_path):
    for name in tool.LANGUAGES:
        tool.compiled(tool.file_of(name), tmp_path / "new.qm")
        assert (tmp_path / "new.qm").read_bytes() == tool.file_of(name).with_suffix(".qm").read_bytes(), (
            "make translations"
        )


def test_a_sentence_that_lacks_is_told_and_a_known_one_goes_along(monkeypatch):
    monkeypatch.setattr(tool, "texts", lambda: [("a.b", "Apply"), ("c.d", "Apply"), ("a.b", "New text")])
    known = tool.refreshed({("a.b", "Apply"): "Anwenden", ("a.b", "Gone"): "Weg"})
    assert known == {("a.b", "Apply"): "Anwenden", ("c.d", "Apply"): "Anwenden", ("a.b", "New text"): ""}
    assert tool.lacking(known) == ["New text"]


def test_a_german_slicer_has_a_german_panel(scene, tmp_path):
    import bench
    import qt

    qt.QSettings().setValue("REDReconstruction/WorkFolder", str(tmp_path / "work"))
    qt.QSettings().setValue("language", "de-DE")
    try:
        widget = bench.open_module()
        panel = widget.panel
        case, restore = panel.section("case"), panel.section("restore")
        assert panel.ui.restoreButton.text == "Wiederherstellen"
        assert case.ui.sampleButton.text == "Beispielfall öffnen"
        assert restore.ui.applyButton.text == "Anwenden"
        assert restore.ui.applyButton.toolTip.startswith("Öffnen")
        assert case.ui.casesTable.horizontalHeaderItem(1).text() == "Zustand"
        assert restore.ui.stepsSpinBox.property("SlicerParameterName") == "steps"
        panel.session.parameters.iterations = 7
        process_events()
        assert restore.ui.iterationsSpinBox.value == 7
        click(panel.ui.examineButton)
        assert panel.examination.copyButton.text == "Kopieren"
        click(panel.examination.closeButton)
    finally:
        from REDReconstructionLib.panel import language as spoken

        spoken.forget()


def test_no_language_makes_the_panel_much_wider_than_english(scene, tmp_path):
    import bench
    import qt

    qt.QSettings().setValue("REDReconstruction/WorkFolder", str(tmp_path / "work"))
    widths = {}
    for name in ("en", *tool.LANGUAGES):
        qt.QSettings().setValue("language", name)
        panel = bench.open_module().panel  # noqa: F811
        widths[name] = panel.ui.sectionsWidget.minimumSizeHint.width()
        bench.unload_module()
    from REDReconstructionLib.panel import language as spoken

    spoken.forget()
    assert max(widths.values()) <= WIDEST * widths["en"], widths


@pytest.mark.parametrize(
    ("name", "file"),
    [("de", "de"), ("de_AT", "de"), ("zh-CN", "zh-CN"), ("pt-PT", "pt-BR"), ("en-US", None), ("", None), ("it", None)],
)
def test_the_file_is_that_of_the_language_or_of_one_country_with_it(module, name, file):
    from REDReconstructionLib.panel.language import fileOf

    found = fileOf(name)
    assert (found.stem.removeprefix("REDReconstruction_") if found else None) == file


def test_switched_off_or_english_slicer_speaks_english(language):
    import qt
    import slicer

    language("de")
    assert slicer.app.translate("RestoreSection", "Apply") == "Anwenden"
    qt.QSettings().setValue("Internationalization/Enabled", "false")
    language("de")
    assert slicer.app.translate("RestoreSection", "Apply") == "Apply"
    qt.QSettings().setValue("Internationalization/Enabled", "true")
    language("en-US")
    assert slicer.app.translate("RestoreSection", "Apply") == "Apply"


def test_a_translation_that_lost_a_placeholder_is_not_used(monkeypatch, module, caplog):
    import slicer
    from slicer.i18n import tr

    monkeypatch.setattr(type(slicer.app), "translate", lambda self, context, text: "Fall")
    assert tr("Case {number}") == "Case {number}"
    assert "placeholders" in caplog.text
    assert Path(__file__).stem in caplog.text
