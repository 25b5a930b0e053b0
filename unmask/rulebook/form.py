"""The form of a pack file and of a lexicon file: the one definition from which they are checked, read and documented.

Each class is a mapping of the file, each field a key; what is said of a field is what editors show and what the guide
to writing rules lists.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from unmask.types.pattern import FaultKind, Scope
from unmask.types.rule import Guard
from unmask.types.source import TextKind

NAME = "^[a-z0-9]+(-[a-z0-9]+)*$"
NODE = "^[a-z][a-z0-9_]*$"
BEFORE = " "

Name = Annotated[str, Meta(pattern=NAME)]
Text = Annotated[str, Meta(min_length=1)]
Texts = Annotated[list[Text], Meta(min_length=1)]
Points = Annotated[float, Meta(gt=0)]
LevelName = Literal["suggestion", "warning", "error"]
CompanyName = Literal["none", "light", "some", "strong", "heavy", "overwhelming"]
Relation = Literal["child", "descendant", "parent", "ancestor", "after", "before", "next"]


class NodeForm(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One word of a grammar pattern."""

    name: Annotated[str, Meta(pattern=NODE, description="What the node is called.")]
    words: Annotated[Texts | UnsetType, Meta(description="Words, {verbs}, {nouns:n} or a <class>.")] = UNSET
    pos: Annotated[Texts | UnsetType, Meta(description="Parts of speech (Universal Dependencies), such as VERB.")] = (
        UNSET
    )
    tags: Annotated[Texts | UnsetType, Meta(description="Fine tags (Penn Treebank), such as VBD.")] = UNSET
    dep: Annotated[Texts | UnsetType, Meta(description="Relations to its head, such as nsubj.")] = UNSET
    of: Annotated[Text | UnsetType, Meta(description="The node that it stands in relation to.")] = UNSET
    relation: Annotated[Relation | UnsetType, Meta(description="How it stands to that node.")] = UNSET


class GrammarForm(Struct, forbid_unknown_fields=True):
    """Words bound by grammar."""

    nodes: Annotated[list[NodeForm], Meta(min_length=1, description="The words, the first one by itself.")]
    mark: Annotated[
        Texts,
        Meta(description="The nodes that a finding covers; name+ takes in all that hangs on it, name< its adverbs."),
    ]


class LessForm(Struct, forbid_unknown_fields=True):
    """What is taken off between two words that count."""

    word: Annotated[float, Meta(ge=0, description="What each word between hits costs.")] = 0.0
    particular: Annotated[float, Meta(ge=0, description="What each particular between hits costs.")] = 0.0


class DensityForm(Struct, forbid_unknown_fields=True):
    """A passage of a sentence that holds much of some wording and little else."""

    points: Annotated[
        dict[str, Points],
        Meta(min_length=1, description="What one word of each class counts."),
    ]
    at_least: Annotated[Points, Meta(description="The points that make a finding.")]
    share: Annotated[float, Meta(ge=0, le=1, description="The least part of the sentence's words.")] = 0.0
    particulars: Annotated[int, Meta(ge=0, description="How many particulars the sentence may hold.")] = 99
    endings: Annotated[
        dict[str, Points], Meta(description="What a word of no class counts for how it ends, such as tion.")
    ] = {}
    less: Annotated[LessForm, Meta(description="What words and particulars between two hits take off.")] = field(
        default_factory=LessForm
    )


Say = Annotated[str | UnsetType, Meta(description="Words for the place of the match: text, <parts>, {verbs}.")]
Cut = Annotated[Scope | UnsetType, Meta(description="How much to leave out.")]
PlainerClasses = Annotated[
    Texts | UnsetType,
    Meta(description="Classes whose words in the match go, or give way to their plain word, as the lexicon says."),
]


class RepairForm(Struct, forbid_unknown_fields=True):
    """One way to mend a match: exactly one of `say`, `cut` and `plainer`."""

    say: Say = UNSET
    cut: Cut = UNSET
    plainer: PlainerClasses = UNSET
    safe: Annotated[bool, Meta(description="Whether every fact and claim is kept.")] = False
    share: Annotated[
        Annotated[float, Meta(gt=0, le=1)] | UnsetType,
        Meta(description="The part of its sentence's words that the match must cover, at least, to be cut."),
    ] = UNSET
    before: Annotated[
        Annotated[list[Annotated[str, Meta(pattern=BEFORE)]], Meta(min_length=1)] | UnsetType,
        Meta(description="The last word of the match, and what must follow it, for it to be cut."),
    ] = UNSET
    beside: Annotated[
        Texts | UnsetType, Meta(description="Classes or parts: the sentence must hold a word of them.")
    ] = UNSET


Flag = Annotated[
    Text | Texts | Annotated[dict[str, str | None], Meta(min_length=1)],
    Meta(
        description="Texts that it flags, each with the passage between << and >>; as a mapping, with what the text"
        " becomes after the edit."
    ),
]


