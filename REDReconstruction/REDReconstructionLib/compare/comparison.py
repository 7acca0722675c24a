"""What is compared: which dose levels and results a case has, which of them are chosen, and how they are called."""

from dataclasses import dataclass
from functools import cached_property

from slicer.i18n import tr as _

from REDReconstructionLib.compare.blending import CHECKERBOARD, CURTAIN
from REDReconstructionLib.process.methods import methodLabel
from REDReconstructionLib.scene import roles
from REDReconstructionLib.scene.roles import DIFFERENCE, FULL, IMAGE, LOW, RESTORED, SINOGRAM, Role

MOST_COLUMNS = 6
"""As many as a dose ladder of ours has, full dose included."""


@dataclass(frozen=True)
class Choice:
    """One dose level and, where it was restored, one result."""

    case: str
    drf: float
    method: str = ""

    @cached_property
    def run(self):
        """The output folder of the chosen result, or None."""
        node = self.node(IMAGE, RESTORED)
        return None if node is None else roles.runFolder(node)

    def role(self, domain, dose):
        """The role of what stands in the row `domain` and the column `dose`."""
        drf = 1.0 if dose == FULL else self.drf
        return Role(self.case, domain, dose, drf, self.method if dose == RESTORED or domain == DIFFERENCE else "")

    def node(self, domain, dose):
        """The volume in the row `domain` and the column `dose`, or None."""
        if dose == RESTORED and not self.method:
            return None
        run = None if (domain, dose) == (IMAGE, RESTORED) else self.run
        return roles.find(self.role(domain, dose), run)


def levels(case):
    """The dose reduction factors of a case below full dose, from low dose to high, those of its results included."""
    told = {float(level["drf"] or 0) for level in case.description["levels"]}
    told |= {role.drf for role in roles.results(case.key)}
    return sorted(told - {1.0}, reverse=True)


def hasReference(case):
    """Whether a case has a full dose, of its own or in a restoration."""
    return case is not None and any(roles.roleOf(node).dose == FULL for node in roles.nodes(case.key))


def methods(case, drf):
    """The methods by which a dose level was restored."""
    return [role.method for role in roles.results(case.key) if role.drf == drf]


def chosen(session):
    """What the user compares: his choice where it is there, else what is nearest; None without a case."""
    case, parameters = session.case, session.parameters
    if case is None:
        return None
    known = levels(case)
    if not known:
        return Choice(case.key, 1.0)
    restored = [drf for drf in known if methods(case, drf)]
    drf = parameters.comparedDrf if parameters.comparedDrf in known else (restored or known)[0]
    return choice(case, drf, parameters.comparedMethod)


def choice(case, drf, wanted):
    """A dose level with the wanted method, or the first that it was restored by."""
    known = methods(case, drf)
    return Choice(case.key, drf, wanted if wanted in known else (known or [""])[0])


def doseColumns(session):
    """The dose levels of the layout doses, from low dose to high, as choices; the full dose makes one more column."""
    case = session.case
    if case is None:
        return []
    return [choice(case, drf, session.parameters.comparedMethod) for drf in levels(case)[: MOST_COLUMNS - 1]]


def comparedRoles(session):
    """(label, role) of low dose, restored and full dose of what is compared; what is not there is left out."""
    now = chosen(session)
    if now is None:
        return []
    return [(title(now, dose), now.role(IMAGE, dose)) for dose in (LOW, RESTORED, FULL) if now.node(IMAGE, dose)]


def title(now, dose):
    """What a column shows, with its dose."""
    if dose == FULL:
        return _("Full dose, reference")
    text = roles.doseLabel(now.drf)
    if dose == LOW:
        return _("Low dose, {dose}").format(dose=text)
    return _("{method}, {dose}").format(method=methodLabel(now.method), dose=text)


def caption(now, domain, dose, unit):
    """The label of a view: what it shows, how it came to be, and its unit; `unit` is that of the window."""
    node = now.node(domain, dose)
    if domain == DIFFERENCE and dose == FULL and now.node(IMAGE, FULL) is not None:
        return _("Image minus full dose, {unit}\nblue: less, red: more").format(unit=unit)
    if node is None:
        return missing(now, domain, dose)
    if domain == DIFFERENCE:
        return _("{title}\nminus full dose, {unit}").format(title=title(now, dose), unit=unit)
    made = origin(node, domain)
    return f"{title(now, dose)}\n{made}, {unit}" if made else f"{title(now, dose)}\n{unit}"


def over(dose, mode, share):
    """What lies over an image, and how: the last line of its label."""
    name = {LOW: _("low dose"), RESTORED: _("restored"), FULL: _("full dose")}[dose]
    if mode == CURTAIN:
        return _("right of the curtain: {image}").format(image=name)
    if mode == CHECKERBOARD:
        return _("every other square: {image}").format(image=name)
    return _("+ {share} % {image}").format(share=round(100 * share), image=name)


def missing(now, domain, dose):
    """Why a view is empty."""
    hasFull = any(now.node(known, FULL) is not None for known in (IMAGE, SINOGRAM))
    if (dose == FULL or domain == DIFFERENCE) and not hasFull:
        return _("No full-dose reference")
    if dose == RESTORED or domain == DIFFERENCE:
        return _("{dose}\nnot restored yet").format(dose=roles.doseLabel(now.drf))
    return _("{title}\nshown once it is restored").format(title=title(now, dose))


def origin(node, domain):
    """Where a sinogram or an image comes from."""
    if domain == SINOGRAM:
        return _("re-projected") if roles.isReprojected(node) else _("measured")
    return roles.madeBy(node)
