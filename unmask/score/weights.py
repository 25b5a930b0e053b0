"""The weights of the score, all in one place, and how they were found.

    score = BASE + natural signs + readability - mask

Natural signs add up to `NATURAL`, readability up to `READABILITY`, and the mask takes up to `BASE`, so that the score
lies between 0 and 100 without being cut off.

What the packs find, faint signs and the facts of shape are weighed by `python -m tests.fit`: a ridge regression,
without negative weights, of the ratings of 423 posts, comments and plain texts that two careful readers each had rated
from 0 (a person talking plainly) to 10 (a parody of a persona), and that the rules had not been written from. Each text
judged by weights that were fitted to other people's, the score agrees with the readers' mean in rank to 0.71 among
posts, where weights that had been set by hand came to 0.67; on 165 texts that nothing was fitted to, to 0.87. A dozen
more facts were tried and added nothing: “you”, “I” and “we”, numbers, question and exclamation marks, emoji, lines that
stand alone, the length of sentences and of paragraphs.

What the readers marked agrees best with their own ratings when marks are counted per square root of the words, not per
word: a long text is forgiven more than a short one, but not in proportion. The other weights were set by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

from unmask.score.natural import Fact, SignKind

BASE = 87.0
"""What a text without a finding or a natural sign starts from."""

LENGTH = 0.5
"""The power of the length that findings are counted by: 1 would be per word, 0 a plain count."""

SHORT = 40
"""A text is counted as if it had at least so many words, so that one finding does not sink a short one."""

OTHER = 1.0
"""What the weight of a finding counts by in a pack that rated texts say nothing of: as in the median pack."""

PACKS: Mapping[str, float] = {
    "busyness": 1.8,
    "books": 1.6,
    "jargon": 1.6,
    "failure": 1.6,
    "comments": 1.5,
    "formula": 1.1,
    "brag": 1.1,
    "pulpit": 1.0,
    "machine": 0.9,
    "bait": 0.82,
    "hype": 0.81,
    "pitch": 0.76,
    "duty": 0.6,
    "persona": 0.46,
    "networking": 0.3,
}
"""What the weight of a finding counts by, pack by pack."""

FAINT = 0.5
"""What a sign that is no finding for want of company counts, of what it would count as a finding."""

FAINT_ALONE = 4.0
"""What such signs come to at most where nothing was found: a writer who is shown nothing loses few points."""

TONE = 20.0
"""What a comment costs by its tone alone, if readers would cut all of it. Chosen on 1,813 comments that one or two
careful readers each had rated: the score agrees with them in rank to 0.73 with it, and to 0.66 without. In posts it
adds nothing to what is found."""

USUAL_TONE = 0.3
"""A tone that plain comments have, too: with it, those that readers rated 1 or less lose some two points."""

SHAPE: Mapping[Fact, float] = {Fact.SHORT: 1.0, Fact.DENIAL: 1.8, Fact.SWEEPING: 0.78, Fact.LONG: 0.18}
"""What one short sentence counts in a text of 100 words, and one word in 100 beyond what is usual."""

USUAL: Mapping[Fact, float] = {Fact.SHORT: 25.0, Fact.DENIAL: 1.2, Fact.SWEEPING: 2.0, Fact.LONG: 27.5}
"""How many sentences in 100 are short, and how many words in 100 of a kind, in plain prose: three in four of the plain
texts among those that were rated have no more."""

MOST: Mapping[Fact, float] = {Fact.SHORT: 5.0, Fact.DENIAL: 1.8, Fact.SWEEPING: 3.0, Fact.LONG: 12.5}
"""How much beyond that is counted."""

FULL = 8.0
"""How much packs and faint signs must come to for shape to count in full; below that, it counts in proportion: shape
alone makes no mask."""

MASK_SCALE = 18.0
"""How much of all this takes 63% of `BASE`: scores lie nearest to what readers said with some 16 to 20, in the mean 13
points from it, where 10 points are one of theirs."""

NATURAL = 8.0
"""The most that natural signs add. It is little, for signs are common in every kind of text: what tells masked texts
from plain ones is what is wrong with them."""

NATURAL_SCALE = 4.0
"""The weight of natural signs, in a text of 100 words, that earns 63% of `NATURAL`."""

SIGNS: Mapping[SignKind, float] = {
    SignKind.DOUBT: 2.0,
    SignKind.CREDIT: 2.0,
    SignKind.QUESTION: 2.0,
    SignKind.PARTICULAR: 1.0,
    SignKind.EVENT: 1.0,
}
"""What one sign of each kind weighs. Boasts have dates and events in plenty; doubt and credit are rare in them."""

READABILITY = 5.0
"""The most that readability adds. It is little on purpose: careful technical writing is harder to read than bait."""

LIX_EASY, LIX_HARD = 45.0, 65.0
"""Björnsson's LIX up to which the whole of it is given, and from which nothing is: standard prose and hard officialese
(C. H. Björnsson, Läsbarhet, 1968)."""

ENOUGH = 25
"""Fewer words than this are too few to judge."""
