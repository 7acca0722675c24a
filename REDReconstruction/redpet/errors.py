"""The errors that end a job, each with the exit code of the command line."""


class RedpetError(Exception):
    """A job that ends with one sentence for the person who started it."""

    exit_code = 1


class InputError(RedpetError):
    """The input or a parameter is wrong: the sentence says what, where and how to mend it."""

    exit_code = 1


class Cancelled(RedpetError):
    """The user stopped the job."""

    exit_code = 3


class ResourceError(RedpetError):
    """Memory ran out or the device failed."""

    exit_code = 4
