"""A page for a browser that needs nothing from the network: its style, and what is around its text."""

from collections.abc import Iterable
from html import escape

STYLE = """
body {font: 15px/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 62rem; margin: 2rem auto; padding: 0 1rem}
h1 {font-size: 1.7rem; margin-bottom: .2rem} h2 {font-size: 1.2rem; margin-top: 2.2rem}
table {border-collapse: collapse; font-size: .9rem} th, td {padding: .25rem .7rem; text-align: right}
th {border-bottom: 1.5px solid #1a1a1a; font-weight: 600; vertical-align: bottom} td {border-bottom: 1px solid #e4e4e4}
th.text, td.text {text-align: left} .note {color: #555; font-size: .88rem} .research {color: #8a1c1c; font-weight: 600}
svg {max-width: 100%; height: auto}
"""


def document(title: str, parts: Iterable[str], style: str = "") -> str:
    """The whole page around its parts, with more style than every page has."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}{style}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n' + "\n".join(parts) + "\n</body></html>\n"
