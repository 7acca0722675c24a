"""What MkDocs does beside its own when it builds these pages: formulas as MathML, and pictures that lie elsewhere."""

import html
import re
from pathlib import Path

from latex2mathml.converter import convert
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]
PICTURES = {"Resources": "pictures", "REDReconstruction/redpet/models": "methods"}
"""Folders of the repository with pictures that its other pages show too, and where these lie in the site."""
FORMULA = re.compile(r'<(span|div) class="arithmatex">\\[(\[](.*?)\\[)\]]</\1>', re.DOTALL)
r"""A formula as pymdownx.arithmatex leaves it, `\(inline\)` or `\[in a line of its own\]`."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pictures join the pages."""
    for folder, place in PICTURES.items():
        for picture in sorted((ROOT / folder).glob("*.png")):
            files.append(File.generated(config, f"{place}/{picture.name}", abs_src_path=str(picture)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Where the pictures are in the site; seen from a page of the repository they are a folder above."""
    for folder, place in PICTURES.items():
        markdown = markdown.replace(f"](../{folder}/", f"]({place}/")
    return markdown


def on_page_content(content: str, **_: object) -> str:
    """Formulas as MathML, which a browser draws by itself."""
    return FORMULA.sub(mathml, content)


def mathml(formula: re.Match[str]) -> str:
    """A formula as MathML."""
    tag, tex = formula.groups()
    drawn = convert(html.unescape(tex.strip()), display="inline" if tag == "span" else "block")
    return drawn if tag == "span" else f'<div class="formula">{drawn}</div>'
