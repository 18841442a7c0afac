"""Where a case lies: opened with a look at its health, read on one state, written by one at a time, wholly or not."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from dragoman.case import migrations
from dragoman.case.backend import Backend
from dragoman.case.migrations import MIGRATIONS, Migration
from dragoman.case.postgres import PostgresBackend, is_url
from dragoman.case.sqlite import SqliteBackend, check_file, keep
from dragoman.case.tables import steps
from dragoman.errors import BadCase

Clock = Callable[[], datetime]
Waiting = Callable[[str], None]  # told once that another process writes

NOTICE = 1.0  # seconds of waiting before it is told
LONGEST = 120.0  # seconds; one report is written in milliseconds, a move to a new format in seconds
PAUSE = 0.02  # seconds between tries
READ_ONLY = "it may only be read; nothing was changed. Make the file and its folder writable, or copy it"
BEING_MADE = ".being-made-"


class Store:
    """An open case."""

    def __init__(self, backend: Backend, *, clock: Clock, waiting: Waiting, longest: float = LONGEST) -> None:
        """Use ``open_store`` or ``make_store``: they look whether the case is there and well."""
        self.backend = backend
        self.shown = backend.shown
        self.clock = clock
        self.read_only = backend.read_only
        self.longest = longest
        self._waiting = waiting
        self._engine = backend.engine()

    def close(self) -> None:
        """Let go of the file or server."""
        self._engine.dispose()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what the database raises into a sentence on this case."""
        try:
            yield
        except DBAPIError as error:
            raise BadCase(f"{self.shown}: {self.backend.why(error)}") from error
        except UnicodeDecodeError as error:  # in the words of an error that quotes damaged bytes
            raise BadCase(f"{self.shown}: its data is damaged; nothing was changed. Go back to a backup") from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the case, whatever others write meanwhile."""
        with self.told(), self._engine.connect() as connection:
            self.backend.begin(connection, write=False)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is done wholly at its end, or not at all. Waits while another process writes."""
        if self.read_only:
            raise BadCase(f"{self.shown}: {READ_ONLY}")
        with self.told(), self._engine.connect() as connection:
            self._turn(connection)
            yield connection
            connection.commit()

    def _turn(self, connection: Connection) -> None:
        start, said = time.monotonic(), False
        while not self.backend.begin(connection, write=True):
            waited = time.monotonic() - start
            if waited > self.longest:
                raise BadCase(
                    f"{self.shown}: another process has been writing for {waited:.0f} seconds; nothing was changed. "
                    "Try again when it is done"
                )
            if waited > NOTICE and not said:
                self._waiting(f"{self.shown}: another process is writing; waiting for it")
                said = True
            time.sleep(PAUSE)

    def now(self) -> str:
        """The time as the tables have it."""
        return self.clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def step(self, connection: Connection, action: str) -> int:
        """Enter a new version of the case, made by an action, and return its number."""
        number = (connection.execute(steps.select().order_by(steps.c.number.desc()).limit(1)).scalar() or 0) + 1
        connection.execute(steps.insert().values(number=number, at=self.now(), action=action))
        return int(number)

    def prepare(self, known: tuple[Migration, ...] = MIGRATIONS) -> None:
        """Look whether the case is well and of a format known here; bring an older one up to date."""
        with self.reading() as connection:
            self.backend.usable(connection)
            due = migrations.pending(connection, self.shown, known)
        for migration in due:
            with self.writing() as connection:  # another process may have done it meanwhile
                if migration in migrations.pending(connection, self.shown, known):
                    migrations.apply(connection, migration, self.backend.kind, self.now())

    def fill(self, known: tuple[Migration, ...] = MIGRATIONS) -> None:
        """Make the tables of a new case, all at once, with its first step."""
        with self.writing() as connection:
            self.backend.usable(connection)
            migrations.make(connection, self.backend.kind, self.now(), self.shown, known)
            self.step(connection, "new")


def open_store(place: str | Path, *, clock: Clock, waiting: Waiting, longest: float = LONGEST) -> Store:
    """Open the case that lies in a file or under a URL; raises BadCase when it cannot be used."""
    if is_url(str(place)):
        backend: Backend = PostgresBackend(str(place))
    else:
        check_file(Path(place))
        backend = SqliteBackend(Path(place))
    store = Store(backend, clock=clock, waiting=waiting, longest=longest)
    try:
        store.prepare()
    except BaseException:
        store.close()
        raise
    return store


def make_store(place: str | Path, *, clock: Clock, waiting: Waiting) -> Store:
    """Make a new case and open it; raises BadCase where something is there already."""
    if is_url(str(place)):
        store = Store(PostgresBackend(str(place)), clock=clock, waiting=waiting)
        try:
            store.fill()
        except BaseException:
            store.close()
            raise
        return store
    with making(Path(place)) as made:
        store = Store(SqliteBackend(made, making=True), clock=clock, waiting=waiting)
        try:
            store.fill()
        finally:
            store.close()
    return open_store(place, clock=clock, waiting=waiting)


@contextmanager
def making(path: Path) -> Iterator[Path]:
    """A place beside a file that is to be; what stands there at the end gets its name, all at once."""
    if path.exists() or path.is_symlink():
        raise BadCase(f"{path}: there is a file of this name already; nothing was changed")
    try:
        folder = Path(mkdtemp(prefix=f"{BEING_MADE}", dir=path.absolute().parent))
    except OSError as error:
        raise BadCase(
            f"{path}: cannot be made there ({(error.strerror or str(error)).lower()}); choose another place"
        ) from error
    try:
        yield folder / path.name
        keep(folder / path.name, path)
    finally:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
