"""One document read, recognised, checked with its companions, and reviewed: what a worker and a command share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.desk import messages
from mingzhang.desk.beside import ACCEPTED, SETTINGS, AcceptanceError, SettingsError
from mingzhang.desk.system import reason

if TYPE_CHECKING:
    from mingzhang.desk.settings import FileSettings, Settings
    from mingzhang.findings import Acceptance, Report
    from mingzhang.points.reading import Reading

FINDINGS = 1
UNREADABLE = 2
UNKNOWN_KIND = "未识别"


class Outcome(Struct, frozen=True):
    """What became of one file: a report with its reading, or a sentence why there is none."""

    file: str
    report: Report | None = None
    reading: Reading | None = None
    error: str = ""

    @property
    def code(self) -> int:
        """Exit code of this file alone."""
        return UNREADABLE if self.report is None else self.report.exit_code


class Task(Struct, frozen=True):
    """A file to check, and the files to check it with.

    ``settings``: None means those beside the file; ``acceptances`` likewise.
    ``today``: the day on which acceptances are judged; None means that none is looked for.
    """

    file: str
    last_years: tuple[str, ...] = ()
    budgets: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    settings: Settings | None = None
    name: str = ""
    """How settings know the file: its path below the folder; its own path where there is none."""
    acceptances: tuple[Acceptance, ...] | None = None
    today: date | None = None


def examine(task: Task, *, debug: bool = False) -> Outcome:
    """Check one file. Never raises on what a file holds."""
    from mingzhang.readers import ReadError

    file = task.file
    try:
        return _examined(task)
    except ReadError as error:
        words = str(error)
        other = getattr(error, "file", file) != file and words
        return Outcome(file, error=messages.COMPANION.format(why=words) if other else words)
    except (SettingsError, AcceptanceError) as error:
        return Outcome(file, error=str(error))
    except MemoryError:
        return Outcome(file, error=messages.TOO_BIG.format(file=file))
    except OSError as error:
        return Outcome(file, error=messages.NOT_READ.format(file=file, why=reason(error)))
    except Exception as error:
        return fault(file, error, debug)


def fault(file: str, error: Exception, debug: bool) -> Outcome:
    """The program itself failed on the file."""
    if debug:
        import traceback

        traceback.print_exc()
    return Outcome(file, error=messages.FAULT.format(file=file))


def _examined(task: Task) -> Outcome:
    import mingzhang
    from mingzhang.desk.accounts import use_loaded

    use_loaded()
    reading = mingzhang.recognise(mingzhang.read(task.file))
    if reading.kind.value == UNKNOWN_KIND:
        pictures = sum(remark.kind.name in ("PICTURE", "EMBEDDED") for remark in reading.document.remarks)
        sentence = messages.ONLY_PICTURES if pictures else messages.NOT_A_DISCLOSURE
        return Outcome(task.file, error=sentence.format(file=task.file, count=pictures))
    settings = task.settings
    if settings is None and not _beside(task.file, SETTINGS):
        return _reported(task, reading, None)
    from mingzhang.desk.settings import settings_beside

    settings = settings_beside(Path(task.file)) if settings is None else settings
    own = settings.of(task.name or task.file)
    reading = declared(reading, own)
    return _reported(task, reading, settings, own)


def _beside(file: str, name: str) -> bool:
    return Path(file).with_name(name).is_file()


def declared(reading: Reading, own: FileSettings) -> Reading:
    """The reading with what the settings say of the file."""
    return replace(
        reading,
        declared=own.declared,
        unit=own.unit or reading.unit,
        year=own.year or reading.year,
    )


def _reported(
    task: Task, reading: Reading, settings: Settings | None, own: FileSettings | None = None
) -> Outcome:
    import mingzhang

    folder = Path(task.file).parent
    last_years = task.last_years or _named(folder, own.last_year if own else None)
    budgets = task.budgets or _named(folder, own.budget if own else None)
    together = None
    if last_years or budgets or task.tables:
        from mingzhang.checking.across import company

        together = company(
            reading,
            tuple(_reading(file) for file in last_years),
            tuple(_reading(file) for file in budgets),
            tuple(_reading(file) for file in task.tables),
        )
    policy = settings.policy if settings else None
    if policy is None and together is None:
        return Outcome(task.file, _reviewed(task, mingzhang.check(reading)), reading)
    report = mingzhang.check(reading, policy, together)
    return Outcome(task.file, _reviewed(task, report), reading)


def _named(folder: Path, names: tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(str(folder / name) for name in names or ())


def _reading(file: str) -> Reading:
    import mingzhang

    return mingzhang.recognise(mingzhang.read(file))


def _reviewed(task: Task, report: Report) -> Report:
    if task.today is None:
        return report
    known = task.acceptances
    if known is None:
        if not _beside(task.file, ACCEPTED):
            return report
        from mingzhang.desk.acceptances import acceptances_beside

        known = acceptances_beside(Path(task.file))
    from mingzhang.findings.review import reviewed

    return reviewed(report, known, task.today)
