"""Demands that only a speaker's words make: orders, doors shut in the passive, what is out of the question.

"Withdraw it tonight," she said; "had to let the lorries in"; "a fine would not be paid"; "talks are out of the
question"; "any transit will be met with fire"; "saw no reason to talk".
"""

from collections.abc import Iterator

from dragoman.extract.asking import party
from dragoman.extract.syntax import ancestors, child, negated, passive, subjects
from dragoman.extract.ultimatums import outsider
from dragoman.extract.voiced import mentions, saying
from dragoman.extract.wanted import clause_words, noun_words, trimmed, without_not
from dragoman.model import DemandMention, DemandStance, Parsed, Token

WANTS, REFUSES, CONDITIONS = DemandStance.WANTS, DemandStance.REFUSES, DemandStance.CONDITIONS
# verbs by which one side orders another about; "look", "ask anybody", "remember" are said to the reader
ORDERED = frozenset(
    ("withdraw", "free", "release", "stop", "leave", "give", "hand", "return", "open", "lift", "end", "halt", "sign",
     "resign", "quit", "pay", "drop", "pull", "disarm", "reopen", "scrap", "cancel", "surrender", "respect", "restore",
     "dismantle", "vacate", "cease", "hold", "send", "bring", "show", "publish", "apologise", "apologize", "recall")
)  # fmt: skip
SHUT = frozenset(
    ("let", "allow", "permit", "give", "pay", "hand", "return", "release", "free", "extradite", "withdraw", "lift",
     "reopen", "tolerate", "accept", "admit", "recognise", "recognize", "sign", "ratify", "surrender", "cede")
)  # fmt: skip
OFFS = frozenset((("out", "of", "the", "question"),))
UNFIT = frozenset(("unacceptable", "inadmissible", "unthinkable"))
MET = frozenset(("answer", "meet", "repel", "punish", "treat", "crush", "cut", "rebuff", "return"))
BLANK = frozenset(("any", "every", "each", "another", "next", "further", "such"))
ANYONE = frozenset(("anyone", "anybody", "whoever", "everyone"))
GROUNDS = frozenset(("reason", "cause", "need", "intention", "point"))
UNSURE = frozenset(("he", "she", "it", "they", "we", "i", "you", "there", "this", "that", "who", "which", "one"))
FUTURE = frozenset(("will", "would", "shall", "'ll", "wo", "'d"))


