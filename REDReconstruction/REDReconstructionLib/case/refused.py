"""What the panel refuses, in one sentence for people."""


class Refused(ValueError):
    """A request that cannot be met; its text is one sentence that says what is wrong and how to mend it."""
