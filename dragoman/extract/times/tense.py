# ruff: noqa: SIM905 - a word list reads best as words
"""The tense of the verb that governs a time, read off the parse: past, present, future, or unknown."""

from dragoman.model import Parsed, Token

WILL = frozenset(("will", "shall", "'ll", "’ll", "wo", "may", "might", "could", "can", "should", "must", "would", "'d"))
AHEAD = frozenset(
    "expect schedule plan hope intend set slate due likely want agree promise vow pledge aim seek prepare poise "
    "threaten order ask urge call propose decide offer tell need remain bind tip try invite warn appeal want "
    "wish consider determine able ready willing bound certain sure unlikely possible eager keen anticipate "
    "subpoena summon oblige force".split()
)  # heads whose infinitive lies ahead: "expected to", "hopes to", "due to", "likely to"
PLANNED = frozenset(("schedule", "plan", "slate", "due", "expect", "book", "poise", "set"))
# participles that put their own time ahead: "scheduled for", "due on"
DEFERS = frozenset("schedule plan slate postpone reschedule extend adjourn defer delay".split())
# verbs whose own time lies ahead, whatever their tense: "postponed until Friday", "scheduled a vote for May"
TIMETABLE = frozenset(
    "face debut vote meet begin start open host hold visit arrive leave depart travel convene expire launch return "
    "resume gather end hear address close reopen finish premiere kick fly speak appear last run".split()
)  # verbs whose simple present tells what is fixed to come: "parliament votes on Sunday"
FUTURE_NOUNS = frozenset(("deadline", "plan", "plans", "invitation", "proposal", "schedule"))
MOVES = frozenset("put push move shift bring".split())  # "put off to July", "moved to Monday"
GATHERINGS = frozenset(
    "strike march rally protest demonstration boycott walkout shutdown vote election referendum".split()
)  # who calls for one on a day names the day that it is to be on
GRANTS = frozenset("give grant allow have get extend".split())  # "gave them until Monday"
SPEECH = frozenset("say tell announce report state declare confirm add warn".split())
SPEECH_REACH = 4  # tokens between "told" and its day: "told the two reporters Friday"
QUOTES = frozenset('"“”')
STATES = frozenset(("acomp", "xcomp", "oprd"))  # of "stays shut" the first verb has the tense


def governing(parsed: Parsed, first: int, last: int) -> int | None:
    """The token of the verb that governs tokens [first, last): up the tree to the first verb."""
    tokens = parsed.tokens
    head = next((t for t in tokens[first:last] if not first <= t.head < last or t.head == t.i), tokens[first])
    seen = 0
    while head.pos not in ("VERB", "AUX") or first <= head.i < last:
        if head.head == head.i or seen > 12:
            return None
        head = tokens[head.head]
        seen += 1
    return head.i


def tense(parsed: Parsed, first: int, last: int) -> str | None:
    """The tense for a time at tokens [first, last); of words that are quoted without their verb none is known."""
    verb = governing(parsed, first, last)
    if verb is None:
        return None
    verb = _told(parsed, verb, first, last)
    between = parsed.tokens[verb + 1 : first] if verb < first else parsed.tokens[last:verb]
    if sum(t.text in QUOTES for t in between) % 2:
        return None
    ahead = (_moved, _called_for, _fixed, _falls_on)
    return "future" if any(test(parsed, verb, first) for test in ahead) else of_verb(parsed, verb)


def _told(parsed: Parsed, verb: int, first: int, last: int) -> int:
    """ "Told reporters Friday the army would leave": the day of the telling, though it stands before "leave"."""
    if verb < last:
        return verb
    for i in range(first - 1, max(first - 2 - SPEECH_REACH, -1), -1):
        token = parsed.tokens[i]
        if token.pos == "PUNCT":
            return verb
        if token.pos == "VERB":
            return i if token.tag == "VBD" and token.lemma in SPEECH else verb
    return verb


def _falls_on(parsed: Parsed, verb: int, first: int) -> bool:
    """ "The vote is Tuesday", "is on Tuesday"."""
    token = parsed.tokens[verb]
    near = first == verb + 1 or (first == verb + 2 and parsed.tokens[verb + 1].lower in ("on", "for"))
    return token.lemma == "be" and token.tag in ("VBZ", "VBP") and near


def _fixed(parsed: Parsed, verb: int, first: int) -> bool:
    """ "Set Nov. 10 as the deadline", "payable Dec. 7": the day that is set lies ahead."""
    due = first > 0 and parsed.tokens[first - 1].lower in ("payable", "due", "effective")
    set_ = parsed.tokens[verb].lemma in ("set", "fix") and first == verb + 1
    return due or (set_ and not parsed.tokens[first].lower.endswith("day"))  # "set Friday as the deadline": either


