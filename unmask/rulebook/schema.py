"""The form of a pack file, as a JSON Schema: what editors complete by and what packs are checked against."""

from __future__ import annotations

from typing import Any

from unmask.types.finding import Level
from unmask.types.rule import SELF, FaultKind, Guard, Scope
from unmask.types.source import TextKind

NAME = "^[a-z0-9]+(-[a-z0-9]+)*$"
RELATIONS = ("child", "descendant", "parent", "ancestor", "after", "before", "next")
MATCH_KINDS = ("phrases", "tokens", "dependency", "density", "structure", "silence")


def _text(summary: str, **more: Any) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "description": summary, **more}


def _texts(summary: str, *, least: int = 1, **item: Any) -> dict[str, Any]:
    return {
        "type": "array",
        "items": {"type": "string", "minLength": 1, **item},
        "minItems": least,
        "description": summary,
    }


def _one_of(summary: str, values: tuple[str, ...]) -> dict[str, Any]:
    return {"enum": list(values), "description": summary}


def _object(properties: dict[str, Any], *required: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "object", "properties": properties, "required": list(required), "additionalProperties": False, **more
    }  # fmt: skip


_KINDS = _texts("The kinds of text to judge; all when left out.", enum=[kind.value for kind in TextKind])

_TOKEN = {
    "type": "object",
    "description": "A token for spaCy's Matcher. `words` is shorthand for LOWER with every inflection.",
    "properties": {"words": _texts("Words, {verbs} or {nouns:n}.")},
    "additionalProperties": True,
}

_NODE = _object(
    {
        "name": _text("What the node is called.", pattern="^[a-z][a-z0-9_]*$"),
        "words": _texts("Words, {verbs}, {nouns:n} or a <word-list>."),
        "pos": _texts("Parts of speech (Universal Dependencies), such as VERB."),
        "tags": _texts("Fine tags (Penn Treebank), such as VBD."),
        "dep": _texts("Relations to its head, such as nsubj."),
        "of": _text("The node that it stands in relation to."),
        "relation": _one_of("How it stands to that node.", RELATIONS),
    },
    "name",
    dependentRequired={"of": ["relation"], "relation": ["of"]},
)

_MATCH = _object(
    {
        "phrases": _texts("Wording in the shorthand."),
        "case": {"type": "boolean", "description": "Whether capitals matter. They do not when left out."},
        "tagged": _text("The part of speech that the first word must have, such as VERB."),
        "tokens": {"type": "array", "minItems": 1, "items": {"type": "array", "minItems": 1, "items": _TOKEN}},
        "dependency": _object(
            {
                "nodes": {"type": "array", "minItems": 1, "items": _NODE},
                "mark": _texts("The nodes that a finding covers; name+ takes in all that hangs on it, name< adverbs."),
            },
            "nodes",
            "mark",
        ),
        "density": _object(
            {
                "points": {
                    "type": "object",
                    "description": "What one hit of each word list counts.",
                    "additionalProperties": {"type": "number", "exclusiveMinimum": 0},
                    "minProperties": 1,
                },
                "at_least": {"type": "number", "exclusiveMinimum": 0, "description": "The points that make a finding."},
                "share": {"type": "number", "minimum": 0, "maximum": 1, "description": "The least part of the words."},
                "particulars": {"type": "integer", "minimum": 0, "description": "How many particulars it may hold."},
                "endings": {
                    "type": "object",
                    "description": "What a word that no list names counts for how it ends, such as tion.",
                    "additionalProperties": {"type": "number", "exclusiveMinimum": 0},
                },
                "less": _object(
                    {
                        "word": {"type": "number", "minimum": 0, "description": "What each word between hits costs."},
                        "particular": {"type": "number", "minimum": 0, "description": "What each particular costs."},
                    }
                ),
            },
            "points",
            "at_least",
        ),
        "structure": _text("The name of a detector.", pattern=NAME),
        "silence": _one_of("A fault of the comments that silence rules.", tuple(FaultKind)),
        "with": {"type": "object", "description": "The detector's settings."},
    },
    oneOf=[{"required": [kind]} for kind in MATCH_KINDS],
    dependentRequired={"case": ["phrases"], "tagged": ["phrases"], "with": ["structure"]},
)

