"""Slicer's `slicer.i18n`: the bench speaks English, and refuses a text that was formatted before it was translated."""


def translate(context, text):
    if not isinstance(text, str):
        raise TypeError(f"a text to translate is a str, not {text!r}")
    return text


def tr(text):
    return translate("", text)
