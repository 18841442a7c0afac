"""The enumerations, spelled once for all as the ``situation/1`` contract spells them."""

from enum import StrEnum


class Status(StrEnum):
    """Where an act stands (PLOVER's auxiliary modes, spelled out)."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CALLED_FOR = "called_for"
    THREATENED = "threatened"
    DENIED = "denied"
    CANCELLED = "cancelled"
    FAILED = "failed"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """FactBank's three degrees."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class MentionKind(StrEnum):
    """How words stand for an actor."""

    NAME = "name"
    DESCRIPTOR = "descriptor"
    METONYM = "metonym"
    PRONOUN = "pronoun"
    ROLE = "role"


class SpeakerClass(StrEnum):
    """Who stands behind the words of a statement."""

    PERSON = "person"
    SPOKESPERSON = "spokesperson"
    BODY = "body"
    UNNAMED_OFFICIAL = "unnamed_official"
    UNNAMED_SOURCE = "unnamed_source"
    EXPERT = "expert"
    OWN_REPORTER = "own_reporter"
    MEDIA = "media"
    WITNESS = "witness"
    DOCUMENT = "document"
    UNATTRIBUTED = "unattributed"


class Form(StrEnum):
    """Direct speech, indirect speech, or both in one statement."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the speaker does by saying it."""

    ASSERTS = "asserts"
    DENIES = "denies"
    PROMISES = "promises"
    THREATENS = "threatens"
    DEMANDS = "demands"
    REFUSES = "refuses"
    WARNS = "warns"
    PREDICTS = "predicts"
    ACCUSES = "accuses"
    PRAISES = "praises"
    ASKS = "asks"


class DemandStance(StrEnum):
    """A party's stand towards a demand."""

    WANTS = "wants"
    REFUSES = "refuses"
    CONDITIONS = "conditions"


class ClaimField(StrEnum):
    """Which slot of its event or actor a claim fills."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHOM = "whom"
    STATUS = "status"
    COUNT = "count"
    CAUSE = "cause"
    PROPOSITION = "proposition"


class Relation(StrEnum):
    """How two claims on one slot stand to each other."""

    AGREE = "AGREE"
    REFINE = "REFINE"
    UPDATE = "UPDATE"
    CONTRADICT = "CONTRADICT"
    UNSETTLED = "UNSETTLED"
    INCOMPARABLE = "INCOMPARABLE"


class Outcome(StrEnum):
    """What became of an expectation."""

    OPEN = "open"
    HELD = "held"
    SLIPPED = "slipped"
    CANCELLED = "cancelled"
    OVERDUE = "overdue"
    LAPSED = "lapsed"


class ActorKind(StrEnum):
    """What sort of actor this is."""

    STATE = "state"
    GOVERNMENT = "government"
    PERSON = "person"
    ORGANISATION = "organisation"
    IGO = "igo"
    ARMED_GROUP = "armed_group"
    MILITARY = "military"
    PARTY = "party"
    MEDIA = "media"
    PEOPLE = "people"
    UNKNOWN = "unknown"


class ZoneKind(StrEnum):
    """What a stretch of a document's text is. Only HEADLINE and BODY become evidence."""

    HEADLINE = "headline"
    BODY = "body"
    MASTHEAD = "masthead"
    DATELINE = "dateline"
    BOILERPLATE = "boilerplate"


class DocumentKind(StrEnum):
    """Reporting told from its neighbours."""

    REPORT = "report"
    OPINION = "opinion"
    TRANSCRIPT = "transcript"
    LIVE_BLOG = "live_blog"
    CORRECTION = "correction"
