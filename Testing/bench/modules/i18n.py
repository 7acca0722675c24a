"""Slicer's `slicer.i18n`: texts by context, the folder of a package and the file; a wrong placeholder does not count.

It refuses a text that was formatted before it was translated.
"""

import logging
import re
import sys
from pathlib import Path

PLACEHOLDER = re.compile(r"(?<!\{)\{([^{}]+)\}(?!\})")


def translate(context, text):
    if not isinstance(text, str):
        raise TypeError(f"a text to translate is a str, not {text!r}")
    import slicer

    return slicer.app.translate(context, text)


def context_of(file):
    path = Path(file)
    return f"{path.parent.name}.{path.stem}" if (path.parent / "__init__.py").is_file() else path.stem


def tr(text):
    context = context_of(sys._getframe(1).f_code.co_filename)
    translated = translate(context, text)
    if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(translated)):
        logging.warning("%s: the placeholders of '%s' and '%s' differ", context, text, translated)
        return text
    return translated
