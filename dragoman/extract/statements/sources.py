"""Who speaks: the noun phrase of a cue's source, as the grammar gives it."""

from dragoman.extract.statements.page import OUTSIDE, Page

Range = tuple[int, int]
LEFT_OUT = frozenset(("relcl", "appos", "punct", "acl", "advcl", "advmod", "parataxis", "ccomp", "npadvmod", "dep"))
KEPT_PREPOSITIONS = frozenset(
    ("of", "for", "at", "from", "in", "with", "to", "on", "near", "close", "inside", "within")
)
SUBJECTS = ("nsubj", "csubj")
SPEAKS_FOR_ITSELF = frozenset(("who", "which", "that"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "DET", "PART", "NUM"))
LONGEST = 10  # words of a name with its titles
ABBREVIATED = frozenset(("Brig", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Adm", "Cmdr", "Gov", "Sen", "Rep", "Rev"))
ISSUES = frozenset(("issue", "release", "publish", "send", "write", "post", "deliver", "sign", "adopt", "circulate"))
CLIMB = 4  # coordinated and reported verbs rarely stack deeper


def of_verb(page: Page, i: int, *, passive: bool) -> int | None:
    """The head token of the one who says it, or None where the grammar names nobody."""
    if passive:
        agent = page.kid(i, "agent")
        return page.kid(agent, "pobj") if agent is not None else None
    return _subject(page, i, CLIMB)


def _subject(page: Page, i: int, depth: int) -> int | None:
    tokens = page.tokens
    own = _own(page, i)
    token = tokens[i]
    if own is not None:
        if tokens[own].lower in SPEAKS_FOR_ITSELF and token.dep == "relcl":
            return token.head
        return None if tokens[own].lower in ("what", "there") else own
    inverted = _inverted(page, i)
    if inverted is not None:
        return inverted
    if depth == 0 or token.head == i:
        return None
    if token.dep == "acl" and tokens[tokens[token.head].head].lemma in ISSUES and tokens[token.head].dep == "dobj":
        return _subject(page, tokens[token.head].head, depth - 1)  # "issued a statement saying": the issuer speaks
    if token.dep in ("acl", "relcl") and tokens[token.head].pos in ("NOUN", "PROPN"):
        return token.head if token.tag == "VBG" or tokens[token.head].dep == "ROOT" else None
    if token.dep in ("conj", "advcl", "xcomp", "dep", "ccomp", "pcomp", "prep"):
        head = tokens[token.head].head if goes_back(page, i) else token.head
        if token.dep in ("ccomp", "pcomp", "prep") and token.tag != "VBG":
            return None
        while tokens[head].pos not in ("VERB", "AUX") and tokens[head].head != head:
            head = tokens[head].head
        if tokens[head].pos in ("VERB", "AUX"):
            if page.kid(head, "nsubjpass") is not None:
                return page.kid(head, "nsubjpass") if token.dep in ("advcl", "xcomp", "conj", "pcomp") else None
            return _subject(page, head, depth - 1)
    return None


def _own(page: Page, i: int) -> int | None:
    """The verb's own subject; words of a quotation that it stands outside of do not say it."""
    own = page.kid(i, *SUBJECTS)
    return None if own is not None and page.inside[own] != OUTSIDE == page.inside[i] else own


def goes_back(page: Page, i: int) -> bool:
    """`said that it had fled and asked for help`: after "had", a simple past is the reporting verb's fellow."""
    tokens = page.tokens
    token, head = tokens[i], tokens[tokens[i].head]
    if token.dep != "conj" or token.tag != "VBD" or head.tag != "VBN" or head.dep != "ccomp":
        return False
    had = any(tokens[c].lower == "had" for c in page.kids(head.i, "aux"))
    return had and page.kid(i, *SUBJECTS, "nsubjpass", "aux", "auxpass") is None


def _inverted(page: Page, i: int) -> int | None:
    """`... ," said X`: the parser may call X an object when the quotation hides the clause."""
    tokens = page.tokens
    before = i - 1
    if (
        before < 0
        or tokens[i].tag not in ("VBD", "VBZ")
        or (page.inside[before] == OUTSIDE and tokens[before].text != ",")
    ):
        return None
    found = page.kid(i, "dobj", "attr", "oprd", "npadvmod", "dative", "appos", "dep")
    if found is None or found < i or tokens[found].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    return found if tokens[found].entity not in ("DATE", "TIME") and page.inside[found] == OUTSIDE else None


def aside(page: Page, i: int) -> Range | None:
    """`..., the Food Program (WFP) said.` at a sentence's end, where the parser took the name for an apposition."""
    tokens, sentence = page.tokens, page.sentence(i)
    if page.kid(i, *SUBJECTS, "nsubjpass", "cc") is not None or tokens[i].dep not in ("conj", "relcl", "dep", "acl"):
        return None
    first = i
    while (
        first > sentence.first
        and i - first < LONGEST
        and (tokens[first - 1].pos in NOMINAL or tokens[first - 1].text in ("(", ")"))
    ):
        first -= 1
    if (
        first == i
        or first - sentence.first < 4
        or tokens[first - 1].text != ","
        or page.inside[first] != page.inside[i]
    ):
        return None
    if not any(t.pos == "PROPN" for t in tokens[first:i]) or any(
        t.pos == "VERB" for t in tokens[i + 1 : sentence.last]
    ):
        return None
    last = next((j for j in range(first, i) if tokens[j].text == "("), i)
    return (first, last) if last > first else None


def beside_quotation(page: Page, i: int) -> Range | None:
    """The name between a quotation and a verb of saying, tied to neither: `"...," Chief Ana Roy said`."""
    tokens = page.tokens
    first = i
    while first > 0 and i - first < LONGEST and page.inside[first - 1] == OUTSIDE and tokens[first - 1].pos in NOMINAL:
        first -= 1
    if 0 < first < i and page.inside[first - 1] != OUTSIDE and tokens[i - 1].pos in ("NOUN", "PROPN", "PRON"):
        return first, i
    last = i + 1
    if i > 0 and page.inside[i - 1] != OUTSIDE:
        while last < len(tokens) and last - i < LONGEST and tokens[last].pos in NOMINAL and tokens[last].text != ",":
            last += 1
        while last > i + 1 and tokens[last - 1].pos not in ("NOUN", "PROPN", "PRON"):
            last -= 1
    return (i + 1, last) if last > i + 1 else None


def phrase(page: Page, head: int) -> Range:
    """Tokens of the noun phrase: titles, "of ..." and "X and Y" stay; clauses and appositions after it do not."""
    tokens = page.tokens
    first = last = head
    stack = [head]
    while stack:
        j = stack.pop()
        first, last = min(first, j), max(last, j)
        for child in page.parsed.children[j]:
            if _belongs(page, head, child):
                stack.append(child)
    while first < head and (tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ")):
        first += 1
    while last + 2 < len(tokens) and tokens[last].text in ABBREVIATED and tokens[last + 1].text == ".":
        last += 2  # "Brig." that the parser took for the end of a sentence
        while last + 1 < len(tokens) and tokens[last + 1].tag == "NNP":
            last += 1
    return first, last + 1


def _belongs(page: Page, head: int, child: int) -> bool:
    tokens = page.tokens
    token = tokens[child]
    if child < head:
        return page.inside[child] == page.inside[head] and token.dep not in ("relcl", "cc", "preconj", "mark", "advcl")
    if token.dep == "prep":
        return token.lower in KEPT_PREPOSITIONS and child < head + 12
    if token.dep in ("conj", "cc"):
        return tokens[token.head].dep != "relcl" and token.pos not in ("VERB", "AUX", "PUNCT")
    if token.dep == "appos":
        return token.pos == "PROPN" and child <= head + 5 and all(t.text not in ",(" for t in tokens[head:child])
    if token.text in ("(", ")", ",", "-", "–"):
        return token.text in ("-", "–") and tokens[child - 1].space is False
    return token.dep not in LEFT_OUT


def antecedent(page: Page, i: int) -> int | None:
    """The noun that "who" or "which" stands for: what its clause hangs on."""
    token = page.tokens[i]
    if token.tag not in ("WP", "WDT"):
        return None
    verb = page.tokens[token.head]
    while verb.dep == "conj" and verb.head != verb.i:
        verb = page.tokens[verb.head]
    return verb.head if verb.dep == "relcl" and verb.head < i else None
