"""A worker that dies on one file, hangs on another, and answers nonsense-free on the rest."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    for line in sys.stdin:
        file = json.loads(line)["file"]
        if file == "死.txt":
            os._exit(11)
        if file == "一次.txt" and Path(file).exists():
            Path(file).unlink()
            os._exit(11)
        if file == "挂.txt":
            time.sleep(600)
        sys.stdout.write(json.dumps({"error": f"读过 {file}"}) + "\n")
        sys.stdout.flush()