class PatternForm(Struct, forbid_unknown_fields=True, rename={"with_": "with"}):
    """One thing that the rule looks for: exactly one of the first seven keys, and what to do about it."""

    find: Annotated[Text | UnsetType, Meta(description="Wording in the shorthand.")] = UNSET
    tokens: Annotated[
        Annotated[list[dict[str, Any]], Meta(min_length=1)] | UnsetType,
        Meta(description="Tokens for spaCy's Matcher. `words` in one is shorthand for LOWER with every inflection."),
    ] = UNSET
    grammar: Annotated[GrammarForm | UnsetType, Meta(description="Words bound by grammar.")] = UNSET
    density: Annotated[DensityForm | UnsetType, Meta(description="A passage full of some classes of words.")] = UNSET
    layout: Annotated[Name | UnsetType, Meta(description="A detector of what the eye sees.")] = UNSET
    rhetoric: Annotated[Name | UnsetType, Meta(description="A detector of how a passage is built.")] = UNSET
    silence: Annotated[FaultKind | UnsetType, Meta(description="A fault of the comments that silence rules.")] = UNSET
    with_: Annotated[
        dict[str, float] | UnsetType, Meta(description="Settings of the detector that `layout` or `rhetoric` names.")
    ] = UNSET
    case: Annotated[bool | UnsetType, Meta(description="Whether capitals matter in `find`.")] = UNSET
    tagged: Annotated[
        Text | UnsetType, Meta(description="The part of speech that the first word of `find` must have, such as VERB.")
    ] = UNSET
    say: Say = UNSET
    cut: Cut = UNSET
    plainer: PlainerClasses = UNSET
    safe: Annotated[
        bool | UnsetType, Meta(description="Whether `say`, `cut` or `plainer` keeps every fact and claim.")
    ] = UNSET
    repair: Annotated[
        Annotated[list[RepairForm], Meta(min_length=1)] | UnsetType,
        Meta(description="Several ways to mend the match, or one with conditions: the first that can be made is."),
    ] = UNSET
    flag: Annotated[Flag | UnsetType, Meta(description="Texts that prove this pattern.")] = UNSET


Exemptions = Annotated[
    Texts | Annotated[dict[Text, Text | Texts | None], Meta(min_length=1)],
    Meta(description="Wording; as a mapping, with a text (or several) that is flagged without it."),
]


class RuleForm(Struct, forbid_unknown_fields=True):
    """One rule: what is wrong with a passage, how to find it, what to do about it, and the texts that prove it."""

    id: Annotated[Name, Meta(description="The rule's name within the pack.")]
    message: Annotated[Text, Meta(description="What is wrong here. {match} and {part} stand for what was found.")]
    match: Annotated[
        PatternForm | Annotated[list[PatternForm], Meta(min_length=1)],
        Meta(description="What the rule looks for: one pattern or several."),
    ]
    clean: Annotated[list[Text], Meta(description="More texts that it leaves alone; one of them a near miss.")] = []
    why: Annotated[Text | UnsetType, Meta(description="What it costs the writer; the pack's when left out.")] = UNSET
    level: Annotated[LevelName, Meta(description="How much it matters.")] = "warning"
    weight: Annotated[float, Meta(ge=0, le=10, description="What one finding costs the score.")] = 2.0
    kinds: Annotated[list[TextKind], Meta(description="The kinds of text to judge; all when left out.")] = []
    repair: Annotated[
        Annotated[list[RepairForm], Meta(min_length=1)] | UnsetType,
        Meta(description="How to mend a match of the patterns that have no repair of their own."),
    ] = UNSET
    advice: Annotated[Text | UnsetType, Meta(description="What the writer could say instead, where no edit can.")] = (
        UNSET
    )
    proven: Annotated[
        bool | UnsetType, Meta(description="Whether readers stood by its edits; as the pack says when left out.")
    ] = UNSET
    unless: Annotated[
        Exemptions | UnsetType, Meta(description="Wording that, where it overlaps the match, makes it innocent.")
    ] = UNSET
    unless_beside: Annotated[
        Exemptions | UnsetType, Meta(description="Wording that makes a match innocent from anywhere in its block.")
    ] = UNSET
    only_beside: Annotated[
        Texts | UnsetType, Meta(description="Wording of which the sentence of the match must hold some.")
    ] = UNSET
    even_if: Annotated[list[Guard], Meta(description="Mentions to flag all the same.")] = []
    company: Annotated[
        CompanyName | UnsetType,
        Meta(description="How much else of the kind the text must hold for a finding; none: nothing in the sentence."),
    ] = UNSET
    about: Annotated[Literal["self"] | UnsetType, Meta(description="Whom the sentence must speak of.")] = UNSET


Parts = dict[Name, Text | Texts]
WordLists = dict[Name, Texts]


