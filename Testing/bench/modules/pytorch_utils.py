"""The PyTorch extension's `PyTorchUtils`: it records that torch was asked for, and installs nothing.

The extension is absent until `bench.install_extension("PyTorchUtils")`; `answers` holds what the user answers.
"""

install_requests = []
answers = []


class PyTorchUtilsLogic:
    """Its logic."""

    @staticmethod
    def torchInstalled():
        return False

    def installTorch(
        self,
        askConfirmation=False,
        forceComputationBackend=None,
        torchVersionRequirement=None,
        torchvisionVersionRequirement=None,
    ):
        """None where the user declines."""
        if askConfirmation and answers and not answers.pop(0):
            return None
        install_requests.append((forceComputationBackend, torchVersionRequirement, torchvisionVersionRequirement))
        return object()
