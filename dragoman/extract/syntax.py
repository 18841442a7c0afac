"""Small questions about a parse that several extractors ask: whose subject, which noun phrase, passive or not."""

from collections.abc import Iterator

from dragoman.lexicon import words
from dragoman.model import Parsed, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PRONOUNS_WHO = frozenset({"who", "which", "that", "whom", "whose"})
TRIMMED = frozenset(
    (
        "relcl",
        "acl",
        "appos",
        "conj",
        "cc",
        "punct",
        "advcl",
        "preconj",
        "ccomp",
        "parataxis",
        "mark",
        "csubj",
        "aux",
        "auxpass",
        "cop",
        "nsubj",
        "dep",
        "advmod",
        "neg",
    )
)  # children that are no part of a short noun phrase
NOUN_PREPOSITIONS = frozenset({"of", "from", "for"})
WHOLE_NAMES = frozenset({"GPE", "PERSON", "NORP", "ORG", "LOC"})  # "accused the West of": the name ends at its entity
SINCE = frozenset(("after", "before", "since", "until"))
BLAMED = frozenset(
    ("accuse", "blame", "suspect", "criticize", "criticise", "condemn", "praise", "thank", "stop", "prevent", "deter",
     "keep", "charge", "denounce", "ban", "bar")
)  # fmt: skip  # "accused X of bombing": X is said to have bombed
ASKING = frozenset({"ask", "call", "demand", "urge", "accuse", "deny", "warn", "appeal", "add"})
DASHES = frozenset({"-", "--", "–", "—"})
NEVER = frozenset({"never", "not", "n't", "neither", "nor"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
LONGEST_PHRASE = 14  # tokens: beyond it a noun phrase is cut back to its base; names with offices need about ten


def child(parsed: Parsed, i: int, *deps: str) -> int | None:
    """The first child of ``i`` with one of these labels."""
    tokens = parsed.tokens
    return next((c for c in parsed.children[i] if tokens[c].dep in deps), None)


def conjuncts(parsed: Parsed, i: int) -> list[int]:
    """``i`` and everything joined to it by "and" or a comma, in text order."""
    found, stack = [], [i]
    while stack:
        j = stack.pop()
        found.append(j)
        stack.extend(c for c in parsed.children[j] if parsed.tokens[c].dep == "conj")
        for c in parsed.children[j]:
            if named(parsed, j, c):  # "President Ali and leader Maduro": the conjunct may hang on the name
                stack.extend(g for g in parsed.children[c] if parsed.tokens[g].dep == "conj")
    return sorted(found)


def named(parsed: Parsed, i: int, c: int) -> bool:
    """Whether ``c`` is the name right behind the office ``i``, without a comma: "Guyana's President Irfaan Ali"."""
    token = parsed.tokens[c]
    return token.dep == "appos" and token.entity == "PERSON" and parsed.subtree(c)[0] == i + 1


def first_conjunct(parsed: Parsed, i: int) -> int:
    """Climb "A, B and C" to A."""
    while parsed.tokens[i].dep == "conj" and parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
    return i


def passive(parsed: Parsed, i: int) -> bool:
    """Whether verb ``i`` is a passive, a reduced relative clause ("the deal signed in Oslo") included."""
    token = parsed.tokens[i]
    if any(parsed.tokens[c].dep in ("auxpass", "nsubjpass") for c in parsed.children[i]):
        return True
    if token.tag != "VBN":
        return False
    if token.dep == "conj":
        head = parsed.tokens[token.head]
        return head.tag == "VBN" and head.pos == "VERB" and passive(parsed, head.i) and not _has_subject(parsed, i)
    if token.dep == "acl":
        return not _has_subject(parsed, i) and not _has_aux(parsed, i)
    return token.dep == "advcl" and not _has_aux(parsed, i)


def _has_subject(parsed: Parsed, i: int) -> bool:
    return child(parsed, i, *SUBJECTS) is not None


def _has_aux(parsed: Parsed, i: int) -> bool:
    return any(parsed.tokens[c].dep == "aux" for c in parsed.children[i])


def negated(parsed: Parsed, i: int) -> bool:
    """Whether a "not", "never" or "no longer" belongs to ``i``."""
    tokens = parsed.tokens
    for c in parsed.children[i]:
        dep = tokens[c].dep
        if dep == "neg":
            return True
        if dep == "aux" and c > 0 and tokens[c - 1].lower == "never":  # "does not, and never will, accept"
            return True
        if c < i and dep in ("advmod", "preconj", "cc") and tokens[c].lower in NEVER:
            return True
    return False


def noun_phrase(parsed: Parsed, i: int) -> tuple[int, int]:
    """Tokens [first, last) of the short noun phrase of head ``i``: no relative clause, apposition or conjunct."""
    tokens = parsed.tokens
    first, last = i, i + 1
    for c in parsed.children[i]:
        if named(parsed, i, c):
            last = max(last, noun_phrase(parsed, c)[1])
        if tokens[c].dep in TRIMMED:
            continue
        if c < i:
            first = min(first, parsed.subtree(c)[0])
        elif tokens[c].dep == "case":
            continue  # the 's of a possessor
        elif tokens[c].dep == "prep" and tokens[c].lower in NOUN_PREPOSITIONS and c == last:
            inner = child(parsed, c, "pobj")
            if inner is not None and not (tokens[i].entity in WHOLE_NAMES and tokens[c].entity == ""):
                last = max(last, *(noun_phrase(parsed, g)[1] for g in conjuncts(parsed, inner)))
        elif tokens[c].dep in ("nummod", "nmod", "compound", "npadvmod") and c == last:
            last = max(last, parsed.subtree(c)[1])
    if last == i + 1 and tokens[i].entity == "" and tokens[i].lemma.lower() in words("office_nouns"):
        while last < len(tokens) and tokens[last].entity == "PERSON" and tokens[last].sentence == tokens[i].sentence:
            last += 1  # "leader Gabriel Boric", whatever the parser hung the name on
    return _tidy(parsed, i, first, last)


def _tidy(parsed: Parsed, i: int, first: int, last: int) -> tuple[int, int]:
    """Cut an overlong phrase back to its base, and datelines, conjunctions and punctuation off its left end."""
    tokens = parsed.tokens
    if last - first > LONGEST_PHRASE:
        first = next((c for c in range(max(first, i - 6), i + 1) if tokens[c].dep in ("det", "poss", "compound")), i)
        last = i + 1
    for j in range(i - 1, first, -1):  # "BRUSSELS - European leaders": a dateline is no part of the name
        if tokens[j].text in DASHES and tokens[j].space and tokens[j - 1].space:
            first = j + 1
            break
    while first < i and (tokens[first].pos == "PUNCT" or tokens[first].dep in ("cc", "preconj", "mark")):
        first += 1
    return first, last


def phrase_span(parsed: Parsed, i: int) -> Span:
    """The short noun phrase of head ``i`` as a span."""
    return parsed.span(*noun_phrase(parsed, i))


def subjects(parsed: Parsed, i: int, depth: int = 0) -> list[int]:
    """Heads of what verb ``i`` has for its grammatical subject, through conjunction, control and relative clauses."""
    tokens = parsed.tokens
    own = own_subject(parsed, i)
    token = tokens[i]
    if own is not None:
        return _antecedents(parsed, i, own)
    if depth > 4 or token.head == i:
        return []
    return _after(parsed, i) or _inherited(parsed, i, depth)


def own_subject(parsed: Parsed, i: int) -> int | None:
    """The subject that stands with the verb; in "Massacre at sea: sailors fire on ferry" the one behind the colon."""
    tokens = parsed.tokens
    own = [c for c in parsed.children[i] if tokens[c].dep in SUBJECTS]
    if len(own) > 1 and own[0] < own[1] < i and any(t.text == ":" for t in tokens[own[0] : own[1]]):
        return own[1]
    return own[0] if own else None


def _antecedents(parsed: Parsed, i: int, own: int) -> list[int]:
    """The subject that stands with the verb; "who" and "which" lead to the noun they follow."""
    tokens = parsed.tokens
    if tokens[own].lower in PRONOUNS_WHO and tokens[i].dep in ("relcl", "ccomp", "conj"):
        owner = tokens[first_conjunct(parsed, i)]
        if owner.dep == "relcl":
            return conjuncts(parsed, owner.head) if tokens[owner.head].tag.endswith("S") else [owner.head]
    return conjuncts(parsed, own)


def _inherited(parsed: Parsed, i: int, depth: int) -> list[int]:
    """The subject of a verb that has none of its own."""
    tokens = parsed.tokens
    token = tokens[i]
    head = tokens[token.head]
    if token.dep == "acl" and head.pos in NOMINAL:
        if token.tag in ("VBN", "VBG"):
            return [head.i]
        return _controller(parsed, head.i, depth)
    if token.dep == "xcomp" and head.dep == "ROOT" and head.pos in NOMINAL:
        return conjuncts(parsed, head.i)
    if token.dep in ("xcomp", "ccomp"):
        controlled = child(parsed, head.i, "dobj", "dative")
        if controlled is not None and controlled < i and head.pos == "VERB":
            return conjuncts(parsed, controlled)
    if token.dep == "relcl":
        return _controller(parsed, head.i, depth) if any(tokens[c].lower == "to" for c in parsed.children[i]) else []
    if token.dep == "acomp" and head.pos in ("AUX", "VERB"):
        return subjects(parsed, head.i, depth + 1)
    if token.dep in ("pcomp", "prep", "acomp"):
        blamed = child(parsed, head.head, "dobj", "nsubjpass") if tokens[head.head].lemma in BLAMED else None
        if blamed is not None:  # "Chad, which Niger accuses of arming them": Chad is accused
            return _antecedents(parsed, head.head, blamed)
        return _controller(parsed, head.i, depth)
    if (
        token.dep == "conj"
        and token.tag in ("VBD", "VBZ", "VBP")
        and head.dep in ("xcomp", "ccomp")
        and (head.tag == "VB" or (token.lemma in ASKING and head.tag == "VBN" and _has_aux(parsed, head.i)))
    ):
        return subjects(parsed, head.head, depth + 1)  # "urged X to return and offered": the finite verbs go together
    if token.dep in ("conj", "xcomp", "advcl", "ccomp", "attr") and head.pos in ("VERB", "AUX", "ADJ", "NOUN"):
        return subjects(parsed, head.i, depth + 1)
    return []


def _after(parsed: Parsed, i: int) -> list[int]:
    """ "They agreed, days after a raid left ten dead": the parser hangs the raid on "after", and "left" has nobody."""
    tokens = parsed.tokens
    if tokens[i].dep != "advcl" or tokens[i].tag not in ("VBD", "VBZ", "VBP"):
        return []
    inner = [k for j in parsed.children[i] for k in (j, *parsed.children[j]) if k < i]
    after = next((k for k in inner if tokens[k].dep == "prep" and tokens[k].lower in SINCE), None)
    found = child(parsed, after, "pobj") if after is not None else None
    return [] if found is None else conjuncts(parsed, found)


def _controller(parsed: Parsed, i: int, depth: int) -> list[int]:
    """The subject of whatever verb stands above noun, adjective or preposition ``i``; a possessor comes first."""
    owner = child(parsed, i, "poss")
    if owner is not None and parsed.tokens[i].pos == "NOUN":
        return conjuncts(parsed, owner)
    if parsed.tokens[i].dep == "ROOT" and parsed.tokens[i].pos in NOMINAL:
        return conjuncts(parsed, i)  # a headline: "Presidents to hold talks"
    up = verb_above(parsed, i)
    return subjects(parsed, up, depth + 1) if up is not None else []


def verb_above(parsed: Parsed, i: int) -> int | None:
    """The nearest verb (or "be") that governs ``i``."""
    tokens = parsed.tokens
    for _ in range(12):
        head = tokens[i].head
        if head == i:
            return None
        i = head
        if tokens[i].pos in ("VERB", "AUX"):
            return i
    return None


def ancestors(parsed: Parsed, i: int) -> Iterator[Token]:
    """The tokens above ``i``, nearest first."""
    while parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
        yield parsed.tokens[i]


def objects(parsed: Parsed, i: int) -> list[int]:
    """Heads of what verb ``i`` acts on: the object, or the passive's subject."""
    tokens = parsed.tokens
    if passive(parsed, i):
        return subjects(parsed, i)
    found = [c for c in parsed.children[i] if tokens[c].dep == "dobj"]
    token = tokens[i]
    if not found and token.dep == "conj" and i > token.head:  # "detained and deported him" shares the later object
        return []
    if not found:
        shared = next((c for c in parsed.children[i] if tokens[c].dep == "conj" and c > i), None)
        if shared is not None and tokens[shared].pos == "VERB" and shared - i <= 3:
            found = [c for c in parsed.children[shared] if tokens[c].dep == "dobj"]
    return [c for f in found for c in conjuncts(parsed, f)]


def by_agent(parsed: Parsed, i: int) -> list[int]:
    """Heads of the "by" phrase of ``i``."""
    tokens = parsed.tokens
    for c in parsed.children[i]:
        if tokens[c].dep in ("agent", "prep") and tokens[c].lower == "by":
            inner = child(parsed, c, "pobj")
            if inner is not None:
                return conjuncts(parsed, inner)
    return []


def prepositional(parsed: Parsed, i: int, *words: str) -> list[int]:
    """Heads of the objects of these prepositions under ``i``."""
    tokens = parsed.tokens
    found: list[int] = []
    for c in parsed.children[i]:
        if tokens[c].dep in ("prep", "dative", "agent") and tokens[c].lower in words:
            found += [g for p in parsed.children[c] if tokens[p].dep == "pobj" for g in _listed(parsed, p)]
    return found


def _listed(parsed: Parsed, i: int) -> list[int]:
    """Conjuncts, a list that the parser took for an apposition included ("himself, President X, and Y")."""
    found = conjuncts(parsed, i)
    if parsed.tokens[i].pos == "PRON":
        found += [g for c in parsed.children[i] if parsed.tokens[c].dep == "appos" for g in conjuncts(parsed, c)]
    return found
