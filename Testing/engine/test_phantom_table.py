"""The phantom's table in the card: which of the strengths that were tried stand there."""

from benchmarks.model_limits import phantom_section, shown

from redpet.evaluation.job import GAUSS, NLM, OSEM
from redpet.phantoms.nema import DIAMETERS_MM
from redpet.reconstruction.reconstruct import RDP
from redpet.restoration.methods import RED
from redpet.tasks.nema_measure import PhantomMeasures, SphereMeasures
from redpet.tasks.nema_result import Nema, NemaRow, Place


def phantom_row(method: str, strength: float, noise: float, recovery: float = 50.0) -> NemaRow:
    """A row of a phantom, each sphere alike."""
    spheres = tuple(SphereMeasures(diameter, recovery, noise, 0.5, 0.6, 0.55) for diameter in DIAMETERS_MM)
    return NemaRow("DRF 20", method, f"by {method}", strength, (PhantomMeasures(spheres, 12.0, 1.0),))


def test_the_cards_phantom_shows_each_rival_with_the_strength_as_noisy_as_the_common_gaussian():
    tried = [(GAUSS, 5.0, 8.0), (GAUSS, 8.0, 4.0), (NLM, 0.1, 16.0), (NLM, 0.2, 7.0), (RDP, 0.02, 3.0)]
    alone = [(OSEM, 0.0, 20.0), (RED, 0.0, 2.0)]
    rows = tuple(phantom_row(*one) for one in (*tried, *alone))
    phantom = Nema("1", "simulated", 4.0, 0, Place((0, 0, 0), 0, mirrored=False), rows)
    chosen = [(row.method, row.strength) for row in shown(phantom)]
    assert chosen == [(OSEM, 0), (GAUSS, 5), (NLM, 0.2), (RDP, 0.02), (RED, 0)]
    assert "whose noise comes nearest to the Gaussian's" in phantom_section(phantom)
    plain = Nema("1", "simulated", 4.0, 0, phantom.place, (*rows[:2], *rows[-2:]))
    assert "whose noise" not in phantom_section(plain)
