from __future__ import annotations

import pytest

from unmask.rewrite.plainer import say_plainly
from unmask.types.lexicon import Plain
from unmask.types.pattern import Plainer
from unmask.types.span import Span

PLAIN = Plainer(
    adjectives=frozenset({"real", "amazing", "incredible", "exciting", "game-changing", "next-level"}),
    intensifiers=frozenset({"truly", "deeply", "incredibly"}),
    verbs={
        "leverage": (Plain("use"),),
        "utilise": (Plain("use"),),
        "spearhead": (Plain("lead"),),
        "hyper-personalise": (Plain("personalise"),),
        "reimagine": (Plain("rethink"),),
        "circle back": (Plain("come back"),),
        "elevate": (Plain("raise", frozenset({"tone"})), Plain("improve", frozenset({"skills", "design"}))),
    },
    nouns={"pain point": (Plain("problem"),), "learning": (Plain("insight"),)},
    qualities={
        "insightful": (Plain("useful"),),
        "invaluable": (Plain("very useful"),),
        "amazing": (Plain("good"),),
        "eye-opening": (Plain("instructive"),),
        "frictionless": (Plain("easy", frozenset({"checkout"})),),
    },
    tails=("at scale", "going forward"),
)


def said(marked: str, *, verb_first: bool = False) -> str | None:
    """The text with its passage between << and >> said plainly, or None where that is left to its writer."""
    start, end = marked.index("<<"), marked.index(">>") - 2
    text = marked.replace("<<", "").replace(">>", "")
    made = say_plainly(PLAIN, text, Span(start, end), Span(0, len(text)), verb_first=verb_first)
    return None if made is None else text[: made[0].start] + made[1] + text[made[0].end :]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We met <<an incredible baker>> in Leeds.", "We met a baker in Leeds."),
        ("We met an <<incredible>> baker in Leeds.", "We met a baker in Leeds."),
        ("It runs on a <<game-changing>> engine.", "It runs on an engine."),
        ("Thanks to <<our amazing, exciting>> crew.", "Thanks to our crew."),
        ("It was run by <<an amazing and truly exciting>> crew.", "It was run by a crew."),
        ("We want <<an amazing and quiet>> van.", "We want a quiet van."),
        ("We want <<an amazing>>, old van.", "We want an old van."),
        ("We thank Ana for <<the detailed and exciting>> talk.", "We thank Ana for the detailed talk."),
        ("She gave us practical and <<exciting ideas>>.", "She gave us practical ideas."),
        ("It led to <<exciting talks>>.", "It led to talks."),
        ("They developed <<exciting>> AI models.", "They developed AI models."),
        ("She is spending <<amazing time>> with bees.", "She is spending time with bees."),
        ("It sparked <<real conversations>>.", "It sparked conversations."),
        ("It brings <<real, exciting>> savings.", "It brings savings."),
        ("Fresh off <<an amazing>> #Fair9, she slept.", "Fresh off #Fair9, she slept."),
        ("We thank Ana for <<an amazing>> event on bees.", "We thank Ana for an event on bees."),
        ("They sell <<exciting and useful>> tools.", "They sell useful tools."),
        ("Her van brings <<incredible savings>>.", "Her van brings savings."),
        ("She spent <<exciting days>> in Leeds.", None),
        ("This is for <<Acme’s incredible>> choir.", "This is for Acme’s choir."),
        ("Thanks for <<this incredible year>>.", "Thanks for this year."),
        ("It is <<a game changing>> lamp maker.", None),
        ("We rode <<a game changing>> bus.", "We rode a bus."),
        ("She wrote about <<the amazing>> members.", "She wrote about the members."),
        ("He came with <<incredible stories>>.", "He came with stories."),
        ("We <<leverage>> the van.", "We use the van."),
        ("By <<leveraging customer data>> we saw it.", "By using customer data we saw it."),
        ("She is <<utilizing incredible tools>>.", "She is using tools."),
        ("The talk is <<being reimagined to fit>>.", "The talk is being rethought to fit."),
        ("They have <<spearheaded>> the choir.", "They have led the choir."),
        ("He <<spearheaded>> the choir.", "He led the choir."),
        ("The till <<leverages>> the web.", "The till uses the web."),
        ("We <<circled back>> to it.", "We came back to it."),
        ("Ana <<circles back>> in May.", "Ana comes back in May."),
        ("Bakers <<circle back>> in May.", "Bakers come back in May."),
        ("The bakers <<circled back>>.", "The bakers came back."),
        ("The bakers have <<circled back>>.", "The bakers have come back."),
        ("They asked about <<pain points>>.", "They asked about problems."),
        ("It was a <<learning>> for us.", "It was an insight for us."),
        ("<<Reimagine>> the shop with us.", "Rethink the shop with us."),
        ("They have tools that <<reimagine>> the shop.", "They have tools that rethink the shop."),
        ("She knows bakers <<reimagining>> the loaf.", "She knows bakers rethinking the loaf."),
        ("They bake bread <<at scale>>.", "They bake bread."),
        ("They bake bread <<at scale,>> and well.", "They bake bread, and well."),
        ("<<Leveraging>> the web, we sold nine.", "Using the web, we sold nine."),
        ("They bake bread <<at scale>> 🚀", "They bake bread 🚀"),
        ("They bake bread <<at scale>>", "They bake bread"),
        ("It was hosted by <<the amazing Ana Reyes>>.", "It was hosted by Ana Reyes."),
        ("<<The incredible Ana Reyes>> and her choir sang.", "Ana Reyes and her choir sang."),
        ("We thank <<the amazing Tate Gallery>>.", "We thank the Tate Gallery."),
        ("We thank <<the amazing Ana Reyes choir>>.", "We thank the Ana Reyes choir."),
        ("We thank <<the amazing NASA>> crew.", "We thank the NASA crew."),
        ("We thank <<our incredible CEO>>, Ana.", "We thank our CEO, Ana."),
        ("He met <<an amazing Dutch>> baker.", "He met a Dutch baker."),
        ("We made <<some amazing>>, warm bread.", "We made some warm bread."),
        ("She sang <<a truly amazing>> song.", "She sang a song."),
        ("She is <<truly thankful>>.", "She is thankful."),
        ("She is <<TRULY thankful>>.", "She is thankful."),
        ("It was <<an incredibly>> long day.", "It was a long day."),
        ("We <<deeply value>> the work.", "We value the work."),
        ("<<Truly old>> bread is hard.", "Old bread is hard."),
        ("Thank you for <<an amazing four years>> of bread.", "Thank you for four years of bread."),
        ("We sold <<an amazing>> 12 rye loaves.", "We sold 12 rye loaves."),
        ("Thank you for <<an amazing thirty years>> of bread.", "Thank you for thirty years of bread."),
        ("We fed <<an incredible hundred people>> in May.", "We fed a hundred people in May."),
        ("We fed <<an incredible 1,200 people>> in May.", "We fed 1,200 people in May."),
        ("The soup was <<amazing>> today.", "The soup was good today."),
        ("Her talk was <<truly insightful>>.", "Her talk was useful."),
        ("It was <<an insightful>> day.", "It was a useful day."),
        ("It was <<an eye-opening>> day.", "It was an instructive day."),
        ("It was <<eye opening>> for us.", "It was instructive for us."),
        ("Her help was <<invaluable>> to us.", "Her help was very useful to us."),
        ("Her help was <<so invaluable>> to us.", "Her help was so useful to us."),
        ("Her list is <<a more insightful>> one.", "Her list is a more useful one."),
        ("They led to <<songs and amazing>> stories.", "They led to songs and stories."),
        ("It gives <<amazing>> care.", "It gives good care."),
        ("They have <<an amazing choir>>.", "They have a good choir."),
        ("They have <<an amazing choir>> in Leeds.", "They have a choir in Leeds."),
        ("It’s <<amazing bread>>.", "It’s good bread."),
        ("They are warm and <<amazing>>.", "They are warm and good."),
        ("It is a truly <<invaluable>> van.", "It is a very useful van."),
        ("We had <<an amazing time>> in Leeds.", "We had a good time in Leeds."),
        ("We had <<an amazing 2020>> with our friends.", "We had a good 2020 with our friends."),
    ],
)
def test_a_big_word_goes_or_is_said_plainly(before: str, after: str | None) -> None:
    assert said(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "It is <<an incredible rate>> for a lamp.",
        "This has been <<an incredible engine>>.",
        "<<Amazing companies>> bake bread.",
        "<<Amazing>>!",
        "It was <<amazing>> how the choir sang.",
        "It is <<an amazing rate>> for a lamp.",
        "He read the poem called <<Amazing Days>>.",
        "We thank the town and <<amazing choirs>>.",
        "They sell <<real estate>>.",
        "They made <<amazing>> into a word.",
        "She runs <<an amazing>> #bread stall.",
        "It came with <<amazing>> speed.",
        "They are warm and <<amazing people>>.",
        "It is kinder than <<an amazing>> song.",
        "She won for <<her incredible>> approach.",
        "They have <<some amazing>> people.",
        "She met Jo in <<amazing>> places.",
        "We liked the bread, and <<amazing and then>> some.",
        "She is <<not truly>> thankful.",
        "She isn’t <<truly>> thankful.",
        "They were <<so incredibly>> late.",
        "It was <<truly>>, and oddly, late.",
        "They were <<truly and wholly>> late.",
        "It is a <<more amazing>> choir than ours.",
        "What <<an amazing choir>> it was.",
        "Such <<amazing>> songs!",
        "We bake in <<an exciting>> world of bread.",
        "She has <<the leverage>> of a long pole.",
        "A <<leveraged>> loan is dear.",
        "They show <<leverage>> over it.",
        "It is <<reimagine>> or die.",
        "The <<reimagining>> of the loaf took a year.",
        "He <<looks at scale>> and ruler.",
        "It is <<at scale>>.",
        "They ran yet another <<amazing>> fair.",
        "We brought it to <<the next level let people>> say.",
    ],
)
def test_where_the_sentence_hangs_on_the_word_it_stays(text: str) -> None:
    assert said(text) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Small shops <<leverage>> the web.", "Small shops use the web."),
        ("We are <<hyper-personalizing>> bread.", "We are personalizing bread."),
        ("We are <<hyper-personalising>> bread.", "We are personalising bread."),
        ("A shop and its crew, <<reimagining>> bread.", "A shop and its crew, rethinking bread."),
        ("Ana <<utilised>> the kiln.", "Ana used the kiln."),
        ("A plan <<leveraged>> by all.", "A plan used by all."),
    ],
)
def test_where_grammar_says_that_a_verb_opens_the_passage_its_form_is_enough(before: str, after: str | None) -> None:
    assert said(before, verb_first=True) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They <<elevate the tone>>.", "They raise the tone."),
        ("They <<elevate our skills>>.", "They improve our skills."),
        ("They <<elevate the bridge>>.", None),
        ("The checkout is <<frictionless>>.", "The checkout is easy."),
        ("The bearing is <<frictionless>>.", None),
    ],
)
def test_a_plain_word_stands_only_beside_what_it_goes_with(before: str, after: str | None) -> None:
    assert said(before) == after
