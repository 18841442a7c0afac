"""Threats among the conditions: "will close the port if they come" is no price that its speaker sets.

A threat reads "threatens to close the port if they come"; where its words tell of another's act it has no line.
"""

import re

from dragoman.model import Demand, DemandStance, Stance, Statement

THREATENS = frozenset((Stance.THREATENS, Stance.WARNS))
VERB = re.compile(r"\b(?:threat|warn|caution)\w*\b", re.IGNORECASE)
TERMS = re.compile(r"(?P<act>[a-z].*?) (?P<if>if|should|were|once) (?P<what>.{4,})", re.IGNORECASE | re.DOTALL)
MET = re.compile(r"(?P<what>.+) \(for: (?P<act>met with .+)\)", re.IGNORECASE | re.DOTALL)
ARTICLE = re.compile(r"(?:an?|the|its|their|new|more|further)\b", re.IGNORECASE)
# before the act: whoever threatens, or the verb that does it
OWN = re.compile(
    r"\b(?:it|he|she|they|we|i|to|[A-Z][\w’'-]*)(?: (?:will|would|may|might|could|shall)|['’](?:ll|d))? ?$"
)


def is_threat(demand: Demand, statement: Statement | None) -> bool:
    """Whether a condition is of something its speaker warns of or threatens, with a plain "if"."""
    if demand.stance is not DemandStance.CONDITIONS:
        return False
    if MET.fullmatch(demand.text):
        return True
    if TERMS.fullmatch(demand.text) is None or " only if " in f" {demand.text} ":
        return False
    if statement is not None:
        return statement.stance in THREATENS
    sentence = demand.evidence[0].sentence
    return VERB.search(sentence[: max(0, sentence.find(demand.evidence[0].text))]) is not None


def told(demand: Demand) -> str:
    """What is threatened, so that it reads behind "threatens"; "" where another than the speaker would do it."""
    met = MET.fullmatch(demand.text)
    if met is not None:
        return f"that {met['what'][:1].lower()}{met['what'][1:]} will be {met['act']}"
    found = TERMS.fullmatch(demand.text)
    if found is None:
        return ""
    terms = f"{found['if'].lower()} {found['what']}"
    if ARTICLE.match(found["act"]):
        return f"{found['act']} {terms}"
    said = demand.evidence[0]
    before = said.sentence[: max(0, said.sentence.find(said.text))]
    return f"to {found['act']} {terms}" if OWN.search(before) else ""