class PackForm(Struct, forbid_unknown_fields=True):
    """A pack: a chapter of rules about one kind of mask."""

    pack: Annotated[Name, Meta(description="The pack's name, which opens its rules' ids.")]
    title: Annotated[Text, Meta(description="What the pack is about, for people.")]
    why: Annotated[Text, Meta(description="What this mask costs the writer, in a short paragraph.")]
    rules: Annotated[list[RuleForm], Meta(min_length=1, description="The rules, in the order of the chapter.")]
    kinds: Annotated[list[TextKind], Meta(description="The kinds of text to judge; all when left out.")] = []
    proven: Annotated[bool, Meta(description="Whether its rules make large edits by default.")] = True
    words: Annotated[
        WordLists, Meta(description="Classes of words of the pack's own, beside those of the lexicon.")
    ] = {}
    parts: Annotated[Parts, Meta(description="Pieces of wording that phrases name as <piece>.")] = {}


class MoreForm(Struct, forbid_unknown_fields=True):
    """What to add to a rule of the extended pack."""

    match: Annotated[list[PatternForm], Meta(description="More patterns.")] = []
    unless: Annotated[Exemptions | UnsetType, Meta(description="More wording that makes a match innocent.")] = UNSET
    unless_beside: Annotated[
        Exemptions | UnsetType, Meta(description="More wording that makes a match innocent from its block.")
    ] = UNSET
    only_beside: Annotated[list[Text], Meta(description="More wording of which the sentence must hold some.")] = []
    clean: Annotated[list[Text], Meta(description="More texts that it leaves alone.")] = []


class ExtensionForm(Struct, forbid_unknown_fields=True):
    """A file that changes another pack."""

    extends: Annotated[Name, Meta(description="The pack that it changes: one shipped, installed or given before.")]
    pack: Annotated[Name | UnsetType, Meta(description="The same name; it may be left out.")] = UNSET
    title: Annotated[Text | UnsetType, Meta(description="Another title.")] = UNSET
    why: Annotated[Text | UnsetType, Meta(description="Another reason.")] = UNSET
    kinds: Annotated[list[TextKind] | UnsetType, Meta(description="Other kinds of text to judge.")] = UNSET
    words: Annotated[WordLists, Meta(description="Classes of words, in the place of those of that name.")] = {}
    parts: Annotated[Parts, Meta(description="Pieces of wording, in the place of those of that name.")] = {}
    disable: Annotated[list[Text], Meta(description="Rules to leave out; all for every one.")] = []
    more: Annotated[
        dict[Literal["words"], WordLists], Meta(description="Entries to add to classes of words, for this pack.")
    ] = {}
    rules: Annotated[
        list[dict[str, Any]], Meta(description="Rules of that pack with what is different about them, or new ones.")
    ] = []


class PlainForm(Struct, forbid_unknown_fields=True, rename={"with_": "with"}):
    """A plain word for a big one, and what it goes with."""

    say: Annotated[Text, Meta(description="The plain word, in its base form.")]
    with_: Annotated[
        Texts | UnsetType, Meta(description="The nouns, or <classes> of nouns, beside which it is right.")
    ] = UNSET


class WordForm(Struct, forbid_unknown_fields=True, rename={"is_": "is"}):
    """A word of the lexicon."""

    is_: Annotated[Text, Meta(description="Its classes, with spaces between them.")]
    plain: Annotated[
        Text | PlainForm | Annotated[list[PlainForm], Meta(min_length=1)] | UnsetType,
        Meta(description="Its plain word, or several, each with the nouns that it goes with."),
    ] = UNSET
    innocent: Annotated[
        Texts | UnsetType, Meta(description="Wording in its block that makes it a plain word of some trade.")
    ] = UNSET


LexiconWords = dict[Text, Text | WordForm]


class LexiconForm(Struct, forbid_unknown_fields=True):
    """A file of the lexicon: words, each with its classes."""

    lexicon: Annotated[Name, Meta(description="What the file is called.")]
    about: Annotated[Text, Meta(description="What words are in it.")]
    classes: Annotated[dict[Name, Text], Meta(description="Classes that it brings, each with what it means.")] = {}
    verbs: Annotated[LexiconWords, Meta(description="Verbs, in their base form; every form is found.")] = {}
    nouns: Annotated[LexiconWords, Meta(description="Nouns, in the singular; the plural is found too.")] = {}
    adjectives: Annotated[LexiconWords, Meta(description="Adjectives, as they are written.")] = {}
    adverbs: Annotated[LexiconWords, Meta(description="Adverbs, as they are written.")] = {}
    phrases: Annotated[LexiconWords, Meta(description="Fixed wording, in the shorthand.")] = {}
    texts: Annotated[
        dict[Text, Flag], Meta(description="Texts that prove words: for each rule those that it flags, as in `flag`.")
    ] = {}


FINDS = ("find", "tokens", "grammar", "density", "layout", "rhetoric", "silence")
"""The keys of a pattern that say what to look for."""

REPAIRS = ("say", "cut", "plainer")
"""The keys of a repair that say what to do."""
