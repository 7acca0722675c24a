"""Where a reader is in a sitting: which reading, which question, and where an answer leads."""

import time

from REDReconstructionLib.study.sitting import LESIONS, PAIR

HIGHEST = 5


class Course:
    """The way through a sitting. It knows no widget: `answers` keeps what was said.

    `index` is the reading from 0, `step` the question in it; where all questions are answered, `step` is their number,
    and the reading waits to be closed.
    """

    def __init__(self, sitting, answers):
        self.sitting = sitting
        self.answers = answers
        self.index = self.step = 0
        self.since = time.monotonic()
        self.toFirstOpen()

    @property
    def total(self):
        """How many readings there are."""
        return len(self.sitting.readings)

    @property
    def isOver(self):
        """Whether every reading is closed."""
        return self.index >= self.total

    @property
    def number(self):
        """The reading that is shown, counted from 1 as people and the answers do."""
        return self.index + 1

    @property
    def reading(self):
        """The reading that is shown."""
        return self.sitting.readings[self.index]

    @property
    def question(self):
        """The question that is asked; None where all of this reading are answered."""
        if self.isOver or self.step >= len(self.reading.questions):
            return None
        return self.sitting.questions[self.reading.questions[self.step]]

    @property
    def answer(self):
        """What was answered to the question that is asked; None where nothing was."""
        question = self.question
        return None if question is None else self.answers.given.get((self.number, question.name))

    def marks(self):
        """The lesions that are marked in this reading: dicts of `at_mm` (LPS) and `rating`."""
        named = (name for name in self.reading.questions if self.sitting.questions[name].kind == LESIONS)
        return [mark for name in named for mark in self.answers.given.get((self.number, name), ())]

    def rate(self, rating, at=None):
        """A key from 1 to 5: a rating, one of two images, or a mark at the place `at` (LPS, mm).

        Returns whether it was an answer.
        """
        question = self.question
        if question is None or not 1 <= rating <= (2 if question.kind == PAIR else HIGHEST):
            return False
        if question.kind == LESIONS:
            if at is None:
                return False
            self.keep([*(self.answer or ()), {"at_mm": [round(mm, 2) for mm in at], "rating": rating}])
            return True
        self.keep(self.reading.codes[rating - 1] if question.kind == PAIR else rating)
        self.goTo(self.step + 1)
        return True

    def goOn(self):
        """All lesions are marked; or the reading is closed and the next one comes. Returns whether that could be."""
        question = self.question
        if self.isOver or (question is not None and question.kind != LESIONS):
            return False
        if question is None:
            self.answers.close(self.number)
            self.toFirstOpen()
        else:
            if self.answer is None:
                self.keep([])
            self.goTo(self.step + 1)
        return True

    def goBack(self):
        """Take the last mark away, or go to the question before. Returns whether that could be."""
        question = self.question
        if self.isOver:
            return False
        if question is not None and question.kind == LESIONS and self.answer:
            self.keep(self.answer[:-1])
            return True
        if self.step == 0:
            return False
        self.goTo(self.step - 1)
        return True

    def keep(self, answer):
        """Keep an answer to the question that is asked."""
        seconds = time.monotonic() - self.since
        self.answers.keep(self.number, self.reading.codes, self.question.name, answer, seconds)

    def goTo(self, step):
        """Ask another question of this reading."""
        self.step = step
        self.since = time.monotonic()

    def toFirstOpen(self):
        """Go to the first reading that is not closed, and there to where the answers end.

        A question about lesions is asked again: more may have been meant to be marked.
        """
        while not self.isOver and self.number in self.answers.closed:
            self.index += 1
        step = 0
        if not self.isOver:
            names = self.reading.questions
            while step < len(names) and (self.number, names[step]) in self.answers.given:
                step += 1
            if step and self.sitting.questions[names[step - 1]].kind == LESIONS:
                step -= 1
        self.goTo(step)
