"""Whether a country or capital stands for its government here, or is only a place. Unsure means a place: no actor."""

from dragoman.extract.actors.usage import used
from dragoman.model import Parsed

PLACE_PREPOSITIONS = used("place_preposition")
# Nouns of dealings between powers: what a government has, gives, gets or takes part in.
DEALINGS = used("dealing")
PLACE_NOUNS = used("place_noun")
PLACE_VERBS = used("place_verb")
MOTION = used("motion")
ADDRESSED = used("addressed")
STRUCK = used("struck")


def acts(parsed: Parsed, i: int, *, city: bool) -> bool:
    """Whether the name with head word ``i`` acts, is dealt with or owns a dealing; a ``city`` must show it better."""
    token = parsed.tokens[i]
    dep, head = token.dep, parsed.tokens[token.head]
    hops = 0
    while dep in ("conj", "appos") and hops < 4:
        dep, head, hops = head.dep, parsed.tokens[head.head], hops + 1
    if dep in ("nsubj", "csubj"):
        return _subject(parsed, head.i, city=city)
    if dep == "nsubjpass":
        return not city and head.lemma not in MOTION
    if dep in ("dobj", "dative", "iobj"):
        return head.lemma in ADDRESSED and not (city and head.lemma in STRUCK)
    if dep == "poss":
        return _noun(head.lemma, city=city)
    if dep in ("compound", "nmod", "amod"):
        return head.lemma in DEALINGS and not (city and head.pos != "PROPN")
    if dep in ("pobj", "agent", "pcomp"):
        return _after(parsed, head.i, city=city)
    return dep == "attr" and not city


def _subject(parsed: Parsed, verb: int, *, city: bool) -> bool:
    lemma = parsed.tokens[verb].lemma
    if not city:
        return True
    if lemma in PLACE_VERBS:
        return False
    if lemma == "be":
        # "Oria City is ready to" speaks of a government, "Oria City is a port" of the place
        return any(parsed.tokens[c].dep in ("acomp", "prep") for c in parsed.children[verb])
    return True


def _noun(lemma: str, *, city: bool) -> bool:
    if lemma in DEALINGS:
        return True
    return not city and lemma not in PLACE_NOUNS


def _after(parsed: Parsed, preposition: int, *, city: bool) -> bool:
    word = parsed.tokens[preposition]
    governor = parsed.tokens[word.head]
    if word.lower in PLACE_PREPOSITIONS:
        return False
    if word.lower in ("by", "with", "against"):
        return not (governor.lemma in MOTION and word.lower == "by") and not (city and governor.lemma in PLACE_NOUNS)
    if word.lower in ("between", "among"):
        return governor.lemma in DEALINGS or (governor.pos == "VERB" and not city)
    if word.lower in ("from", "to", "for", "on", "upon", "of", "behind"):
        if governor.lemma in MOTION or governor.lemma in PLACE_NOUNS:
            return False
        if governor.lemma in ("visit", "trip", "presence", "attack", "strike", "raid", "meeting", "summit", "talk"):
            return word.lower == "on" and not city
        if word.lower == "of" and city:
            return governor.lemma in ("support", "approval", "backing", "ally", "policy", "behest", "criticism")
        return governor.lemma in DEALINGS or (governor.lemma in ADDRESSED and word.lower in ("to", "from", "for", "on"))
    return word.lower in ("like", "unlike", "as", "than") and not city
