"""Was that right? One module a kind of answer; pure."""

from trainer.grading.grade import grade
from trainer.grading.judge import judge
from trainer.grading.known import Known, known
from trainer.grading.verdict import Mark, Part, Verdict

__all__ = ["Known", "Mark", "Part", "Verdict", "grade", "judge", "known"]
