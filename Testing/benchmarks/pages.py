"""Measured tables in README, docs and the card of the default model, between marks by which a command renews them."""

import json
import struct
from pathlib import Path

from redpet.restoration.methods import RED
from redpet.restoration.model_file import default_model_path

MODEL = default_model_path(RED)
CARD = MODEL.with_suffix(".md")
ROOT = Path(__file__).parents[2]
README, METHODS_PAGE = ROOT / "README.md", ROOT / "docs" / "methods" / "index.md"
METADATA = "__metadata__"


def between(page: str, mark: str, text: str) -> str:
    """A page with a text between `<!-- mark -->` and `<!-- /mark -->`; exits where it lacks them."""
    begin, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
    before, found, rest = page.partition(begin)
    _, also_found, after = rest.partition(end)
    if not (found and also_found):
        raise SystemExit(f"the page has no lines {begin} and {end}: add them where the table is to stand.")
    return f"{before}{begin}\n\n{text}\n\n{end}{after}"


def write_page(page: Path, mark: str, text: str) -> None:
    """Renew what stands between two marks of a page."""
    page.write_text(between(page.read_text(encoding="utf-8"), mark, text), encoding="utf-8")


def write_card(mark: str, text: str) -> None:
    """Renew what stands between two marks of the card, and put the card into the model file."""
    write_page(CARD, mark, text)
    MODEL.write_bytes(with_card(MODEL.read_bytes(), CARD.read_text(encoding="utf-8")))


def with_card(model: bytes, card: str) -> bytes:
    """A model file with another card: the header changes, the weights do not."""
    (length,) = struct.unpack("<Q", model[:8])
    header = json.loads(model[8 : 8 + length])
    ours = json.loads(header[METADATA]["redpet"])
    header[METADATA]["redpet"] = json.dumps(ours | {"card": card}, ensure_ascii=False, separators=(",", ":"))
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + model[8 + length :]
