"""Slicer's `slicer.packaging`: what a module wants installed is written down; nothing is installed.

`install_requests` holds each request; `answers` says what the user answers next, True where it is empty.
"""

import importlib.metadata
import re

install_requests = []
answers = []


def pip_check(requirements):
    """Whether every requirement's package is there; versions are not compared."""
    names = [requirements] if isinstance(requirements, str) else requirements
    return not _missing(names)


def _missing(requirements):
    def installed(requirement):
        try:
            importlib.metadata.version(re.split(r"[\s<>=!~\[;@]", str(requirement), maxsplit=1)[0])
        except importlib.metadata.PackageNotFoundError:
            return False
        return True

    return [str(each) for each in requirements if not installed(each)]


def pip_ensure(
    requirements,
    constraints=None,
    skip_packages=None,
    prompt_install=True,
    prompt_restart=True,
    requester=None,
    skip_in_testing=True,
    show_progress=True,
):
    missing = _missing([requirements] if isinstance(requirements, str) else requirements)
    if not missing:
        return None
    if prompt_install and answers and not answers.pop(0):
        raise RuntimeError("the user declined the installation")
    install_requests.append(missing)
    return None


def pip_install(
    requirements,
    constraints=None,
    no_deps_requirements=None,
    skip_packages=None,
    blocking=True,
    show_progress=True,
    requester=None,
    logCallback=None,
    completedCallback=None,
):
    install_requests.append(requirements.split() if isinstance(requirements, str) else list(requirements))


def pip_uninstall(requirements, **_options):
    raise NotImplementedError("a module of this project uninstalls nothing")
