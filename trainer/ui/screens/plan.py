"""The plan for a briefing: how ready one is, deck by deck, where each day leads, and what other minutes would give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from trainer.coach.agenda import Appointment
from trainer.coach.coach import Coach
from trainer.coach.outlook import CHOICES, Past, Play, Plays, least, rising
from trainer.coach.wording import count, local, percent
from trainer.memory.forecast import Expected, Forecast
from trainer.ui.screens.hour import HourScreen
from trainer.ui.telling import telling
from trainer.ui.widgets.beside import beside
from trainer.ui.widgets.head import head
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.meter import bar, between, meter
from trainer.ui.widgets.rows import fit

ROWS = 14  # sittings told: of a longer plan some in between are left out
WIDE = 104
NOW, THEN = 5, 25
MOVE = 20  # seconds after which the time that is told is told anew
QUICK = 2  # rollouts for what is only compared


class PlanScreen(Screen[None]):
    """The briefings to come, one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "Study"),
        Binding("e", "change", "Change"),
        Binding("n", "another", "Another"),
        Binding("right,l", "turn(1)", "Next briefing"),
        Binding("left,h", "turn(-1)", "The one before", show=False),
        Binding("w", "weak", "Weak spots"),
        Binding("s", "sheet", "Last look"),
        Binding("f", "over", "It is over"),
        Binding("x", "drop", "Take off"),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll(10)", "Page down", show=False),
        Binding("pageup", "scroll(-10)", "Page up", show=False),
        Binding("question_mark", "app.help", "Help"),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def __init__(self, coach: Coach, key: str = "") -> None:
        """Show the briefing with this id, or the next one."""
        super().__init__()
        self._coach = coach
        self._key = key
        self._going = ""
        self._play: Play | None = None
        self._stood: object = None
        self._found: Forecast | None = None
        self._past: list[tuple[date, float]] = []
        self._shares: dict[int, float] = {}
        self._trying: int | None = None

    @property
    def row(self) -> Appointment | None:
        """The briefing that is shown."""
        rows = self._coach.planner.coming()
        return next((row for row in rows if row.id == self._key), rows[0] if rows else None)

    def compose(self) -> ComposeResult:
        """Lay out the head and the text."""
        yield Static(id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="plan")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Let the time that is told move on."""
        self.set_interval(MOVE, self._move)

    def on_screen_resume(self) -> None:
        """Show the plan as it is now, after a session or a change."""
        with telling(self):
            self._show()

    def _move(self) -> None:
        """Tell the time anew; the plan itself where a sitting has begun, or a day."""
        if not self.is_active:
            return
        with telling(self):
            if self._play is None or self.row is None or self._stand() != self._stood:
                self._show()
            else:
                self._paint()

    def _stand(self) -> object:
        """Return what another day, or a sitting that has come, makes otherwise."""
        row, now, day = self.row, self._coach.desk.clock(), self._coach.desk.day
        rows = self._coach.planner.sittings(row) if row else []
        return day.date(now), len(rows), bool(rows) and rows[0].start <= now

    def on_resize(self, event: events.Resize) -> None:
        """Set the text in the width there is."""
        self._paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to turn only where there is more than one."""
        return len(self._coach.planner.coming()) > 1 if action == "turn" else True

    def _show(self) -> None:
        self._going, row = "", self.row
        self._key = row.id if row else ""
        self._found, self._play, self._past, self._shares, self._trying = None, None, [], {}, None
        self.workers.cancel_group(self, "plan")
        if row is None:
            self.app.pop_screen()
            return
        planner = self._coach.planner
        plays = planner.plays(row)
        self._play, self._stood = plays.at(row.minutes), self._stand()
        past = planner.so_far(row)
        self._paint()
        self.refresh_bindings()
        self.run_worker(lambda: self._work(row, plays, past), thread=True, exclusive=True, group="plan")

    def _work(self, row: Appointment, plays: Plays, past: Past) -> None:
        """Work out beside the screen what takes a while, and tell it bit by bit."""
        worker = get_current_worker()

        def tell(change: Callable[[], None]) -> None:
            def changed() -> None:
                if not worker.is_cancelled and self.is_mounted:
                    change()
                    self._paint()

            if not worker.is_cancelled:
                self.app.call_from_thread(changed)

        def go_on() -> bool:
            return not worker.is_cancelled

        def show(found: Forecast | None = None, days: list[tuple[date, float]] | None = None) -> None:
            self._found, self._past = found or self._found, self._past if days is None else days

        found = plays.at(row.minutes).run(go_on=go_on)
        tell(lambda: show(found=found))
        days = past.run()
        tell(lambda: show(days=days))
        shares = {row.minutes: found.share}
        minutes: int | None = row.minutes
        while minutes is not None and not worker.is_cancelled:
            if minutes not in shares:
                shares[minutes] = plays.at(minutes).run(QUICK, go_on=go_on).share
            minutes = next((each for each in CHOICES if each not in shares), None) or least(shares, row.goal)[1]

            def compare(told: dict[int, float], trying: int | None) -> None:
                self._shares, self._trying = told, trying

            told, trying = dict(shares), minutes
            tell(lambda told=told, trying=trying: compare(told, trying))  # type: ignore[misc]

    # What is shown

    def _paint(self) -> None:
        row = self.row
        if row is None or row.id != self._key:
            # its hour has come meanwhile; under another screen it waits until that is closed
            if self.is_active:
                self.call_later(self._show)
            return
        if self._play is None:
            return
        width = min(self.size.width - 5, 150)
        hour = row.hour
        when = f"{hour:%a} {hour.day} {hour:%b %H:%M %Z}"
        self.query_one("#head", Static).update(head(row.title, when, max(20, self.size.width - 2)))
        narrow = min(92, width) if width < WIDE else (width - 4) // 2
        left = [self._told(row), self._decks(row, narrow)]
        right = [self._way(row, narrow), self._minutes(row)]
        if width < WIDE:
            text = Content("\n\n").join([*left, *right])
        else:
            text = beside([(Content("\n\n").join(left), narrow), (Content("\n\n").join(right), narrow)], 4)
        self.query_one("#plan", Static).update(text)

    def _told(self, row: Appointment) -> Content:
        return Content.styled("\n".join(self._coach.planner.told(row)[1:]), "$quiet")

    def _decks(self, row: Appointment, width: int) -> Content:
        told, found = self._coach.planner.outlook(row), self._found
        titles = {deck.id: deck.title for deck in self._coach.desk.contents.decks}
        rows: list[tuple[str, float, Expected | None]] = [("All of it", told.now.whole, found)]
        for key, share in told.now.by_deck.items():
            rows.append((titles.get(key, key), share, found.groups.get(key) if found else None))
        lines = [self._deck("Known", "now", "at the hour, as planned", width, "bold")]
        for place, (title, now, then) in enumerate(rows):
            said = f"{meter(then.share)} {between(then.low, then.high)}" if then else "…"
            lines.append(self._deck(title, percent(now), said, width, "" if place else "bold"))
        return Content("\n").join(lines)

    @staticmethod
    def _deck(title: str, now: str, then: str, width: int, style: str) -> Content:
        room = max(12, width - NOW - THEN - 4)
        cells = ((fit(title, room), room), (f"{now:>{NOW}}", NOW), (then, THEN))
        return beside([(Content.styled(text, style), size) for text, size in cells])

    def _way(self, row: Appointment, width: int) -> Content:
        play, found, zone = self._play, self._found, self._coach.desk.zone
        lines = [Content.styled("What you would know at the hour, if you stopped after", "bold")]
        lines += [_step(f"{day:%a} {day.day} {day:%b}", "studied", share) for day, share in self._past]
        way = found.way if found else ()
        lines.append(_step("now", "", way[0] if way else None))
        sittings = play.sittings if play else ()
        for place in _some(len(sittings)):
            start, minutes = local(sittings[place].start, zone), round(sittings[place].seconds / 60)
            share = way[place + 1] if way else None
            said = f"{minutes} min" if sittings[place].hour is None else f"({minutes} min)"
            lines.append(_step(f"{start:%a} {start.day} {start:%b %H:%M}", said, share))
        if len(sittings) > ROWS:
            said = f"{len(sittings)} sessions are played forward; some of them are left out here."
            lines.append(Content.styled(said, "$quiet"))
        if play and play.left_out:
            said = f"{count(play.left_out, 'session')} after the first are not played: the last ones decide."
            lines.append(Content.styled(said, "$quiet"))
        if any(sitting.hour for sitting in sittings):
            lines.append(Content.styled("( ) for a nearer briefing that shares questions with it.", "$quiet"))
        return Content("\n").join(lines)

    def _minutes(self, row: Appointment) -> Content:
        unit = f"a {row.per}"
        lines = [Content.styled(f"At the hour, with other minutes {unit}", "bold")]
        shares = rising(self._shares)
        for minutes in sorted({*CHOICES, row.minutes}):
            share = shares.get(minutes)
            sign = "  reaches the goal" if share is not None and share >= row.goal else ""
            mark = "›" if minutes == row.minutes else " "
            lines.append(Content(f"{mark} {minutes:>4}  {meter(share) if share is not None else '…'}{sign}"))
        return Content("\n").join([*lines, Content(self._verdict(row, unit))])

    def _verdict(self, row: Appointment, unit: str) -> str:
        """Return the least minutes that reach the goal, or that none do."""
        goal = percent(row.goal)
        if not self._shares or self._trying is not None:
            return f"Looking for the least that reaches {goal} …"
        shares = rising(self._shares)
        reaching, _ = least(shares, row.goal)
        if reaching is None:
            most = max(shares, key=lambda minutes: (shares[minutes], -minutes))
            own = f"{percent(shares[row.minutes])} is what {row.minutes} minutes {unit} give"
            more = f", {percent(shares[most])} {most}" if most > row.minutes else ""
            return f"You cannot reach {goal} in this time; {own}{more}."
        return f"About {reaching} minutes {unit} are the least that reach {goal}, by estimate."

    # What can be done

    def action_study(self) -> None:
        """Start the next session towards it."""
        row = self.row
        with telling(self):
            session = self._coach.planner.begin(row) if row else None
            if session is None:
                self.notify("There is nothing to ask for it now.", markup=False)
                return
            from trainer.ui.screens.study import StudyScreen

            self.app.push_screen(StudyScreen(self._coach, session))

    def action_change(self) -> None:
        """Change when it is, what it covers, or how much time there is."""
        self.app.push_screen(HourScreen(self._coach, self.row), self._turn_to)

    def action_another(self) -> None:
        """Set another briefing beside it."""
        self.app.push_screen(HourScreen(self._coach), self._turn_to)

    def _turn_to(self, key: str | None) -> None:
        self._key = key or self._key

    def action_turn(self, by: int) -> None:
        """Show another briefing."""
        ids = [row.id for row in self._coach.planner.coming()]
        if self.row is not None:
            self._key = ids[(ids.index(self.row.id) + by) % len(ids)]
            self._show()

    def action_weak(self) -> None:
        """Open what would be missed if it started now."""
        from trainer.ui.screens.weak import WeakScreen

        self.app.push_screen(WeakScreen(self._coach, self.row))

    def action_sheet(self) -> None:
        """Open the last-look sheet."""
        from trainer.ui.screens.sheet import SheetScreen

        self.app.push_screen(SheetScreen(self._coach, self.row))

    def action_over(self) -> None:
        """Take down what came up, and close it."""
        from trainer.ui.screens.room import RoomScreen

        if (row := self.row) is not None:
            self.app.push_screen(RoomScreen(self._coach, row))

    def action_drop(self) -> None:
        """Take it off the list, at the second press."""
        row = self.row
        if row is None:
            return
        if self._going != row.id:
            self._going = row.id
            self.notify(f"x once more takes “{row.title}” off your list.", markup=False, timeout=4)
            return
        with telling(self):
            self._coach.planner.drop(row)
            self._show()

    def action_scroll(self, by: int) -> None:
        """Scroll the plan."""
        self.query_one("#body").scroll_relative(y=by, animate=False)


def _step(when: str, what: str, share: float | None) -> Content:
    said = "…" if share is None else f"{bar(share)} {percent(share):>5}"
    return beside([(Content(when), 17), (Content.styled(f"{what:>9}", "$quiet"), 9), (Content(said), 16)])


def _some(number: int) -> list[int]:
    """Return the places of the sittings that are told: all, or some alike apart with the first and the last."""
    if number <= ROWS:
        return list(range(number))
    return sorted({round(place * (number - 1) / (ROWS - 1)) for place in range(ROWS)})
