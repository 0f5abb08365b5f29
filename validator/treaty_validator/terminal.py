"""Every byte that reaches a terminal or a log passes through here."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from typing import TextIO

# Control characters, bidirectional marks and other invisible ones: a record must not be able to steer a terminal. Nor
# the log of GitHub Actions, which obeys `##[` anywhere in a line and `::` at its beginning, whatever the format.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    r"|(?<=##)\["
)
_COLORS = {"error": "1;31", "warning": "1;33", "path": "1", "frame": "34", "help": "36", "good": "1;32"}


def clean(text: str) -> str:
    """The text on one line, with everything that cannot be seen written out."""
    # Most texts are harmless at a glance, and the pattern is compiled on first need.
    if not text.isascii() or not text.isprintable() or "##[" in text:
        text = re.sub(_UNSAFE, lambda found: f"\\u{ord(found.group()):04x}", text)
    return text.replace(":", "\\u003a", 1) if text.lstrip().startswith("::") else text


def clean_lines(text: str) -> str:
    """The same for text of several lines; in JSON it changes nothing but the spelling."""
    return "\n".join(map(clean, text.split("\n")))


def wants_color(choice: str, stream: TextIO | None) -> bool:
    """Whether to color: `always`, `never`, or by NO_COLOR, FORCE_COLOR and the kind of stream."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def paint(text: str, role: str, color: bool) -> str:
    """The text in the color of its role."""
    return f"\x1b[{_COLORS[role]}m{text}\x1b[0m" if color else text


def write(text: str, stream: TextIO | None) -> None:
    """Write the text; characters that the stream's encoding lacks are written out. Raises OSError."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    encoding = stream.encoding or "utf-8"
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
    else:
        stream.flush()
        buffer.write(text.encode(encoding, "backslashreplace"))
        buffer.flush()
    stream.flush()


def unwritten(error: OSError) -> str:
    """What could not be written, and why."""
    if isinstance(error, FileNotFoundError) and error.filename is None:
        return "the folder in which this was started is gone"
    place = f" {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""
    return f"cannot write{place}: {(error.strerror or str(error)).lower()}"


def fail(message: str, program: str = "validate-treaty") -> None:
    """One line on standard error; silent when even that is closed."""
    with contextlib.suppress(OSError):
        write(f"{program}: {clean(message)}\n", sys.stderr)