def planned_of_old(parsed: Parsed, first: int, last: int) -> bool:
    """ "Were due to start in May": a plan that was made before may lie on either side of the report."""
    verb = governing(parsed, first, last)
    if verb is None or not any(parsed.tokens[i].lower == "to" for i in parsed.children[verb]):
        return False
    head = parsed.tokens[parsed.tokens[verb].head]
    finite = [head, *(parsed.tokens[i] for i in parsed.children[head.i]), parsed.tokens[head.head]]
    return head.lemma in AHEAD and any(t.tag == "VBD" and t.pos in ("AUX", "VERB") for t in finite if t.i != verb)


def _moved(parsed: Parsed, verb: int, first: int) -> bool:
    """ "Put off to July", "gave them until Monday": the day to which something is moved or granted lies ahead."""
    to = parsed.tokens[first - 1].lower if verb < first else ""
    moved = to in ("to", "until", "till") and parsed.tokens[verb].lemma in MOVES
    return moved or (to in ("until", "till") and parsed.tokens[verb].lemma in GRANTS)


def put_off(parsed: Parsed, first: int, last: int) -> bool:
    """ "Postponed until Friday", "put off its trip until Wednesday": it is to be on that day, at no time before."""
    verb = governing(parsed, first, last)
    return verb is not None and verb < first and parsed.tokens[verb].lemma in MOVES | DEFERS - {"extend", "plan"}


def _called_for(parsed: Parsed, verb: int, first: int) -> bool:
    """ "Called for a strike on Monday", "called a rally for Friday"."""
    if parsed.tokens[verb].lemma not in ("call", "announce") or verb > first:
        return False
    return any(t.lemma in GATHERINGS and t.pos == "NOUN" for t in parsed.tokens[verb + 1 : first])


def of_verb(parsed: Parsed, verb: int, depth: int = 0) -> str | None:
    """The tense of one verb with its auxiliaries; an infinitive or participle asks what governs it."""
    token = parsed.tokens[verb]
    helpers = [parsed.tokens[i] for i in parsed.children[verb] if parsed.tokens[i].dep in ("aux", "auxpass")]
    if any(h.lower in WILL for h in helpers):
        have = any(h.lemma == "have" for h in helpers)
        return (
            "past" if have and any(h.lower in ("could", "might", "must", "would", "may") for h in helpers) else "future"
        )
    if any(h.lower == "to" for h in helpers):
        return _infinitive(parsed, token, depth)
    finite = next((h for h in helpers if h.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is not None:
        return _compound(token, finite, helpers)
    if token.lemma in DEFERS:
        return "future"
    if token.tag == "VBD":
        return "past"
    if token.tag in ("VBZ", "VBP"):
        return _present(parsed, token)
    return _participle(parsed, token, depth)


def _compound(token: Token, finite: Token, helpers: list[Token]) -> str | None:
    """ "Has met", "was held", "is meeting", "is scheduled", "was to meet"."""
    if token.lemma in DEFERS:
        return "future"
    if finite.lemma == "have":
        return "past"
    if finite.tag == "VBD":
        return None if token.lemma in PLANNED else "past"
    if token.tag == "VBN":
        if token.lemma in AHEAD:
            return "future"
        return "past" if any(h.lemma == "be" and h.tag == "VBN" for h in helpers) else "present"
    return (
        "future"
        if token.lemma in ("go", "come", "leave", "arrive", "travel", "visit", "meet", "host", "hold")
        else "present"
    )


def _present(parsed: Parsed, token: Token) -> str:
    ahead = token.lemma in ("hope", "expect", "plan", "intend", "aim", "want")
    due = token.lemma == "be" and any(parsed.tokens[i].lemma in PLANNED for i in parsed.children[token.i])
    return "future" if ahead or due or token.lemma in TIMETABLE else "present"


def _infinitive(parsed: Parsed, token: Token, depth: int) -> str | None:
    """ "To meet": ahead of "expected", "hopes", "agreed"; elsewhere as its governor."""
    if token.head == token.i or depth > 4:
        return "future"
    head = parsed.tokens[token.head]
    if head.lemma in AHEAD or head.lemma in FUTURE_NOUNS:
        return None if _pluperfect(parsed, head) else "future"
    if head.pos in ("VERB", "AUX"):
        above = of_verb(parsed, head.i, depth + 1)
        return "future" if above == "present" else above
    return "future"


def _pluperfect(parsed: Parsed, head: Token) -> bool:
    """ "Had been due to expire Friday" may lie on either side."""
    near = [*parsed.children[head.i], *parsed.children[head.head]]
    return any(parsed.tokens[i].lower == "had" for i in near)


def _participle(parsed: Parsed, token: Token, depth: int) -> str | None:
    if token.tag == "VBN" and token.lemma in PLANNED:
        return "future"
    if token.tag == "VBN" and token.dep not in STATES:
        return "past"
    if token.head == token.i:
        return None
    if depth > 4:
        return None
    at: Token | None = parsed.tokens[token.head]
    while at is not None and at.pos not in ("VERB", "AUX"):
        at = parsed.tokens[at.head] if at.head != at.i else None
    return of_verb(parsed, at.i, depth + 1) if at is not None else None
