"""The few exceptions that callers may catch."""


class Refused(Exception):
    """A wish that cannot be met, told in one plain sentence fit for the user.

    The sentence says what happened, what is safe and what to do. Nothing has changed when it is raised.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class EditRefused(Refused):
    """An edit that does not fit the book it was asked of."""


class Stopped(Exception):
    """The user stopped a long piece of work. Everything is as it was before it began."""
