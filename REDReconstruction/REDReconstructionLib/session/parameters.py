"""Everything that the user sets: kept in a parameter node, so it is saved with the scene."""

from typing import Annotated

from slicer import vtkMRMLMarkupsLineNode, vtkMRMLScalarVolumeNode, vtkMRMLSegmentationNode
from slicer.parameterNodeWrapper import Decimals, SingleStep, WithinRange, parameterNodeWrapper

MostSlices = WithinRange(1, 9999)
Width = Annotated[float, WithinRange(0, 20), Decimals(1), SingleStep(0.5)]
"""A full width at half maximum in millimetres, 0 for none."""


@parameterNodeWrapper
class Parameters:
    """The settings of the sections, from top to bottom."""

    # Case
    inputPath: str = ""
    """What the worker reads: a folder or a file; empty where no case is open."""
    inputSource: str = ""
    """Where it came from: dicom, folder, file, volumes or sample."""
    caseName: str = ""
    caseFolder: str = ""
    """The work folder of the open case, with its description."""
    dicomFolder: str = ""
    """The DICOM series behind the case, which an export needs; empty where there is none."""
    meantSeries: str = ""
    """The UID of the series that was chosen in a folder; empty where there was nothing to choose."""
    meantFrames: str = ""
    """The time frames that were chosen of a dynamic or gated image, such as "1,2"; empty where there are none."""
    statedDoseUnit: str = ""
    """The unit in which the user says that the injected dose is; empty for what the source says."""
    statedInjectionTime: str = ""
    """When the user says that the injection was; empty for what the source says."""
    caseListFolder: str = ""
    fullVolume: vtkMRMLScalarVolumeNode
    lowVolume: vtkMRMLScalarVolumeNode
    volumeUnit: str = ""
    volumeDrf: Annotated[float, WithinRange(0, 1000)] = 0.0

    # Restore
    levels: list[float]
    """The dose levels to restore, as dose reduction factors; 0 is a level of unknown dose."""
    method: str = "red"
    modelPath: str = ""
    """Empty for the built-in model."""
    steps: Annotated[int, WithinRange(0, 500)] = 0
    """0 for what suits the model."""
    strength: Annotated[float, WithinRange(0, 100), Decimals(0), SingleStep(5)] = 100.0
    """The share of the restored image in percent, the rest is the low dose."""
    giveBack: bool = True
    """Whether a share of what RED took away is given back, by the dose; the networks alone otherwise."""
    protectedRegion: vtkMRMLSegmentationNode
    """Where the restoration takes nothing away."""
    sliceMode: str = "all"
    """all, visible or range."""
    firstSlice: Annotated[int, MostSlices] = 1
    lastSlice: Annotated[int, MostSlices] = 1
    """First and last slice of the range, counted from 1 as people do."""
    device: str = "auto"
    evidence: bool = True
    """Whether the counts are asked what they bear out of the restored image, where there are counts."""
    reconstruction: str = "osem"
    iterations: Annotated[int, WithinRange(1, 100)] = 4
    subsets: Annotated[int, WithinRange(1, 512)] = 16
    postFilterMm: Width = 0.0
    psfMm: Width = 0.0
    projector: str = "auto"

    # Compare
    layout: str = "compare"
    """compare (low, restored, full), doses (a column for each dose level) or planes (of the patient, and a MIP)."""
    comparedDrf: float = 0.0
    comparedMethod: str = ""
    showSinograms: bool = True
    showImages: bool = True
    showDifferences: bool = True
    showAxial: bool = True
    showCoronal: bool = True
    showSagittal: bool = True
    showMip: bool = True
    showLow: bool = True
    showRestored: bool = True
    showFull: bool = True
    showInSuv: bool = True
    imageWindow: float = 7.0
    imageLevel: float = 3.5
    imagePreset: str = ""
    """The name of the preset that the window is of; empty for one that was set by hand."""
    windowFor: str = ""
    """What the window was set for: a unit and a case; in any other case it is set anew."""
    differenceRange: float = 0.0
    """Differences are shown from minus this to plus this; 0 for a quarter of the image window."""
    imageColor: str = "InvertedGrey"
    sinogramColor: str = "Hot"
    shownSlice: int = 0
    """The slice that was looked at last, counted from 1; 0 for a case that was not shown yet."""
    fade: float = 0.0
    """Share of the image that lies over another: 0 shows the lower one alone."""
    anatomyShare: Annotated[float, WithinRange(0, 1)] = 0.0
    """Share of the CT or MR over the images, where it was loaded."""
    overlayTop: str = "full"
    overlayBase: str = "restored"
    """Which dose lies over which: low, restored or full."""
    overlayMode: str = "fade"
    """fade, curtain or checkerboard."""
    showRemoved: bool = False
    """Whether what a restoration removed lies over its image, in the place of another dose."""

    # Evidence
    showEvidence: bool = True
    """Whether the map lies over the images."""
    evidenceOpacity: Annotated[float, WithinRange(0, 1), Decimals(2), SingleStep(0.05)] = 0.3
    """How strongly the map is filled; its outlines stay."""

    # Measure
    segmentation: vtkMRMLSegmentationNode
    profileLine: vtkMRMLMarkupsLineNode
    showProfile: bool = False
    """Whether the layout has a row with the plot of the profile."""
    showDoseCurve: bool = False
    """Whether that row has the curve of a lesion over the doses instead."""

    # Export
    exportFolder: str = ""
    seriesDescription: str = ""
    exportToDatabase: bool = True
    exportAnonymized: bool = False
    exportEvidence: bool = True
    """Whether map and findings are written beside a series whose image has them."""
    exportRegions: bool = False
    """Whether Measure's segments and what they hold are written beside each series."""
