"""``mingzhang build``: a workbook becomes the folder of published files, or a list of what to mend."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli import messages
from mingzhang.cli.ledgers import open_ledger, tell
from mingzhang.cli.streams import complain

if TYPE_CHECKING:
    from mingzhang.compose import Composed

PROBLEMS = 1
UNREADABLE = 2


def build(
    file: str,
    output: str,
    *,
    date: str | None = None,
    fonts: str | None = None,
    anyway: bool = False,
    overwrite: bool = False,
) -> int:
    """Build everything; 0 done, 1 something must be mended first, 2 nothing could be read or written."""
    from mingzhang.compose import ProfileError, compose, screen
    from mingzhang.render import RenderError
    from mingzhang.render.output import write_folder

    try:
        day = datetime.date.fromisoformat(date) if date else datetime.date.today()
    except ValueError:
        complain(messages.BAD_DATE.format(text=date))
        return UNREADABLE
    opened = open_ledger(file)
    if opened is None:
        return UNREADABLE
    if tell(file, opened.problems) or opened.ledger is None:
        return PROBLEMS
    try:
        composed = compose(opened.ledger, date=day)
        hits = screen(composed.document)
        if hits:
            complain((messages.SCREENED_ANYWAY if anyway else messages.SCREENED).format(count=len(hits)))
            for hit in hits:
                words = {"kind": hit.kind, "part": hit.part, "text": hit.text, "remedy": hit.remedy}
                complain(messages.SCREEN_HIT.format(**words))
            if not anyway:
                return PROBLEMS
        files = rendered(composed, Path(fonts) if fonts else None)
        write_folder(files, Path(output), overwrite=overwrite)
    except (ProfileError, RenderError) as error:
        complain(str(error))
        return UNREADABLE
    names = [messages.BUILT_FILE.format(name=name) for name in files if "/" not in name]
    complain(messages.BUILT.format(folder=output, files="\n".join(names)))
    return 0


def rendered(composed: Composed, fonts: Path | None = None) -> dict[str, bytes]:
    """Every file of the publication by name; a format that cannot be made says why and does not hinder the others."""
    from mingzhang.cli.records import points_json, records
    from mingzhang.render import Options
    from mingzhang.render.everything import render_everything

    options = Options(fonts, points_json(composed))
    made = render_everything(composed.document, options, records(composed))
    for error in made.failed:
        complain(str(error))
    return made.files
