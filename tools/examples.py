"""Write again what is said of each rule's wrong example, after a message or a rule has changed.

    python tools/examples.py     refresh ``says`` in src/mingzhang/checking/rulebook/examples/*.toml

Read the difference before it is committed: it is what people will be told.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "src" / "mingzhang" / "checking" / "rulebook" / "examples"


def main() -> int:
    """Refresh every file; 1 if an example is told of no more."""
    from mingzhang.checking.rulebook.example import examples
    from tests.checking.rulebook import bases
    from tests.checking.rulebook.test_examples import NEVER_BROKEN, told

    lost = 0
    with tempfile.TemporaryDirectory() as place:
        for file in sorted(FOLDER.glob("*.toml")):
            text = file.read_text("utf-8")
            for rule_id in re.findall(r'(?m)^\["([^"]+)"\]$', text):
                if rule_id in NEVER_BROKEN:
                    continue
                example = examples()[rule_id]
                found = told(bases.report(example, example.wrong, Path(place)), rule_id)
                if not found:
                    print(f"{rule_id}：错的例子没有报出来")
                    lost = 1
                    continue
                old = f"says = {json.dumps(example.says, ensure_ascii=False)}"
                start = text.index(f'["{rule_id}"]')
                at = text.index(old, start)
                text = (
                    text[:at]
                    + f"says = {json.dumps(found[0].title, ensure_ascii=False)}"
                    + text[at + len(old) :]
                )
            file.write_text(text, "utf-8")
    return lost


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    sys.exit(main())
