"""The sentence at the foot of the reviewer's window: about the last step, and no older one."""

from annotator.errors import UserError
from annotator.gui.adjudication.text import ComparedText
from annotator.gui.plain import PlainLabel
from annotator.gui.texts import error_text


class Sentence(PlainLabel):
    """Shows what is told; screen readers hear it as well."""

    def __init__(self, text: ComparedText) -> None:
        super().__init__(wrap=True)
        self._text = text

    def say(self, words: str) -> None:
        """Shows a sentence, or none."""
        self.setText(words)
        if words:
            self._text.announce(words)

    def say_error(self, error: UserError) -> None:
        """Shows why something was not done; not once more what stands there at each try to save."""
        words = error_text(error)
        if words != self.text():
            self.say(words)

    def hush(self, *_wish: object) -> None:
        """Something else is done now: what was said before is about that no more."""
        self.say("")