_REWRITE = _object(
    {
        "replace": {"type": "string", "description": "Words for the place of the match: text, <parts>, {verbs}."},
        "remove": _one_of("What to leave out.", tuple(Scope)),
        "recast": {"type": "string", "description": "The match built anew from its <parts>, <verbs:past>, {verbs}."},
        "before": _texts("The last word of the match, and what must follow it.", pattern=" "),
        "given": _texts("Parts that the match must have for this to be done."),
        "beside": _texts("Word lists: the sentence must hold an entry of them for this to be done."),
        "plainly": _object(
            {
                "drop": _texts("Word lists: adjectives that go where they stand before a noun."),
                "thin": _texts("Word lists: intensifiers that go where another word follows them."),
                "say": {
                    "type": "object",
                    "description": "Verbs, each with the plain verb that takes its place and form.",
                    "additionalProperties": {"type": "string", "minLength": 1},
                    "minProperties": 1,
                },
                "call": {
                    "type": "object",
                    "description": "Nouns, each with the plain noun that takes its place and number.",
                    "additionalProperties": {"type": "string", "minLength": 1},
                    "minProperties": 1,
                },
                "rate": {
                    "type": "object",
                    "description": "Adjectives, each with the plain one for where it cannot go: “it was insightful”.",
                    "additionalProperties": {"type": "string", "minLength": 1},
                    "minProperties": 1,
                },
                "cut": _texts("Phrases that go where they stand at the end of a clause."),
            },
            minProperties=1,
        ),
        "safe": {"type": "boolean", "description": "Whether every fact and claim is kept."},
        "share": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1,
            "description": "The part of its sentence's words that the match must cover, at least, to be removed.",
        },
    },
    oneOf=[{"required": [key]} for key in ("replace", "remove", "recast", "plainly")],
    dependentRequired={"share": ["remove"], "before": ["remove"]},
)

_REWRITES = {
    "description": "What to do with a match; of a list, the first that can be done.",
    "if": {"type": "array"},
    "then": {"type": "array", "items": _REWRITE, "minItems": 1},
    "else": _REWRITE,
}

_EXAMPLE = _object(
    {
        "flag": _text("A text with the passage to flag between << and >>."),
        "becomes": {"type": "string", "description": "The text after the rule's edit."},
    },
    "flag",
)

_KEYS = {
    "id": _text("The rule's name within the pack.", pattern=NAME),
    "message": _text("What is wrong here. {match} and {part} stand for what was found."),
    "why": _text("What it costs the writer; the pack's when left out."),
    "level": _one_of("How much it matters; warning when left out.", tuple(level.label for level in Level)),
    "weight": {"type": "number", "minimum": 0, "maximum": 10, "description": "What one hit costs the score."},
    "kinds": _KINDS,
    "match": _MATCH,
    "unless": _texts("Wording that, where it overlaps the match, makes it innocent."),
    "unless_beside": _texts("Wording that makes the match innocent from anywhere in the same block."),
    "only_beside": _texts("Wording of which the same sentence must hold some."),
    "even_if": _texts("Mentions to flag all the same.", enum=[guard.value for guard in Guard]),
    "company": {
        "type": "number",
        "minimum": 0,
        "description": "What all findings of a text must weigh per 100 words for this one to count.",
    },
    "about": _one_of("Whom the sentence must speak of.", (SELF,)),
    "rewrite": _REWRITES,
    "advice": _text("What the writer could say instead, where no edit can."),
    "examples": {"type": "array", "minItems": 2, "items": _EXAMPLE, "description": "Texts that it flags."},
    "clean": _texts("Texts that it leaves alone; one of them a near miss.", least=2),
}

_RULE = _object(
    _KEYS,
    "id",
    "message",
    "match",
    "examples",
    "clean",
    anyOf=[{"required": ["rewrite"]}, {"required": ["advice"]}],
)


_MORE = _object(
    {
        "phrases": _texts("More wording in the shorthand."),
        "unless": _texts("More wording that makes an overlapping match innocent."),
        "unless_beside": _texts("More wording that makes the match innocent from anywhere in the same block."),
        "only_beside": _texts("More wording of which the same sentence must hold some."),
        "examples": {"type": "array", "minItems": 1, "items": _EXAMPLE, "description": "More texts that it flags."},
        "clean": _texts("More texts that it leaves alone."),
    },
    description="What to add to the lists of the rule that the extended pack has.",
)

_CHANGE = _object(
    {**_KEYS, "more": _MORE},
    "id",
    description="A rule of the extended pack with what is different about it, or a whole new rule.",
)

_WORDS = {
    "type": "object",
    "description": "Word lists that phrases name as <list>.",
    "propertyNames": {"pattern": NAME},
    "additionalProperties": _texts("Words or phrases in the shorthand."),
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a pack file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "unmask rule pack",
        **_object(
            {
                "pack": _text("The pack's name, which opens its rules' ids.", pattern=NAME),
                "extends": _text("The pack that this file changes: one that is shipped, installed or given before."),
                "title": _text("What the pack is about, for people."),
                "why": _text("What this mask costs the writer, in a short paragraph."),
                "kinds": _KINDS,
                "words": _WORDS,
                "disable": _texts("Rules of the extended pack to leave out; all for every one."),
                "more": _object({"words": _WORDS}, description="Entries to add to word lists of the extended pack."),
                "rules": {"type": "array", "minItems": 1, "description": "The rules, in the order of the chapter."},
            },
            dependentRequired={"disable": ["extends"], "more": ["extends"]},
        ),
        "if": {"required": ["extends"]},
        "then": {"properties": {"rules": {"items": _CHANGE}}},
        "else": {"required": ["pack", "title", "why", "rules"], "properties": {"rules": {"items": _RULE}}},
    }
