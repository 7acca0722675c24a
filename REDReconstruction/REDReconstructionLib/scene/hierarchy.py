"""Where the volumes of a case lie in the subject hierarchy: under the patient's study, beside their input."""

import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.scene.roles import PREFIX

DICOM_UID = "DICOM"
"""The name under which Slicer keeps the UIDs of studies and series."""
CASE = PREFIX + "case"


def subjectHierarchy():
    """The scene's subject hierarchy."""
    return slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)


def place(nodes, case, beside=None):
    """Put nodes under the study of their case, or beside the volume that the case was made from."""
    tree = subjectHierarchy()
    parent = parentOf(beside) if beside is not None else studyItem(case)
    for node in nodes:
        item = tree.GetItemByDataNode(node) or tree.CreateItem(parent, node)
        if tree.GetItemParent(item) != parent:
            tree.SetItemParent(item, parent)


def remove(node):
    """Take a volume or a segmentation out of the hierarchy and out of the scene, with what displays it."""
    tree = subjectHierarchy()
    item = tree.GetItemByDataNode(node)
    if item:
        # Slicer itself puts an item for each segment below a segmentation.
        tree.RemoveItem(item, False, node.IsA("vtkMRMLSegmentationNode"))
    displays = [node.GetNthDisplayNode(number) for number in range(node.GetNumberOfDisplayNodes())]
    slicer.mrmlScene.RemoveNode(node)
    for one in displays:
        # Slicer itself may have taken it away with its volume.
        if one.GetScene() is not None:
            slicer.mrmlScene.RemoveNode(one)


def parentOf(node):
    """The item above a node; the scene itself where it lies under none."""
    tree = subjectHierarchy()
    return tree.GetItemParent(tree.GetItemByDataNode(node)) or tree.GetSceneItemID()


def studyItem(case):
    """The study of a case: that of its DICOM series, else one under a patient named by the case's label."""
    tree = subjectHierarchy()
    uid = (case.description.get("patient") or {}).get("study_uid") or ""
    known = tree.GetItemByUID(DICOM_UID, uid) if uid else 0
    study = known or ownStudy(case.key)
    if study:
        return study
    patient = tree.CreateSubjectItem(tree.GetSceneItemID(), case.name)
    study = tree.CreateStudyItem(patient, _("Low-dose PET"))
    for item in (patient, study):
        tree.SetItemAttribute(item, CASE, case.key)
    if uid:
        tree.SetItemUID(study, DICOM_UID, uid)
    return study


def ownStudy(key):
    """The study item that was made for a case, or 0."""
    tree = subjectHierarchy()
    return next((item for item in ownItems(key) if tree.GetItemLevel(item) == "Study"), 0)


def ownItems(key):
    """The patient and study items that were made for a case, the study before its patient."""
    tree = subjectHierarchy()
    items = vtk.vtkIdList()
    tree.GetItemChildren(tree.GetSceneItemID(), items, True)
    ours = [items.GetId(i) for i in range(items.GetNumberOfIds())]
    ours = [item for item in ours if tree.GetItemAttribute(item, CASE) == key]
    return sorted(ours, key=lambda item: tree.GetItemLevel(item) != "Study")


def removeEmpty(key):
    """Remove the items that were made for a case and hold nothing any more."""
    tree = subjectHierarchy()
    for item in ownItems(key):
        if not tree.GetNumberOfItemChildren(item):
            tree.RemoveItem(item)
