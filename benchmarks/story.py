"""One invented story told in N reports, some of them copies: the same seed gives the same reports on any machine.

A quarrel over a strait between two states that do not exist. Every report tells the story's acts in wording of its own,
with days, tolls and speakers that drift from outlet to outlet; a stated share repeats an earlier report, as papers that
buy from one agency do: another outlet's name, a sentence cut or added, the rest word for word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FIRST_DAY = date(2031, 3, 3)
ACTS = 22  # paragraphs of a report: about 700 tokens, the middle of the 300 real articles
OUTLETS = ("Courier", "Tribune", "Observer", "Herald", "Star", "Post", "Gazette", "Chronicle", "Mirror", "Voice")
TOWNS = ("Port Sele", "Varn", "Halden", "Mirabad", "Teshka", "Old Quay", "Lower Ostra", "Kesh", "Duvna", "Amrit")
NAMES = (
    "Mara Tolen", "Arun Dey", "Ilse Brandt", "Noor Adeyemi", "Pavel Strand", "Rosa Quint", "Timur Esen", "Leila Farouk",
    "Jonas Weir", "Amina Sol", "Viktor Hale", "Sabine Orr", "Omar Reyes", "Dina Kovac", "Felix Amadi", "Hana Lund",
)  # fmt: skip
OFFICES = ("Foreign Minister", "Defence Minister", "President", "Prime Minister", "General", "Ambassador", "spokesman")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STATES = (("Georgia", "Georgian", "Tbilisi"), ("Armenia", "Armenian", "Yerevan"), ("Azerbaijan", "Azerbaijani", "Baku"),
          ("Kazakhstan", "Kazakh", "Astana"), ("Oman", "Omani", "Muscat"), ("Kenya", "Kenyan", "Nairobi"))  # fmt: skip
CUES = ("said", "told reporters", "announced", "insisted", "acknowledged", "warned", "claimed", "added")
GROUPS = ("the Shore Defence", "the Free Harbour Front", "the Northern Guard", "the Ostra Brigades")
WORDS = {
    "fighters": ("fighters", "militants", "gunmen", "terrorists", "rebels", "armed men"),
    "struck": ("shelled", "attacked", "struck", "bombed", "raided"),
    "talks": ("talks", "a meeting", "negotiations", "consultations", "a round of talks"),
    "goods": ("grain ships", "aid convoys", "fuel tankers", "fishing boats", "two bridges", "the coastal road"),
    "mood": ("tense", "cautious", "constructive", "difficult", "frank"),
    "aim": ("reopen the strait", "exchange prisoners", "withdraw heavy weapons", "lift the blockade",
            "pay compensation", "send observers to the islands", "restore the ferry line", "resume grain shipments"),
    "place": ("near the port", "outside the town", "on the western shore", "close to the border", "along the river"),
}  # fmt: skip
SENTENCES = (
    "The {office_a} of {state_a}, {name_a}, met {demonym_b} {office_b} {name_b} in {town} on {day} for {talks}.",
    "{Fighters} {struck} {town} on {day}, killing at least {n} people and wounding {m}, {demonym_a} officials {cue}.",
    "“We will {aim} only when {state_b} pulls its troops back,” {office_a} {name_a} {cue} on {day}.",
    "{capital_b} denied on {day} that its forces had {struck} {town}, calling the report “an invention”.",
    "The foreign ministers of {state_a} and {state_b} are expected to meet in {town} on {later}, a {demonym_c} "
    "official who asked not to be named {cue}.",
    "{State_c} urged both sides to {aim} and offered to host {talks} before the end of the month.",
    "According to the {outlet_x} newspaper, {group} holds {n} prisoners in {town}.",
    "{State_b} demands that {state_a} {aim}, while {capital_a} refuses to discuss it before {later}.",
    "About {k} residents have fled {town} since the fighting began in February, the United Nations {cue}.",
    "“The mood was {mood}, but nobody left the room,” {name_c} {cue}. “That is more than last time.”",
    "{Group}, which {state_b} calls terrorists, {cue} that it had no hand in the attack {place}.",
    "A second round of {talks} could follow next week if the {demonym_b} side agrees to {aim}.",
    "{Office_b} {name_b} {cue} that {goods} would be let through on {day}, but witnesses saw none.",
    "The {demonym_a} army has moved {n} tanks {place}, and {state_b} threatened to answer with force.",
    "Analyst {name_c} of the Institute for Sea Law {cue} that neither {capital_a} nor {capital_b} can pay for a war.",
    "The strait has been closed since {month} {year}, when {state_a} seized {n} vessels {place}.",
    "{Name_a} is due to visit {capital_c} on {later}, where the {demonym_c} government has mediated before.",
    "Police detained {n} protesters in {capital_b} who had called on the government to {aim}.",
    "{State_a} and {state_b} signed an agreement to {aim} in {year}, but it was never carried out.",
    "Hospital staff in {town} told the {outlet_x} that {m} of the wounded were children.",
    "{Demonym_b} officials accused {group} of mining the road to {town}; the group blamed {capital_b}.",
    "“If {state_b} wants peace, it knows where we are,” he {cue}, “and it knows what we ask for.”",
    "The European Union {cue} it would send {k} tonnes of food, although {goods} remain blocked.",
    "No date has been set for the summit, and {office_a} {name_a} would not say whether {state_a} would attend.",
    "Shelling {place} damaged a school and {goods}, residents {cue} by telephone.",
    "The {demonym_c} {office_b}, who met both delegations separately, {cue} the gaps were narrower than in {month}.",
    "Talks on how to {aim} broke down on {day} after {state_b} insisted on a timetable.",
    "{State_a} cancelled the visit of {name_b} planned for {later}, citing the attack on {town}.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """One report of the story; ``copy_of`` is the number of the report it repeats, or None."""

    name: str
    outlet: str
    published: date
    text: str
    copy_of: int | None = None


def reports(n: int, *, copies: float = 0.3, seed: int = 1) -> list[Told]:
    """Write ``n`` reports, of which the share ``copies`` repeat an earlier one."""
    random = Random(seed)
    first, second, third = random.sample(STATES, 3)
    people = random.sample(NAMES, 6)
    made: list[Told] = []
    for number in range(n):
        outlet = f"{random.choice(TOWNS)} {OUTLETS[number % len(OUTLETS)]} {number // len(OUTLETS) + 1}"
        published = FIRST_DAY + timedelta(days=random.randrange(21))
        originals = [i for i, told in enumerate(made) if told.copy_of is None]
        source = random.choice(originals) if originals and random.random() < copies else None
        if source is None:
            text = "\n\n".join(_sentences(random, (first, second, third), people, published))
        else:
            text, published = _copied(random, made[source].text), made[source].published
        made.append(Told(f"{number:04d}.txt", outlet, published, text, source))
    return made


def as_file(told: Told) -> str:
    """One report as a text file with ``Key: value`` heads."""
    return f"Outlet: {told.outlet}\nDate: {told.published.isoformat()}\n\n{told.text}\n"


def _copied(random: Random, text: str) -> str:
    paragraphs = text.split("\n\n")
    del paragraphs[random.randrange(len(paragraphs))]
    return "\n\n".join(paragraphs)


def _sentences(
    random: Random, states: Sequence[tuple[str, str, str]], people: Sequence[str], published: date
) -> list[str]:
    told = random.sample(SENTENCES, ACTS)
    return [" ".join(_filled(random, s, states, people, published) for s in told[i : i + 2]) for i in range(0, ACTS, 2)]


def _filled(
    random: Random, sentence: str, states: Sequence[tuple[str, str, str]], people: Sequence[str], published: date
) -> str:
    values = {word: random.choice(choices) for word, choices in WORDS.items()}
    for letter, (state, demonym, capital), office in zip("abc", states, random.sample(OFFICES, 3), strict=True):
        values |= {f"state_{letter}": state, f"demonym_{letter}": demonym, f"capital_{letter}": capital}
        values[f"office_{letter}"] = office
        values[f"name_{letter}"] = random.choice(people)
    later = published + timedelta(days=random.randrange(2, 12))
    values |= {
        "town": random.choice(TOWNS), "group": random.choice(GROUPS), "outlet_x": random.choice(OUTLETS),
        "day": random.choice(DAYS), "later": f"{later.strftime('%B')} {later.day}", "cue": random.choice(CUES),
        "n": str(random.randrange(3, 40)), "m": str(random.randrange(5, 90)),
        "k": f"{random.randrange(2, 60)},000", "month": random.choice(("January", "October", "June")),
        "year": str(random.randrange(2024, 2031)),
    }  # fmt: skip
    capitals = {key.capitalize(): value[:1].upper() + value[1:] for key, value in values.items()}
    return sentence.format(**values, **capitals)