def spoken(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """What a speaker orders, rules out or threatens by verb ``token``."""
    if token.tag == "VB":
        yield from _ordered(parsed, token)
    if token.lemma == "have" and token.tag != "VB":
        yield from _had_to(parsed, token)
    if token.lemma == "be":
        yield from _off_the_table(parsed, token)
        yield from _none_until(parsed, token)
    if token.tag in ("VBN", "VBD") and passive(parsed, token.i):
        yield from _shut(parsed, token)
        yield from _met(parsed, token)
    if token.lemma in ("see", "find"):
        yield from _no_grounds(parsed, token)


def _ordered(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Withdraw it tonight," its leader said; "give back our barge", Asuncion told Buenos Aires."""
    above = parsed.tokens[token.head]
    helped = child(parsed, token.i, "nsubj", "nsubjpass", "aux", "mark", "expl") is not None
    say = saying(parsed, token.i) if token.lemma in ORDERED and not helped and not negated(parsed, token.i) else None
    if say is None or token.dep not in ("ccomp", "ROOT", "parataxis") or (token.dep == "ccomp" and above.i != say.i):
        return
    if token.i > say.i or _follows_a_word(parsed, token) or child(parsed, token.i, "dobj", "prep", "prt") is None:
        return
    words = (token.i, trimmed(parsed, token.i, token.i, parsed.subtree(token.i)[1]))
    words = (words[0], min(words[1], say.i) if say.i > token.i else words[1])
    if outsider(parsed, subjects(parsed, say.i), say) or words[1] <= words[0] + 1:
        return
    cue = parsed.span(token.i, token.i + 1)
    yield from mentions(parsed, subjects(parsed, say.i), _told(parsed, say), words, WANTS, cue)


def _told(parsed: Parsed, say: Token) -> list[int]:
    """Whom somebody tells or warns."""
    below = (c for c in parsed.children[say.i] if parsed.tokens[c].dep in ("dobj", "dative"))
    return [c for c in below if party(parsed, c)] if say.lemma in ("tell", "warn") else []


def _follows_a_word(parsed: Parsed, token: Token) -> bool:
    """Whether something other than a quotation mark, a comma or a colon stands before the order."""
    first = parsed.subtree(token.i)[0]
    return first < token.i and any(t.pos not in ("PUNCT", "ADV", "INTJ") for t in parsed.tokens[first : token.i])


def _had_to(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Said that Israel had to let the lorries in"."""
    deed = child(parsed, token.i, "xcomp")
    who = child(parsed, token.i, "nsubj")
    say = saying(parsed, token.i)
    if deed is None or who is None or say is None or token.dep != "ccomp" or say.i not in _heads(parsed, token.i):
        return
    named = party(parsed, who) and parsed.tokens[who].lower not in UNSURE and not negated(parsed, token.i)
    helpers = {parsed.tokens[c].lower for c in parsed.children[deed] if parsed.tokens[c].dep in ("aux", "advmod")}
    to = "to" in helpers and parsed.tokens[token.i + 1].lower != "yet"  # "has yet to reply"
    if named and to and parsed.tokens[deed].pos == "VERB" and not outsider(parsed, subjects(parsed, say.i), say):
        words = clause_words(parsed, deed)
        yield from mentions(parsed, subjects(parsed, say.i), [who], words, WANTS, parsed.span(token.i, token.i + 1))


def _heads(parsed: Parsed, i: int) -> set[int]:
    return {above.i for above in ancestors(parsed, i)}


def _off_the_table(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Talks are out of the question", "a swap is unacceptable", said by somebody."""
    what = child(parsed, token.i, "nsubj")
    say = saying(parsed, token.i)
    if what is None or say is None or parsed.tokens[what].pos not in ("NOUN", "PROPN"):
        return
    after = parsed.tokens[token.i + 1 : token.i + 5]
    words = tuple(t.lower for t in after)
    off = any(words[: len(o)] == o for o in OFFS) or (bool(after) and after[0].lower in UNFIT)
    if off and not outsider(parsed, subjects(parsed, say.i), say):
        cue = parsed.span(token.i, token.i + 2)
        yield from mentions(parsed, subjects(parsed, say.i), [], noun_words(parsed, what), REFUSES, cue)


def _none_until(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "There will be no flights until they free our men, he said"."""
    what = child(parsed, token.i, "attr")
    say = saying(parsed, token.i)
    helpers = {parsed.tokens[c].lower for c in parsed.children[token.i] if parsed.tokens[c].dep == "aux"}
    if what is None or say is None or child(parsed, token.i, "expl") is None or not helpers & FUTURE:
        return
    none = any(parsed.tokens[c].lower == "no" for c in parsed.children[what])
    for c in parsed.children[token.i] if none else ():
        first, last = parsed.subtree(c)
        if c > what and parsed.tokens[c].dep == "advcl" and parsed.tokens[first].lower in ("until", "unless", "before"):
            terms = parsed.span(first, trimmed(parsed, c, first, last))
            cue = parsed.span(first, first + 1)
            words = (parsed.subtree(what)[0], max(what + 1, min(noun_words(parsed, what)[1], first)))
            yield from mentions(parsed, subjects(parsed, say.i), [], words, CONDITIONS, cue, terms)


def _shut(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "A fine would not be paid, he said", "no ship will be let in": who says so refuses it."""
    say = saying(parsed, token.i)
    what = child(parsed, token.i, "nsubjpass")
    helpers = {parsed.tokens[c].lower for c in parsed.children[token.i] if parsed.tokens[c].dep in ("aux", "neg")}
    if say is None or what is None or token.lemma not in SHUT or not helpers & FUTURE:
        return
    none = any(parsed.tokens[c].lower == "no" for c in parsed.children[what])
    if not (none or negated(parsed, token.i)) or outsider(parsed, subjects(parsed, say.i), say):
        return
    own = {parsed.tokens[s].lower for s in subjects(parsed, say.i)}
    if parsed.tokens[what].lower in own | {"we", "i"}:
        return  # "said he would not be given": what befalls the speaker
    first = parsed.subtree(what)[0]
    words = (first, trimmed(parsed, token.i, first, parsed.subtree(token.i)[1]))
    cue = parsed.span(token.i, token.i + 1)
    yield from mentions(parsed, subjects(parsed, say.i), _told(parsed, say), words, REFUSES, cue)


def _met(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Any transit will be met with fire": a threat to whoever does what the subject names."""
    what = child(parsed, token.i, "nsubjpass")
    say = saying(parsed, token.i)
    helpers = {parsed.tokens[c].lower for c in parsed.children[token.i] if parsed.tokens[c].dep == "aux"}
    if what is None or say is None or token.lemma not in MET or not helpers & FUTURE or negated(parsed, token.i):
        return
    blank = any(parsed.tokens[c].lower in BLANK for c in parsed.children[what]) or parsed.tokens[what].lower in ANYONE
    if not blank or outsider(parsed, subjects(parsed, say.i), say):
        return
    first, last = parsed.subtree(what)
    terms = parsed.span(first, min(last, token.i))
    cue = parsed.span(token.i, token.i + 1)
    words = without_not(parsed, token.i)
    yield from mentions(parsed, subjects(parsed, say.i), _told(parsed, say), words, CONDITIONS, cue, terms)


def _no_grounds(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Saw no reason to talk", "finds no cause to reopen the file"."""
    thing = child(parsed, token.i, "dobj")
    if thing is None or parsed.tokens[thing].lemma not in GROUNDS - {"intention"}:
        return
    none = any(parsed.tokens[c].lower == "no" for c in parsed.children[thing])
    near = [*parsed.children[thing], *parsed.children[token.i]]
    deed = next((c for c in near if parsed.tokens[c].dep in ("acl", "relcl", "xcomp", "advcl") and c > thing), None)
    if deed is not None and none and parsed.tokens[deed].tag == "VB":
        cue = parsed.span(thing, thing + 1)
        yield from mentions(parsed, subjects(parsed, token.i), [], clause_words(parsed, deed), REFUSES, cue)
