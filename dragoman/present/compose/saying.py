"""How a statement's line reads: the speaker's verb, and the words that follow it as one sentence.

Words that stand behind a verb of their own ("called him a traitor", "did not rule out the use of force") keep that
verb, for without it they may say the reverse; a clause behind "said" takes the verb of what the speaker does by it.
"""

import re
from collections.abc import Set
from functools import cache

from dragoman.lexicon import table
from dragoman.model import Evidence, Form, SpeakerClass, Stance, Statement
from dragoman.present.compose.desk import trim

LONGEST = 200  # characters of what is said
VERB = {
    Stance.ASSERTS: "say",
    Stance.DENIES: "deny",
    Stance.PROMISES: "promise",
    Stance.THREATENS: "threaten",
    Stance.DEMANDS: "demand",
    Stance.REFUSES: "refuse",
    Stance.WARNS: "warn",
    Stance.PREDICTS: "predict",
    Stance.ACCUSES: "accuse",
    Stance.PRAISES: "praise",
    Stance.ASKS: "ask",
}
# verbs that take no clause: what is said behind "said" needs a "saying" of its own
OBJECTS = frozenset((Stance.DENIES, Stance.REFUSES, Stance.ACCUSES, Stance.PRAISES, Stance.THREATENS, Stance.DEMANDS))
DENYING = frozenset((Stance.DENIES, Stance.REFUSES))
IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "began": "begin", "swore": "swear", "undertook": "undertake",
    "foresaw": "foresee", "spoke": "speak", "thought": "think", "felt": "feel", "understood": "understand",
    "saw": "see", "sought": "seek", "made": "make", "found": "find", "went": "go", "spelt": "spell", "held": "hold",
}  # fmt: skip
SPEAKING = frozenset(("said", "says", "say", "saying", "told", "tells", "tell", "telling"))
BETWEEN = re.compile(
    r"\s*(?:that|to|of|for|over|with|on|about|against|as|how|why|whether|what|from|[\"“])?\s*", re.IGNORECASE
)
OBJECT = re.compile(r"[^.,;:?!\"“”\n]{0,60}")
HELP = (
    r"(?:(?:has|have|had|did|does|do|is|are|was|were|would|could|can|been|also|already|earlier|later|always|often|again"
    r"|still|then|long|since|\w{3,}ly|not|n['’]t|never|yet|no|longer) ?)+"
)
HELPED = re.compile(rf"\b{HELP}$", re.IGNORECASE)
HELPING = re.compile(rf"{HELP}\b(?=.)", re.IGNORECASE)
NOT = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:also |again |\w+ly )?\w+ed$", re.IGNORECASE)
SUBORDINATE = re.compile(r"(?<=.), (?:who|which)\b|(?<=.) (?:that|which|who|whose|whom|when|where|as|after|before)\b")
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|should|shall|does|do|did)\b|n['’]t\b"
    r"|\w{2,}ed\b(?! (?:by|in|on|at|to))",
    re.IGNORECASE,
)
MANY = re.compile(r"\w[^s'’]s$|\b(?:people|men|women)$")  # "officials", "two people"
SIDE = re.compile(r",? (?:of|in|from|with|who|that|at|on|close|familiar|near|inside|briefed|said|quoted)\b")
NAMED = frozenset((SpeakerClass.PERSON, SpeakerClass.SPOKESPERSON, SpeakerClass.BODY, SpeakerClass.MEDIA))
WISHING = frozenset(("want", "expect", "tell", "call", "warn"))
ASKED = 8  # words from such a verb to the "to" of what is asked
BACK = 24  # characters before a verb: "could not yet "
RELATIVE = re.compile(r"(?:which|who) (?:has|have|had|is|are|was|were|will|would)\b")
BARE = re.compile(r"(?:that|which|who|what|when)\b\W*$", re.IGNORECASE)
# words that have a capital only where they begin a sentence
FUNCTION_WORDS = (
    "the a an this that these those it its he his she her they their there we our you your who what when where why how "
    "if whether while although though because since as in on at by for from with without after before during until "
    "under over about around nearly almost some many several most more much few both all each every any no none "
    "nobody not only even also but and or so such other another one two three four five six seven eight nine ten "
    "dozens hundreds thousands less at between among despite following according to"
)
PLAIN = frozenset(FUNCTION_WORDS.split())


def told(statement: Statement, speaker: str, text: str, names: Set[int] = frozenset()) -> str:
    """The line of a statement: ``text`` is its report's, ``names`` are the places where a name begins in it."""
    parts = [e for e in statement.content if not BARE.match(e.text.strip())] or list(statement.content)
    words = trim(" … ".join((_whole(parts[0]), *(e.text for e in parts[1:]))), LONGEST)
    verb, own = _verb(statement, text, many=_many(statement, speaker))
    if len(parts) < len(statement.content):
        words = f"… {words}"
    if statement.form is Form.DIRECT:
        return f"{verb} “{words}”"
    first = parts[0]
    opens = first.text not in words[: len(first.text)] or first.sentence.lstrip("\"'“”‘ ").startswith(first.text[:12])
    if not opens or first.start in names:
        return f"{verb} {words}"
    lead = words.split(" ", 1)[0].rstrip(",").casefold()
    if lead in PLAIN:
        return f"{verb} {words[0].lower()}{words[1:]}"
    return f"{verb} {words}" if own or not words[0].isupper() else f"{verb}: {words}"


def _whole(first: Evidence) -> str:
    """What is said from its beginning: "which was due in May, will be held" lacks what the sentence begins with."""
    at = first.sentence.find(first.text)
    return first.sentence[: at + len(first.text)] if at > 0 and RELATIVE.match(first.text) else first.text


