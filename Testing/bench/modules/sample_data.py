"""Slicer's `SampleData`: what a module registers is offered, and `press` clicks on it."""

import slicer


class SampleDataSource:
    """One thumbnail of the Sample Data module."""

    def __init__(
        self,
        sampleName=None,
        sampleDescription=None,
        uris=None,
        fileNames=None,
        nodeNames=None,
        checksums=None,
        loadFiles=None,
        customDownloader=None,
        thumbnailFileName=None,
        loadFileTypes=None,
        loadFileProperties=None,
        loadFileType=None,
    ):
        self.sampleName, self.sampleDescription = sampleName, sampleDescription or sampleName
        count = 1 if isinstance(uris, str) else len(uris)

        def listed(value):
            if isinstance(uris, str):
                return [value]
            return [value] * count if value is None or isinstance(value, str) else list(value)

        self.uris, self.fileNames = listed(uris), listed(fileNames)
        self.nodeNames, self.loadFiles = listed(nodeNames), listed(loadFiles)
        self.loadFileTypes, self.checksums = listed(loadFileTypes or loadFileType), listed(checksums)
        self.customDownloader, self.thumbnailFileName = customDownloader, thumbnailFileName
        self.loadFileProperties = loadFileProperties or {}
        every = (self.uris, self.fileNames, self.nodeNames, self.loadFiles, self.loadFileTypes, self.checksums)
        if {len(each) for each in every} != {count}:
            raise ValueError("all lists of a sample data source have the same length")


class SampleDataLogic:
    """The registry, and the download, of which the bench knows only custom ones."""

    @staticmethod
    def registerCustomSampleDataSource(
        category="Custom",
        sampleName=None,
        uris=None,
        fileNames=None,
        nodeNames=None,
        customDownloader=None,
        thumbnailFileName=None,
        loadFileTypes=None,
        loadFiles=None,
        loadFileProperties=None,
        checksums=None,
        loadFileType=None,
    ):
        if not hasattr(slicer.modules, "sampleDataSources"):
            slicer.modules.sampleDataSources = {}
        source = SampleDataSource(
            sampleName=sampleName,
            uris=uris,
            fileNames=fileNames,
            nodeNames=nodeNames,
            thumbnailFileName=thumbnailFileName,
            loadFileTypes=loadFileTypes,
            loadFiles=loadFiles,
            loadFileProperties=loadFileProperties,
            checksums=checksums,
            customDownloader=customDownloader,
            loadFileType=loadFileType,
        )
        slicer.modules.sampleDataSources.setdefault(category, []).append(source)

    @staticmethod
    def downloadFromSource(source, maximumAttemptsCount=3):
        if source.customDownloader is None:
            raise NotImplementedError("the bench downloads nothing")
        results = source.customDownloader(source)
        return results if isinstance(results, list) else [results]


def press(sampleName):
    """Click on a thumbnail."""
    sources = [each for some in slicer.modules.sampleDataSources.values() for each in some]
    found = [each for each in sources if each.sampleName == sampleName]
    if len(found) != 1:
        raise AssertionError(f"{len(found)} samples are called {sampleName!r}")
    return SampleDataLogic.downloadFromSource(found[0])
