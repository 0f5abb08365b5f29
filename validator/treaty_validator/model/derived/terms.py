"""How the pact was concluded, how long it holds, who may join and leave."""

from __future__ import annotations

from treaty_validator.model.derived.clauses import by_crosswalk, found, promises, values
from treaty_validator.model.derived.registry import Value, derived
from treaty_validator.model.period import months
from treaty_validator.model.treaty import Treaty

_RATIFIED = frozenset(
    {"ratification_by_all", "ratification_by_number", "ratification_by_named_states", "exchange_of_instruments"}
)
_AT_ONCE = frozenset({"signature", "adoption"})


def _silent_is_zero(treaty: Treaty, variable: str, *keys: str, zero: tuple[str, ...] = ()) -> Value:
    if treaty.get(*keys) in {"silent", *zero}:
        return 0
    return by_crosswalk(treaty, variable, *keys)


@derived("estmode", "Needs ratification", limits="Blank for notifications, fixed days and unknown rules.")
def estmode(treaty: Treaty) -> Value:
    """1 when the rule on entry into force asks for ratifications, 0 when the pact binds on signature or adoption."""
    basis = treaty.get("in_force", "basis")
    return 1 if basis in _RATIFIED else 0 if basis in _AT_ONCE else None


@derived("pubsecr", "Public or secret", values="0 public, 1 public with secret articles, 2 secret")
def pubsecr(treaty: Treaty) -> Value:
    """From publicity."""
    return by_crosswalk(treaty, "PUBSECR", "publicity")


@derived("proadd", "Procedure of accession", values="0 none, 1 foreseen without procedure, 2 unanimity, 3 other")
def proadd(treaty: Treaty) -> Value:
    """From accession: 0 when it is closed or the text is silent, else by the procedure, 1 when the text has none."""
    openness = treaty.get("accession", "openness")
    if openness in {"silent", "closed"}:
        return 0
    if openness in {"named_states", "conditional", "open"} and treaty.get("accession", "procedure") == "silent":
        return 1
    return by_crosswalk(treaty, "PROADD", "accession", "procedure")


@derived("futmem", "Who may join", values="0 nobody named, 1 named states, 2 states with stated traits, 3 any state")
def futmem(treaty: Treaty) -> Value:
    """From accession: 0 when it is closed or the text is silent, else by its openness."""
    return _silent_is_zero(treaty, "FUTMEM", "accession", "openness", zero=("closed",))


@derived("speclgth", "Length specified", values="0 silent, 1 fixed term, 2 until a condition is met, 3 indefinite")
def speclgth(treaty: Treaty) -> Value:
    """From the kind of duration."""
    return _silent_is_zero(treaty, "SPECLGTH", "duration", "kind")


@derived("length", "Length in months", values="months; blank when there is no fixed term")
def length(treaty: Treaty) -> Value:
    """From the fixed term, when it is written in years or months."""
    return months(treaty.get("duration", "term")) if speclgth(treaty) == 1 else None


@derived(
    "renounce",
    "Leaving during the term",
    values="0 silent, 1 at any time, 2 if another member is the aggressor, 3 after a set period, 4 forbidden",
    limits="Leaving only at the end of the term counts as silence on leaving before.",
)
def renounce(treaty: Treaty) -> Value:
    """From withdrawal."""
    return _silent_is_zero(treaty, "RENOUNCE", "withdrawal", "allowed", zero=("end_of_term",))


@derived("proren", "Renewal", values="0 none, 1 by agreement, 2 automatic unless notice is given")
def proren(treaty: Treaty) -> Value:
    """From the renewal of duration."""
    return _silent_is_zero(treaty, "PROREN", "duration", "renewal", zero=("none",))


@derived("renewlgt", "Length of renewal in months", values="months; blank when there is none")
def renewlgt(treaty: Treaty) -> Value:
    """From the renewal term, when it is written in years or months."""
    return months(treaty.get("duration", "renewal_term"))


@derived(
    "term",
    "How it ended",
    values="0 has not ended, 1 fulfilled or run out, 2 broken, 3 replaced",
    limits="Blank for pacts dissolved by agreement, ended with a state, or fallen out of use.",
)
def term(treaty: Treaty) -> Value:
    """0 when the status is in_force or suspended, else by the mode of the end."""
    if treaty.get("ended") is None:
        return 0 if treaty.get("status") in {"in_force", "suspended"} else None
    return by_crosswalk(treaty, "TERM", "ended", "mode")


@derived("medarb", "Formal settlement of disputes")
def medarb(treaty: Treaty) -> Value:
    """1 when the means named are mediation, conciliation, arbitration or a court; 0 when they are others or the text is
    silent."""
    means = set(values(treaty.get("dispute_settlement"), "means"))
    if not means or means <= {"unclear", "unknown"}:
        return None
    return int(bool(means & {"mediation", "conciliation", "arbitration", "court"}))


@derived("agprois_any", "Further agreements promised", limits="Their subject is told in words.")
def agprois_any(treaty: Treaty) -> Value:
    """1 when a provision promises further agreements."""
    return found(treaty, promises(treaty, "further_agreement"))


@derived("source", "What was read", values="1 text or part of it, 2 secondary sources only")
def source(treaty: Treaty) -> Value:
    """From the basis of coding."""
    return by_crosswalk(treaty, "SOURCE", "coding", "text_basis") or 1
