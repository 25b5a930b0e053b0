"""Dialogue: talk staged so that the writer comes out wise, and questions that answer themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unmask.english.wordlist import any_of, opening
from unmask.recast.answer import plain_answer
from unmask.segment.line import Line, neighbours, over, prose_lines, spans
from unmask.types.draft import BlockKind, Detection, Draft, RegionKind, Settings
from unmask.types.span import hull

_OFFER = opening("""
    interested | need | want | wanna | got | questions? | looking | curious | have | has | know | do you | did you
    are you | q[:.] | can't | ready | who | confused | stuck | feedback | problems? | in a hurry | missed | new to
    would | could | should i | may | might
""")
_ACTION = opening("""
    a[:.] | e-?mail | contact | reply | join | see | click | call | visit | sign | apply | read | check | drop | send
    get in | let | please | open | try | register | ask | write | come | tell | use | run | add | submit | then
""")
_ASKED = any_of("why | how | how come | so what | what changed | what happened | now what | what | when | where")
_BARE = re.compile(rf"^(?:(?:and|but|so) )?{_ASKED}\?$", re.IGNORECASE)
_WHOSE = any_of("the | my | our | your | their | his | her | its | biggest | best | worst")
_NOMINAL = re.compile(rf"^(?:(?:and|but) )?{_WHOSE} (?:[\w'-]+ ?){{1,5}}\?$", re.IGNORECASE)
_FRAGMENT_QUESTION = re.compile(r"^(?:[A-Z][\w'-]*)(?: [\w'-]+){0,2}\?$")
_INSTANT = opening("""
    yes | no | nope | not | never | absolutely | exactly | simple | easy | wrong | because | nothing | everything | zero
    none | of course | hardly | far from | obviously | maybe not | i think not | you guessed | spoiler | it's simple
    true | false | pretty | partly | both | neither | always | hell | definitely
""")
_TO_READERS = re.compile(
    r"\b(?:you|your|yours|yourself|anyone|anybody|everyone|thoughts|agree|we all|who else|what about you)\b",
    re.IGNORECASE,
)
_NEEDS = any_of(r"""
    recommend\w* | suggest a | suggest an | suggest some | know of | know whether | know if | know how | know an?
    know any | know anyone | help me | work for you | available | free on | attend | coming | join us | joining
    going to be | seen this | seen it | run into | have you tried | has anyone tried | using for | interested in | can i
    could i | may i | should i | do i | in touch
""")
_NEED = re.compile(rf"\b{_NEEDS}\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:p\.? ?s\.?|--|follow|like|repost|share|subscribe|join|link|save|comment|\W*$)", re.IGNORECASE
)


def detect_answered(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """A short question and the writer's own answer straight after it."""
    done = -1
    lines = prose_lines(draft)
    for question, answer in neighbours(lines):
        if question.number <= done or not _is_asked(question) or answer.text.endswith("?"):
            continue
        if _is_answered(question, answer, most=int(settings["answer"])):
            done = answer.number
            before = lines[question.number - 1] if question.number else None
            said = None if _heads_several(lines, answer) else plain_answer(before, question, answer, draft.source.text)
            text, replaced = said or (None, None)
            captures = (("question", question.text), ("answer", answer.text))
            parts = spans((question, answer))
            yield Detection(over(question, answer), captures, text, replaced, parts=parts)


def _heads_several(lines: Sequence[Line], answer: Line) -> bool:
    """Whether the answer is the first of several lines of a list that has no bullets."""
    after = lines[answer.number + 1] if answer.number + 1 < len(lines) else None
    return after is not None and after.block is not answer.block and after.block.paragraph == answer.block.paragraph


def _is_asked(line: Line) -> bool:
    return line.text.endswith("?") and line.words <= 10 and not _OFFER.match(line.text) and '"' not in line.text


def _is_answered(question: Line, answer: Line, *, most: int) -> bool:
    if _ACTION.match(answer.text) or answer.text.endswith(":"):
        return False
    if _BARE.match(question.text):
        return _INSTANT.match(answer.text) is not None or answer.words <= 2 * most
    if _NOMINAL.match(question.text):
        return answer.words <= 2 * most
    if _FRAGMENT_QUESTION.match(question.text):
        return answer.words <= most and not answer.particular
    return _INSTANT.match(answer.text) is not None and answer.words <= 2 * most


def detect_closing(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """A question to readers at large in the last lines of a text, where tags, links and signatures do not count."""
    lines = prose_lines(draft)
    if len(lines) < int(settings["after"]):
        return
    looked = 0
    last: Line | None = None
    for line in reversed(lines):
        if _SIGNATURE.match(line.text) or _is_link(line):
            continue
        looked += 1
        if line.text.rstrip(" 👇⬇️😊🙂🤔💬").endswith("?"):
            last = line
            break
        if looked >= int(settings["last"]):
            break
    if last is None or not _TO_READERS.search(last.text) or _NEED.search(last.text) or last.words > 24:
        return
    yield Detection(last.span)


def _is_link(line: Line) -> bool:
    return line.block.within(line.sentence.start, line.sentence.end, RegionKind.URL) and line.words <= 12


_RELATED = any_of("""
    \\d+[- ]year[- ]old | (?:little |young )?(?:son|daughter|kid) | boss | manager | mum | mom | dad | wife | husband
    client | mentor | friend | uber driver | driver | barista | grandmother | neighbou?r
""")
_ROLE = any_of("""
    recruiter | client | boss | manager | candidate | hr | ceo | founder | interviewer | driver | janitor | barista
""")
_SPEAKER = re.compile(
    rf"^(?:me|him|her|them|they|he|she|us|my {_RELATED}|(?:the )?{_ROLE})(?: \([^)]*\))? ?: ?\S", re.IGNORECASE
)
_SAID = re.compile(
    r"^(?:(?:so |then |and |but )?(?:i|he|she|they|the \w+|my \w+) (?:just |simply |quietly )?"
    r"(?:said|asked|replied|smiled|paused|nodded|laughed|looked at me|turned to me|answered|whispered)\b.{0,80}"
    r"|[\"“].{2,120}[\"”](?:,? (?:i|he|she|they|the \w+|my \w+) (?:said|asked|replied|answered)[^.]*)?)[.!?]?[\"”]?$",
    re.IGNORECASE,
)
_KINDS = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH})


def detect_dialogue(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Lines of talk in a row, or a play script: "Me: …", "Recruiter: …", "He smiled."."""
    least = int(settings["turns"])
    lines = prose_lines(draft, kinds=_KINDS)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (_SPEAKER.match(lines[end].text) or _SAID.match(lines[end].text)):
            end += 1
        if end - start >= least:
            parts = spans(lines[start:end])
            yield Detection(hull(parts[0], parts[-1]), (("count", str(end - start)),), parts=parts)
        start = max(end, start + 1)