def _verb(statement: Statement, text: str, *, many: bool) -> tuple[str, bool]:
    """The verb with what joins it to the words, and whether it is the report's own."""
    verb = _form(VERB[statement.stance], many=many)
    own = _own(statement, text, many=many)
    if own:
        return own, True
    if statement.stance not in OBJECTS or _stem(statement):
        return verb, False
    return (f"{verb}, saying", False) if _told(statement) else (f"{verb}:", True)


def asked(before: str) -> str:
    """Whom the words before "to ..." ask: "has urged [both sides] to"; "" for what somebody wants to do himself."""
    words = before.split()[-ASKED:]
    if not words or words[-1].casefold() != "to":
        return ""
    for at in range(len(words) - 2, -1, -1):
        entry = _entry(words[at].casefold())
        if entry is not None and (entry[0] in WISHING or entry[1] in (Stance.DEMANDS, Stance.ASKS)):
            found = words[at + 1 : -1]
            return " ".join(found[1:] if found[:1] in (["on"], ["upon"]) else found)
    return ""


def _told(statement: Statement) -> bool:
    """Whether a clause is said: behind a verb that takes one, or by its own verb."""
    entry = _entry(statement.cue.text) if statement.cue else None
    plain = entry is not None and {"that", "quote"} & entry[2]
    return bool(plain) or FINITE.search(statement.content[0].text) is not None


def _stem(statement: Statement) -> bool:
    """Whether what follows is denied by the cue itself: '"...", he denied'."""
    if statement.cue is None:
        return False
    entry = _entry(statement.cue.text)
    return statement.stance in DENYING and entry is not None and entry[1] in (Stance.DENIES, Stance.REFUSES)


def _own(statement: Statement, text: str, *, many: bool) -> str:
    """The report's verb before the words, in the present, unless it only says that something is said."""
    cue = statement.cue
    if cue is None or not statement.content or statement.content[0].start < cue.end:
        return ""
    gap = text[cue.end : statement.content[0].start]
    before = HELPED.search(text[max(0, cue.start - BACK) : cue.start])
    whole = " ".join(f"{before[0] if before else ''}{cue.text}".split())
    help_ = HELPING.match(whole)
    words = whole[help_.end() :] if help_ else whole
    entry = _entry(words)
    if entry is None or not _joins(gap, statement) or PASSIVE.search(whole.partition(words)[0] + words.split()[0]):
        return ""
    base, stance, frames = entry
    joined = " ".join(gap.strip('"“ ').split())
    if help_ and NOT.search(help_[0]):
        return f"{whole} {joined}".strip()
    plain = stance is Stance.ASSERTS and {"that", "quote"} & frames
    if plain and (statement.stance is not stance or _clause(statement) or not _bears(statement, frames)):
        return ""  # "reveals" and "claims" judge what is said: a clause does without them
    first, _, rest = words.partition(" ")
    if first.casefold() in SPEAKING:
        return ""
    return " ".join(part for part in (_form(base, many=many), rest, joined) if part)


def _bears(statement: Statement, frames: Set[str]) -> bool:
    """Whether a verb of saying takes what follows as its object: "stressed the need", "agreed to meet"."""
    return "obj" in frames or statement.content[0].text.startswith("to ")


def _clause(statement: Statement) -> bool:
    """Whether what is said is quoted or has a verb of its own: "talks were held", not "support for the talks"."""
    if statement.content[0].text.startswith("to "):
        return False
    main = SUBORDINATE.split(statement.content[0].text, maxsplit=1)[0]
    return statement.form is not Form.INDIRECT or FINITE.search(main) is not None


def _joins(gap: str, statement: Statement) -> bool:
    """Whether the words between a verb and what is said make one phrase: "that", or whom it tells "to ..."."""
    if statement.content[0].text.startswith("to "):
        return OBJECT.fullmatch(gap) is not None
    return BETWEEN.fullmatch(gap) is not None


def _entry(cue: str) -> tuple[str, Stance, frozenset[str]] | None:
    """The table's verb of a cue: its base, what is done by it, what may follow it."""
    words = cue.casefold().split()
    for base in _bases(words[0]) if words else ():
        for tail in (" ".join(words[1:3]), " ".join(words[1:2]), ""):
            found = _verbs().get(f"{base} {tail}".strip())
            if found is not None:
                return base, *found
    return None


@cache
def _verbs() -> dict[str, tuple[Stance, frozenset[str]]]:
    rows = (row for row in table("cues") if row["pos"] == "verb")
    return {row["word"]: (Stance(row["stance"]), frozenset(row["frames"].split())) for row in rows}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.split(" ", 1)[0] for word in _verbs())


def _bases(form: str) -> list[str]:
    """The verbs of the table that a word may be a form of: "denied" deny, "urging" urge, "put" put."""
    if form in IRREGULAR:
        return [IRREGULAR[form]]
    stems = [form]
    for ending in ("ed", "ing", "es", "s", "d"):
        if form.endswith(ending):
            stem = form[: -len(ending)]
            stems += [stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else stem, stem[:-1]]
    return [s for s in dict.fromkeys(stems) if s in _first_words()]


def _many(statement: Statement, speaker: str) -> bool:
    """Whether several speak: "two officials", "the organisers"; a name is one, whatever its ending."""
    who = SIDE.split(speaker)[0].rstrip(" ,")
    common = statement.speaker.speaker_class not in NAMED or who.rsplit(" ", 1)[-1].islower()
    return common and MANY.search(who) is not None


def _form(base: str, *, many: bool) -> str:
    """ "Denies", "urges", "pushes"; "two officials deny"."""
    if many:
        return base
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "o")) else f"{base}s"
