"""What is left of a contrast: the affirmed half by itself, or nothing where that is in doubt."""

from __future__ import annotations

import pytest

from unmask.rhetoric.pair import detect_contrast
from unmask.segment import segment
from unmask.types.source import Source


def affirmed(text: str) -> str | None:
    """What the one contrast of a text could say instead."""
    (found,) = detect_contrast(segment(Source("a.txt", text)), {})
    return found.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hiring isn't luck. It's work.", "Hiring is work."),
        ("Trust and care aren't perks. They're the job.", "Trust and care are the job."),
        ("Because bread isn't magic.\nIt's an order of steps.", "Because bread is an order of steps."),
        ("At its core, bread isn't magic. It's an order of steps.", "At its core, bread is an order of steps."),
        ("This isn't a job. It's a craft.", "This is a craft."),
        ("This isn’t control. It’s taking the weight off others.", "It’s taking the weight off others."),
        ("These aren't perks. They're basics.", "These are basics."),
        ("You're not behind. You're early.", "You're early."),
        ("It's not about the till. It’s about the queue.", "It’s about the queue."),
        ("It was never about the bread. It was about the queue.", "It was about the queue."),
        ("Not in the brochure.\nIt's built by the till.", "It's built by the till."),
        ("The best bakers don't rush. They taste.", "The best bakers taste."),
        ("Good bakers never hurry. They wait.", "Good bakers wait."),
        ("Real growth doesn't come from likes. It comes from trust.", "Real growth comes from trust."),
        ("You don't need more tools. You need better habits.", "You need better habits."),
        ("Price isn't the problem. It's trust.", "The problem is trust."),
        ("Discounts aren't what guests want. It's respect.", "What guests want is respect."),
        ("It isn't that cooks are lazy. It's that the work is dull.", "The work is dull."),
        ("Success isn't what you have. It's who you are.", "Success is who you are."),
    ],
)
def test_the_second_sentence_takes_the_subject_of_the_first(text: str, expected: str) -> None:
    assert affirmed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A brand is not a logo; it is a promise.", "A brand is a promise."),
        ("Once you have baked, this is not a recipe, this is a diary.", "Once you have baked, this is a diary."),
        ("It shows that baking isn't about size—it's about taste.", "It shows that baking is about taste."),
        ("It is clear that this team doesn't just nod; they go far.", "It is clear that this team goes far."),
        ("They didn't just bake bread—they fed the town.", "They fed the town."),
        ("The trouble isn't the oven so much as the baker.", "The trouble is less the oven than the baker."),
        ("It's less about talking and more about hearing.", "It's more about hearing than talking."),
        ("We won, not because we were fast, but because we knew.", "We won because we knew."),
        ("A till isn't about money but about trust.", "A till is about trust."),
        ("Rest is not just a habit, but a skill.", "Rest is a habit and a skill."),
    ],
)
def test_one_sentence_keeps_what_it_affirms(text: str, expected: str) -> None:
    assert affirmed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Great teams don't dodge blame. They own it.",
        "Guests won't read menus. They skip them.",
        "Your team isn't lazy. They're tired.",
        "Sales are not down. That's good news.",
        "The oven isn't the problem. It's a symptom.",
        "The oven isn't the threat. It's the opportunity.",
        "The future of bread is not white or brown - it's both.",
        "It wasn't just my shop. It was hers.",
        "This isn't just a lamp. It's a movement.",
        "She didn't just mend the oven; she rebuilt it.",
        "Not talent. Practice.",
        "Our bread isn't cheap, but it's good.",
        "The question isn't whether to bake. It's when.",
    ],
)
def test_what_leans_on_the_denied_half_is_left(text: str) -> None:
    assert affirmed(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "If it isn't in the diary, it's gone.",
        "When a shop isn't open, it's losing money.",
        "If your guest isn't heard, you bake for yourself. That's when it shows.",
    ],
)
def test_a_condition_denies_nothing(text: str) -> None:
    assert not list(detect_contrast(segment(Source("a.txt", text)), {}))
