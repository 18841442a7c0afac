"""A case: one story followed for as long as it runs. What the command line does, a program does with these methods."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from dragoman import collecting, standins
from dragoman.case import adding, analysis, contents, copying, deciding, decisions, health, holdings, lines, search
from dragoman.case.adding import Added
from dragoman.case.decisions import Held, Imported
from dragoman.case.holdings import Version
from dragoman.case.search import Found
from dragoman.case.store import Clock, Store, Waiting, make_store, open_store
from dragoman.case.tables import journal
from dragoman.errors import BadInput
from dragoman.memory import Memory
from dragoman.model import Decision, DecisionKind, Document, Refused, Report
from dragoman.read import originals
from dragoman.settings import Settings, from_environment

if TYPE_CHECKING:
    from dragoman.pipeline import Progress
    from dragoman.situation.change import Difference
    from dragoman.twin import Situation

Paths = str | Path | Sequence[str | Path]


def utc() -> datetime:
    """The time now; whoever wants another clock hands one in."""
    return datetime.now(UTC)  # noqa: TID251


def quiet(_: str) -> None:
    """Nobody is told that a writer waits."""


class Case:
    """An open case, by ``dragoman.case.new`` or ``dragoman.case.open``; also a context manager."""

    def __init__(self, store: Store) -> None:
        """Over an open store."""
        self.store = store
        self.memory = Memory()
        self._known: dict[str, tuple[str, Report]] = {}  # document -> the key of its analysis, its report
        self._keys: dict[str, tuple[Document, str]] = {}  # document -> the key of its analysis with these:
        self._keys_with: tuple[Settings, list[str]] | None = None

    def close(self) -> None:
        """Let go of the file or server."""
        self.store.close()

    def __enter__(self) -> "Case":
        """The case itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def __repr__(self) -> str:
        """Where it lies."""
        return f"<Case {self.store.shown}>"

    # --- what goes in ---------------------------------------------------------------------------------------------

    def add(
        self, paths: Paths, *, outlet: str | None = None, published: date | None = None, stdin: bytes | None = None
    ) -> list[Added]:
        """Add files, folders or ``-``; what became of each. ``outlet`` and ``published`` as for ``dragoman.read``."""
        return list(self.adding(paths, outlet=outlet, published=published, stdin=stdin))

    def adding(
        self, paths: Paths, *, outlet: str | None = None, published: date | None = None, stdin: bytes | None = None
    ) -> Iterator[Added]:
        """The same, one at a time, each stored when it is told."""
        listed = [paths] if isinstance(paths, str | Path) else list(paths)
        found = originals(listed, outlet=outlet, published=published, stdin=stdin)
        return adding.add(self.store, found, from_environment())

    def add_documents(self, documents: Iterable[Document]) -> list[Added]:
        """Add documents of your own, which have no raw bytes."""
        found: list[adding.Original | Refused] = [(document, None) for document in documents]
        return list(adding.add(self.store, found, from_environment()))

    def remove(self, id: str, *, only: bool = False) -> list[Version]:
        """Put a report aside with all its versions, or the one version ``only``; returns what was put aside.

        ``id``: of any of its documents, or how that begins.
        """
        return self._put(id, held=False, only=only)

    def restore(self, id: str, *, only: bool = False) -> list[Version]:
        """Bring back what was put aside; returns that."""
        return self._put(id, held=True, only=only)

    def _put(self, id: str, *, held: bool, only: bool) -> list[Version]:
        with self.store.writing() as connection:
            found = holdings.versions(connection)
            one = holdings.find(found, id)
            moved = [v for v in found if v.report == one.report and v.held is not held and (v.id == one.id or not only)]
            if not moved:
                raise BadInput(f"{one.name} ({one.id}) {'is in the case' if held else 'was removed'} already")
            step = self.store.step(connection, "restore" if held else "remove")
            rows = [{"step": step, "document": v.id, "held": int(held)} for v in moved]
            connection.execute(journal.insert(), rows)
        return moved

    # --- what a person decides ------------------------------------------------------------------------------------

    def decide(
        self,
        kind: DecisionKind | str,
        *items: str,
        by: str,
        because: str,
        to: str = "",
        words: str = "",
        report: str | None = None,
    ) -> tuple[Decision, list[Held]]:
        """Take a decision on items of the situation, by their ids or names; also what it replaces.

        ``to``: what the item is set to. ``words``: of the mentions that ``split`` takes off, in one ``report`` or all.
        """
        if kind not in list(DecisionKind):
            raise BadInput(f'"{kind}" is nothing to decide; there are: {", ".join(DecisionKind)}')
        wanted = deciding.Wanted(DecisionKind(kind), items, to, words, report, by, because)
        decision = deciding.decision(self.situation(), wanted, self.store.now())
        return decision, self.put(decision)

    def put(self, decision: Decision) -> list[Held]:
        """Take a decision that a program made; what it replaces."""
        return decisions.put(self.store, decision)

    def decisions(self, *, step: int | None = None) -> list[Held]:
        """Every decision, how it stands and since when; ``step``: at a version of the case."""
        with self.store.reading() as connection:
            return decisions.held(connection, step=step)

    def undo(self, id: str) -> Held:
        """Take a decision back, or turn an imported one down; how it stood before."""
        return decisions.undo(self.store, id)

    def accept(self, id: str) -> list[Held]:
        """Bring an imported decision that contradicts another into force; what it replaces."""
        return decisions.accept(self.store, id)

    def export_decisions(self) -> list[str]:
        """The decisions in force, a line of JSON each."""
        return [lines.line(d) for d in decisions.in_force(self.decisions())]

    def import_decisions(self, given: Iterable[str], *, name: str = "decisions") -> list[Imported]:
        """Merge what another case exported, all or nothing; what became of each. Conflicts wait for ``accept``."""
        return decisions.bring_in(self.store, lines.decisions(given, name))

    # --- what comes out -------------------------------------------------------------------------------------------

    def version(self) -> int:
        """How often the case was changed: every report added, removed or restored counts one."""
        with self.store.reading() as connection:
            return holdings.last_step(connection)

    def versions(self, *, step: int | None = None, decided: bool = False) -> list[Version]:
        """Every version of every report, its two times and whether it counts; ``step``: at a version of the case.

        ``decided``: with the days and outlets that a person decided, not as they were read.
        """
        with self.store.reading() as connection:
            found = holdings.versions(connection, step=step)
            if not decided:
                return found
            return deciding.headed(connection, found, decisions.in_force(decisions.held(connection, step=step)))

    def documents(
        self, *, as_of: date | None = None, known_by: date | None = None, step: int | None = None
    ) -> list[Document]:
        """The documents of the situation, see ``situation``."""
        with self.store.reading() as connection:
            step = _step(connection, known_by, step)
            ruled = decisions.in_force(decisions.held(connection, step=step)) if as_of else []
            found = deciding.headed(connection, holdings.versions(connection, step=step), ruled)
            ids = holdings.as_of(found, as_of)
            return contents.get_documents(connection, ids)

    def reports(
        self,
        documents: Sequence[Document],
        *,
        settings: Settings,
        progress: "Progress | None" = None,
        failed: dict[str, Refused] | None = None,
    ) -> list[Report]:
        """What each of these documents gave when it was parsed; what would be read otherwise now is read anew.

        ``failed`` takes those on whose words this version of the program fails, by id; without, the error is raised.
        """
        outlets = standins.outlets(documents)
        keys = self._analyses(documents, settings, outlets)
        here = [held[1] for d in documents if (held := self._held(d, keys[d.id])) is not None]
        missing = [d for d in documents if self._held(d, keys[d.id]) is None]
        with self.store.reading() as connection:
            found, stale = contents.get_reports(connection, missing, keys)
        if stale:
            anew = list(adding.extracted(stale, settings, progress=progress, outlets=outlets, failed=failed))
            if not self.store.read_only:
                adding.refresh(self.store, anew, settings, outlets=outlets)
            found += anew
        self._known.update((r.document.id, (keys[r.document.id], r)) for r in found)
        return here + found

    def _analyses(self, documents: Sequence[Document], settings: Settings, outlets: list[str]) -> dict[str, str]:
        """The keys of the documents' analyses; while neither settings nor outlets change, each is made once."""
        if self._keys_with != (settings, outlets):
            self._keys_with, self._keys = (settings, outlets), {}
        names = standins.Names(outlets)
        for d in documents:
            if d.id not in self._keys or self._keys[d.id][0] != d:
                self._keys[d.id] = d, analysis.key(d, settings, names)
        return {d.id: self._keys[d.id][1] for d in documents}

    def _held(self, document: Document, key: str) -> tuple[str, Report] | None:
        """The report of a document as this case has it at hand, where neither its words nor the reading changed."""
        held = self._known.get(document.id)
        return held if held is not None and held[0] == key and held[1].document == document else None

    def situation(
        self,
        *,
        as_of: date | None = None,
        known_by: date | None = None,
        step: int | None = None,
        today: date | None = None,
        progress: "Progress | None" = None,
    ) -> "Situation":
        """The situation that the case's reports make: what ``dragoman.build`` makes of the same documents.

        ``as_of`` a day: of what had been published by then. ``known_by`` a day (UTC), or ``step``, a version of the
        case: of what was in the case by then, decisions too. Both may be asked together.
        """
        from dragoman.pipeline import assemble
        from dragoman.twin import with_views

        settings = from_environment(as_of=as_of, today=today)
        with collecting.seldom():
            found = self.documents(as_of=settings.as_of, known_by=known_by, step=step)
            failed: dict[str, Refused] = {}
            reports = self.reports(found, settings=settings, progress=progress, failed=failed)
        with self.store.reading() as connection:
            ruled = decisions.in_force(decisions.held(connection, step=_step(connection, known_by, step)))
        refused = list(failed.values())
        made = assemble(
            reports, decisions=ruled, refused=refused, settings=settings, progress=progress, memory=self.memory
        )
        return with_views(made)

    def changes(
        self,
        since: int | date,
        *,
        until: int | date | None = None,
        published: bool = False,
        as_of: date | None = None,
        today: date | None = None,
        progress: "Progress | None" = None,
    ) -> "Difference":
        """What changed ``since`` a version of the case or the end of a day (UTC), up to now or ``until`` another.

        ``published``: of what had been published by the one day and by the other, whenever the case learned of it.
        ``as_of`` a day: both sides only of what had been published by then.
        """
        from dragoman.case.changes import changes

        return changes(self, since, until=until, published=published, as_of=as_of, today=today, progress=progress)

    def raw(self, id: str) -> bytes | None:
        """The bytes that a document was read from, looked at by their SHA-256; None for a program's own document."""
        with self.store.reading() as connection:
            one = holdings.find(holdings.versions(connection), id)
            (document,) = contents.get_documents(connection, [one.id])
            return contents.get_raw(connection, document.sha256)

    def find(
        self,
        words: str,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        after: date | None = None,
        earlier: bool = False,
    ) -> list[Found]:
        """Sentences that hold all the words, in any of their forms; words within quotation marks stand side by side.

        ``speaker``: in somebody's words or account. ``after``: of reports that state a later day. ``earlier``: also
        in versions that a later one replaced.
        """
        wanted = search.Query.parse(words, speaker=speaker, outlet=outlet, after=after, earlier=earlier)
        versions = self.versions(decided=True)
        with self.store.reading() as connection:
            return search.find(connection, self.store.backend, wanted, versions)

    def undated(self) -> int:
        """How many reports that count state no day: ``find`` with ``after`` leaves them out."""
        return sum(v.current and v.published[0] is None for v in self.versions(decided=True))

    # --- its health -----------------------------------------------------------------------------------------------

    def backup(self, target: str | Path) -> None:
        """Copy the whole case to a new file, or to an empty PostgreSQL schema by URL."""
        copying.copy(self.store, target)

    def check(self) -> list[str]:
        """Look at every row and byte; what is wrong, a sentence each."""
        return health.check(self.store, from_environment())


def _step(connection: Connection, known_by: date | None, step: int | None) -> int | None:
    if known_by is None:
        return step
    return min(holdings.step_on(connection, known_by), step or holdings.last_step(connection))


def new(place: str | Path, *, clock: Clock = utc, waiting: Waiting = quiet) -> Case:
    """Make a case in a new file, or in an empty PostgreSQL schema by URL (``postgresql://...``)."""
    return Case(make_store(place, clock=clock, waiting=waiting))


def open(place: str | Path, *, clock: Clock = utc, waiting: Waiting = quiet) -> Case:
    """Open a case by file name or URL. ``waiting`` is told once when another process writes."""
    return Case(open_store(place, clock=clock, waiting=waiting))
