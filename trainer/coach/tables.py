"""The reference tables as a learner sees them: each row with how well the questions about it are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.coach.desk import Desk

# a start pays for what home needs; the rest is imported with the table that is asked for
if TYPE_CHECKING:
    from trainer.coach.differences import DifferenceRow
    from trainer.coach.mediators import MediationRow
    from trainer.coach.motives import MotiveRow
    from trainer.coach.profiles import Profile
    from trainer.coach.timeline import TimelineRow


class Tables:
    """The timeline, the profiles, the motives, the mediators and the differences of the open dossier."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def timeline(self, thread: str = "") -> list[TimelineRow]:
        """Return the events (of one thread) from the first to the last."""
        from trainer.coach.timeline import timeline

        return timeline(self._desk, thread)

    def profiles(self, kind: str = "") -> list[Profile]:
        """Return the actors (of one kind), each with what they did and said."""
        from trainer.coach.profiles import profiles

        return profiles(self._desk, kind)

    def profile(self, actor: str) -> Profile | None:
        """Return one actor's profile; None if there is no such actor."""
        from trainer.coach.profiles import profile

        return profile(self._desk, actor)

    def motives(self, holder: str = "") -> list[MotiveRow]:
        """Return the hypotheses on why (of one holder)."""
        from trainer.coach.motives import motives

        return motives(self._desk, holder)

    def mediations(self, mediator: str = "") -> list[MediationRow]:
        """Return what outside powers (or one of them) said and did."""
        from trainer.coach.mediators import mediations

        return mediations(self._desk, mediator)

    def differences(self, topic: str = "") -> list[DifferenceRow]:
        """Return the points (on one topic) on which the sources differ."""
        from trainer.coach.differences import differences

        return differences(self._desk, topic)
