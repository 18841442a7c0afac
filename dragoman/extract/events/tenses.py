"""What a verb's own words say of where its act stands: modal, tense, and the adverbs that draw it out."""

from dragoman.extract.events.operators import group
from dragoman.extract.events.speech import OCCURRED, Standing, conditional, tagged_in_past, told_in_past
from dragoman.extract.syntax import negated
from dragoman.model import Certainty, Parsed, Status, Token

MODALS = {"will": "will", "shall": "will", "'ll": "will", "wo": "will", "would": "would", "'d": "would", "may": "may",
          "might": "may", "could": "could", "can": "can", "ca": "can", "must": "must", "should": "must",
          "ought": "must"}  # fmt: skip
LASTS = group("lasts")
ENDS = frozenset({".", "!", "?", '"', "”", "'", "’", ")", "…", ";"})


def modal_of(parsed: Parsed, i: int) -> str:
    """The kind of modal that verb ``i`` has; empty for none."""
    for c in parsed.children[i]:
        if parsed.tokens[c].dep == "aux" and parsed.tokens[c].lower in MODALS and parsed.tokens[c].tag == "MD":
            return MODALS[parsed.tokens[c].lower]
    return ""


def auxiliaries(parsed: Parsed, i: int) -> list[Token]:
    """The helping verbs of verb ``i``."""
    return [parsed.tokens[c] for c in parsed.children[i] if parsed.tokens[c].dep in ("aux", "auxpass")]


def perfect(parsed: Parsed, i: int) -> bool:
    """Whether verb ``i`` has "have" for a helper."""
    return any(a.lemma == "have" for a in auxiliaries(parsed, i))


def infinitive(parsed: Parsed, i: int) -> bool:
    """Whether verb ``i`` stands with "to"."""
    return any(parsed.tokens[c].dep == "aux" and parsed.tokens[c].lower == "to" for c in parsed.children[i])


def bare(parsed: Parsed, i: int) -> bool:
    """Whether verb ``i`` stands without any helper in a form that tells no time."""
    token = parsed.tokens[i]
    if token.tag == "VBD" and token.dep == "conj" and token.lower == token.lemma and infinitive(parsed, token.head):
        return True  # "to strip him of his rank and put him over the border"
    return not auxiliaries(parsed, i) and (
        token.tag in ("VB", "VBG", "VBN") or (token.tag == "VBP" and token.dep == "conj")
    )


def from_modal(parsed: Parsed, i: int, modal: str, *, spoken: bool) -> Standing | None:
    """The standing of a verb with a modal; ``spoken``: somebody is said to say it."""
    no = negated(parsed, i)
    if perfect(parsed, i):
        return Standing(Status.POSSIBLE, Certainty.POSSIBLE) if modal in ("may", "could") and not no else None
    if modal == "must":
        return Standing(Status.CALLED_FOR) if not no and spoken else None
    if modal == "will":
        return Standing(Status.DENIED, refusal=True) if no else Standing(Status.PLANNED)
    if modal == "would":
        told = (told_in_past(parsed, i) or tagged_in_past(parsed, i)) and not conditional(parsed, i)
        if no:
            return Standing(Status.DENIED, refusal=True) if told else None
        return Standing(Status.PLANNED) if told else Standing(Status.HYPOTHETICAL, Certainty.POSSIBLE)
    if no:
        return Standing(Status.FAILED) if modal == "could" else None
    return Standing(Status.POSSIBLE, Certainty.POSSIBLE)


def from_tense(parsed: Parsed, token: Token) -> Standing | None:
    """The standing of a finite verb without a modal."""
    helpers = {a.lower for a in auxiliaries(parsed, token.i)}
    if token.tag == "VBG":
        return OCCURRED if "had" in helpers and "been" not in helpers else Standing(Status.ONGOING)
    if drawn_out(parsed, token.i):
        return Standing(Status.ONGOING)
    if token.tag in ("VBD", "VBN"):
        being = "being" in helpers and helpers & {"is", "are", "'s", "'re"}
        return Standing(Status.ONGOING) if being else OCCURRED
    if "did" in helpers or headline(parsed, token):
        return Standing(Status.ONGOING) if token.lemma in LASTS else OCCURRED
    return Standing(Status.ONGOING) if token.tag in ("VBZ", "VBP") else OCCURRED


def headline(parsed: Parsed, token: Token) -> bool:
    """Whether the sentence of ``token`` is a headline: marked as one, or without a mark at its end."""
    sentence = parsed.sentences[token.sentence]
    return sentence.headline or parsed.tokens[sentence.last - 1].text[-1] not in ENDS


def drawn_out(parsed: Parsed, i: int) -> bool:
    """ "still", "held since August", "has occupied"."""
    tokens = parsed.tokens
    for c in parsed.children[i]:
        if tokens[c].lower == "still" and tokens[c].dep == "advmod":
            return True
    since = any(tokens[c].lower == "since" for c in parsed.children[i])
    if tokens[i].tag != "VBN" or tokens[i].lemma not in LASTS:
        return False
    return since or any(a.lower in ("has", "have") for a in auxiliaries(parsed, i))
