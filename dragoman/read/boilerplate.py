"""Lines of a page that are not reporting: menus, "read also", sharing, subscriptions, notices, credits, biographies.

Precision first: a pattern must cover the whole line, or its opening words must be such that no report uses them. What
is marked stays in the text and is never evidence.
"""

import re
from collections.abc import Sequence

ALONE = re.compile(
    r"(?:"
    # advertising, menus and furniture
    r"(?:- ?)?advertis(?:ements?|ing)(?: ?[-–—|:].{0,40})?|advertise with us|sponsored(?: content)?"
    r"|promoted(?: content)?|ads?"
    r"|(?:story|article|post) continues (?:below|after)[^.]{0,40}|(?:skip|jump) (?:to|past)[^.]{0,40}|(?:back"
    r"|go) to (?:the )?top"
    r"|(?:home|menu|search|close|share|print|email|save|listen|like|tweet|follow|comments?|reply|login|log in"
    r"|sign in|sign up"
    r"|register|subscribe|donate|contact us|about us|next|previous|loading|top|view all|see all|see more|load more"
    r"|show more)"
    r"(?: ?[|•·>»/,-]? ?(?:home|menu|search|close|share|print|email|save|listen|tweet|follow|comments?|login|log in"
    r"|sign in"
    r"|sign up|register|subscribe|donate|contact us|about us|news|world|politics|business|sports?|opinion"
    r"|culture))*[.…]*"
    # other stories
    r"|(?:read|see|watch|listen|view)(?: (?:also|more|next|on|here|now))+ ?[:>»…-]?(?: .{0,200})?"
    r"|(?:also|further|recommended|suggested) (?:read|reading)\b ?[:>»-]?.{0,200}|also (?:on|in) [\w .'’-]{2,30}:"
    r"|(?:related|recommended|more|latest|top|popular|trending|similar|other)"
    r" (?:articles?|stories|story|news|posts?|topics?|coverage|content|videos?|links?|reading|tags?"
    r"|headlines?)(?: ?[:>»].{0,160})?\.?"
    r"|(?:related|recommended|more|tags?|topics?|keywords?|filed under|categor(?:y|ies)|read also|in this story"
    r"|on this story)"
    r" ?: .{0,200}|related|recommended(?: for you)?|trending(?: now)?|most (?:read|popular|viewed|shared)"
    r"|you (?:may|might|can) (?:also )?(?:like|read|be interested in)\b.{0,160}|editor(?:'|’)?s?(?:'|’)? (?:picks?"
    r"|choice)"
    r"|more (?:from|on|about) (?:this|the)? ?[\w .'’-]{1,60}|don(?:'|’)t miss ?:?.{0,160}|what to (?:read"
    r"|know) next.{0,80}"
    r"|(?:click|tap) (?:here|on)\b.{0,160}|watch ?: .{0,200}|video ?: .{0,200}|listen ?: .{0,200}"
    # sharing and following
    r"|(?:share|tweet|post|pin|send|print|email|save|copy)(?: (?:this|the|on|to|via|with|by|link|article|story"
    r"|facebook|twitter"
    r"|x|whatsapp|telegram|linkedin|reddit|email|pinterest|url|page|post|friends?|now|it|your|or|and))+[.!:]*"
    r"|(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|email|e-mail|pinterest|instagram|youtube|copy link"
    r"|print|rss|viber"
    r"|messenger|threads|bluesky|flipboard|tumblr|vk)(?:[ ,|•·/]+(?:facebook|twitter|x|whatsapp|telegram|linkedin"
    r"|reddit|email"
    r"|e-mail|pinterest|instagram|youtube|copy link|print|rss|viber|messenger|threads|bluesky|flipboard|tumblr|vk))*"
    r"|follow (?:us|him|her|them|@\w+|the author|[\w ]{2,40} on (?:twitter|x|facebook|instagram|telegram"
    r"|google news))\b.{0,160}"
    r"|join (?:us|our|the conversation|the discussion)\b.{0,160}|like us on .{0,80}"
    r"|\d+ (?:comments?|shares?|likes?|views?|min(?:ute)?s? read)|[\d ]+min(?:ute)? read|reading time ?:.{0,40}"
    r"|(?:leave|post|add|write|view|show|be the first to) (?:a |your )?comments?\b.{0,80}|comments are closed.?"
    # subscriptions, apps, cookies, law
    r"|(?:subscribe|sign up|register)(?: now| here| today| free)*(?: (?:to|for|and|with|via)\b.{0,200})?[.!]*"
    r"|(?:get|receive) (?:the |our |all |more |unlimited |breaking |your |daily |latest |top |best |weekly "
    r"|free )*(?:newsletters?|news|updates?"
    r"|stories|headlines"
    r"|alerts?|access|briefings?)\b.{0,160}(?:inbox|email|phone|app|day|week|free|telegram|whatsapp"
    r"|newsletters?)\b.{0,60}"
    r"|.{0,80}\b(?:newsletters?|daily briefing)\b.{0,60}\b(?:sign up|subscribe|inbox)\b.{0,80}"
    r"|.{0,40}\b(?:delivered|straight|direct(?:ly)?) (?:to|into) your (?:inbox|phone|email)\b.{0,80}"
    r"|download (?:the|our)\b.{0,60}\bapp\b.{0,80}|(?:support|fund) (?:us|our|independent) (?:journalism|work"
    r"|reporting)\b.{0,120}"
    r"|(?:we|this (?:web)?site|our (?:web)?site|our partners) (?:and our partners )?uses? cookies\b.{0,400}"
    r"|by (?:continuing|using|clicking|signing up|subscribing)\b.{0,80}\b(?:you (?:agree|accept|consent)"
    r"|cookies)\b.{0,300}"
    r"|(?:accept|reject|manage|allow)(?: all)? cookies?(?: settings| preferences)?|cookie (?:policy|settings"
    r"|preferences|notice)"
    r"|(?:privacy (?:policy|notice|settings)|terms (?:of (?:use|service)|and conditions|& conditions))\b.{0,120}"
    r"|copyright(?: ?(?:©|\(c\)|\d{4}|:|by\b|notice|policy).{0,200})?|(?:©|\(c\)) ?.{0,200}"
    r"|.{0,80}\ball rights reserved\b.{0,200}|.{0,60}© ?\d{4}.{0,120}"
    r"|(?:this (?:material|article|story|content)|no part of this)\b.{0,40}\b(?:may not be|reproduced|republished under"
    r"|was (?:originally|first) published)\b.{0,300}|(?:originally|first) published (?:in|on|at|by)\b.{0,60}"
    # credits, biographies, notes
    r"|(?:photo|photograph|image|picture|file photo|file|video|graphic|map|illustration|pic|credits?"
    r"|caption)s?(?: credits?| by|s? courtesy(?: of)?)?"
    r" ?[:©/].{0,200}|\[?\(?(?:photo|image|picture|photograph) (?:by|courtesy of|credit)\b.{0,160}|\[(?:file|photo"
    r"|image|video|getty|reuters|ap|afp|via)\b[^\]]{0,120}\]"
    r"|.{0,160}(?:/|via |\()(?:getty images|afp via getty images|ap photo|shutterstock|epa(?:-efe)?|reuters/file"
    r"|file photo)\b.{0,60}"
    r"|\((?:(?:additional |further )?(?:reporting|writing|editing|compiled|translated|translation|edited|written"
    r"|reported)\b)[^)]{0,400}\)?"
    r"|(?:additional |with |further )?(?:reporting|writing|editing|compiled|edited|written|translated) by\b.{0,300}"
    r"|(?:with|including) (?:inputs?|reporting|files|additional reporting|contributions?|material) (?:from"
    r"|by)\b.{0,160}"
    r"|(?:[\w.'’-]+,? ){1,12}contributed (?:reporting|to this (?:report|story|article))\b.{0,80}"
    r"|(?:this|the) (?:story|article) (?:was|has been) (?:updated|amended|corrected|revised|translated"
    r"|edited)\b.{0,300}"
    r"|(?:an earlier|a previous) version of this (?:article|story|report|piece)\b.{0,400}"
    r"|(?:correction|clarification|editor(?:'|’)s note|note to (?:readers|editors))(?:,? [^:\n]{1,40})?"
    r" ?(?:\([^)]{1,40}\) ?)?: ?.{0,500}"
    r"|(?:the )?views (?:and opinions )?expressed\b.{0,300}|the opinions expressed\b.{0,300}"
    r"|the (?:writer|author) is (?:a|an|the|professor|director|editor|head)\b.{0,400}|about the (?:author|writer)"
    r"|our standards ?: .{0,120}"
    r"|(?:source|sources|via) ?: .{0,120}|(?:end|ends)|-30-|###|\*{2,}|[-–—_=•·.*\s]{3,}"
    r")",
    re.IGNORECASE,
)
BIOGRAPHY = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){2,4}is (?:a|an|the|our)\b.{0,60}\b(?:reporter|correspondent|journalist|columnist|editor"
    r"|writer|fellow"
    r"|contributor|freelancer?)\b(?! (?:who was|killed|detained|arrested)).{0,60}\b(?:at|for|with|based in|covering"
    r"|who covers|of)\b.{0,200}"
)
LABEL = re.compile(
    r"(?:read (?:also|more|next)|see also|related(?: (?:articles?|stories|news|posts?|coverage|links?))?"
    r"|recommended(?: for you)?"
    r"|more (?:stories|news|on this(?: story)?|from .{1,40})|most (?:read|popular|viewed)|latest (?:news|stories"
    r"|headlines)"
    r"|top stories|trending(?: now)?|you (?:may|might) also like|editors?['’]?s? (?:picks|choice)|also read|tags|topics"
    r"|in other news|what to read next) ?[:>»]?",
    re.IGNORECASE,
)
MENU = re.compile(r"[^|•·»›>\n]{1,30}(?: ?[|•·»›>] ?[^|•·»›>\n]{1,30}){3,}")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w{2,}|(?:@\w{2,30}[ ,]*)+|(?:#\w+[ ,]*)+")
STOP = re.compile(r"[.?!][\"'”’)\]]*$")
LONGEST = 600  # characters; a longer line is a paragraph
LINK_WORDS = 25  # a headline under "Related" has at most so many
LAST = 6  # biographies stand among the last lines


def marked(lines: Sequence[str], *, first: int = 0) -> list[bool]:
    """Which lines are boilerplate. ``first``: where the body begins; what stands before it is left to the head."""
    found = [False] * len(lines)
    filled = [i for i in range(first, len(lines)) if lines[i].strip()]
    tail = frozenset(filled[-LAST:]) if len(filled) > LAST else frozenset(filled[len(filled) // 2 :])
    listing = False
    for i in filled:
        line = lines[i].strip()
        if LABEL.fullmatch(line):
            found[i] = listing = True
        elif _alone(line) or (i in tail and len(line) <= LONGEST and BIOGRAPHY.match(line)):
            found[i] = True
        elif listing and not STOP.search(line) and len(line.split()) <= LINK_WORDS:
            found[i] = True  # a link under the label
        else:
            listing = False
    return found


def _alone(line: str) -> bool:
    if len(line) > LONGEST:
        return False
    return bool(ALONE.fullmatch(line) or MENU.fullmatch(line) or ADDRESS.fullmatch(line))
