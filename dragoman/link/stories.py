"""Set apart the reports of another story: tf-idf over content lemmas, names weighted up, one link per story.

Reports are joined when their cosine reaches ``SAME_STORY``; the largest group is the story, the rest is set aside.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from dragoman.link.groups import Groups
from dragoman.model import Parsed, SetAside

SAME_STORY = 0.16  # chosen on the stories of the test-suite mixed with one another; see docs/how-it-works/linking.md
CONTENT = frozenset(("NOUN", "VERB", "PROPN", "ADJ"))
NAME_WEIGHT = 2.0


def vectors(parsed: Sequence[Parsed]) -> list[dict[str, float]]:
    """Unit tf-idf vectors; terms are lemmas (names as written), tf is 1 + ln n, idf is smoothed."""
    counts = [
        Counter(
            ("~" + t.lower) if t.pos == "PROPN" else t.lemma
            for t in p.tokens
            if t.pos in CONTENT and len(t.text) > 2 and t.lemma not in STOP
        )
        for p in parsed
    ]
    df = Counter(term for c in counts for term in c)
    n = len(counts)
    out = []
    for c in counts:
        vector = {
            term: (1 + math.log(k)) * (math.log((1 + n) / (1 + df[term])) + 1) * (NAME_WEIGHT if term[0] == "~" else 1)
            for term, k in c.items()
        }
        norm = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        out.append({term: v / norm for term, v in vector.items()})
    return out


STOP = frozenset(
    ("be", "have", "do", "say", "tell", "add", "year", "day", "week", "month", "last", "other", "new", "make", "take")
)


def set_apart(parsed: Sequence[Parsed]) -> tuple[list[int], list[SetAside]]:
    """Indexes of the reports of the story, and the others with a reason."""
    if len(parsed) < 3:
        return list(range(len(parsed))), []
    found = vectors(parsed)
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    closeness: dict[tuple[int, int], float] = defaultdict(float)
    for i, vector in enumerate(found):
        for term, weight in vector.items():
            for j, other in holders[term]:
                closeness[j, i] += weight * other
            holders[term].append((i, weight))
    groups = Groups(range(len(parsed)))
    for (i, j), cosine in closeness.items():
        if cosine >= SAME_STORY:
            groups.join(i, j)
    ordered = sorted(groups.all(), key=lambda g: (-len(g), -sum(len(parsed[i].tokens) for i in g), g))
    main = ordered[0]
    if len(main) == 1:  # nothing holds together: all are kept, for want of a story to be apart from
        return list(range(len(parsed))), []
    aside = []
    for i in sorted(i for g in ordered[1:] for i in g):
        best = max(closeness.get((min(i, j), max(i, j)), 0.0) for j in main)
        aside.append(
            SetAside(
                parsed[i].document.id,
                parsed[i].document.name,
                f"speaks of another story: its words overlap with no other report here by more than {best:.0%}",
            )
        )
    return main, aside
