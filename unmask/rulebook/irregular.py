"""English words whose forms follow no rule: facts of the language, as any grammar lists them."""

from __future__ import annotations

_VERBS = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown
break broke broken|breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built
burn burned,burnt burned,burnt|burst burst burst|buy bought bought|cast cast cast|catch caught caught
choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt
dig dug dug|dive dived,dove dived|do did done|draw drew drawn|dream dreamed,dreamt dreamed,dreamt|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found
flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden|forecast forecast forecast
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got,gotten|give gave given|go went gone
grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit
hold held held|hurt hurt hurt|input input input|keep kept kept|kneel knelt knelt|know knew known|lay laid laid
lead led led|lean leaned,leant leaned,leant|leap leapt,leaped leapt,leaped|learn learned,learnt learned,learnt
leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant
meet met met|mislead misled misled|mistake mistook mistaken|outdo outdid outdone|outgrow outgrew outgrown
overcome overcame overcome|overhear overheard overheard|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|pay paid paid|prove proved proved,proven|put put put|quit quit quit|read read read
rebuild rebuilt rebuilt|redo redid redone|rethink rethought rethought|rewrite rewrote rewritten|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold
send sent sent|set set set|sew sewed sewn|shake shook shaken|shed shed shed|shine shone,shined shone,shined
shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat
sleep slept slept|slide slid slid|smell smelled,smelt smelled,smelt|sow sowed sown|speak spoke spoken
speed sped sped|spell spelled,spelt spelled,spelt|spend spent spent|spill spilled,spilt spilled,spilt|spin spun spun
split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck
sting stung stung|strike struck struck|string strung strung|strive strove,strived striven,strived|swear swore sworn
sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|thrive thrived,throve thrived|undergo underwent undergone
understand understood understood|undertake undertook undertaken|undo undid undone|unwind unwound unwound
uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn|weave wove woven|weep wept wept|win won won
wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood
write wrote written
"""

VERBS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    base: (tuple(past.split(",")), tuple(participle.split(",")))
    for base, past, participle in (entry.split() for entry in _VERBS.replace("\n", "|").strip("|").split("|"))
}
"""Past forms and past participles of irregular verbs, the commonest spelling first."""

_NOUNS = """
analysis analyses|axis axes|basis bases|calf calves|child children|crisis crises|criterion criteria
curriculum curricula,curriculums|diagnosis diagnoses|foot feet|goose geese|half halves|hypothesis hypotheses
index indexes,indices|knife knives|leaf leaves|life lives|loaf loaves|man men|matrix matrices|medium media,mediums
memorandum memoranda|mouse mice|oasis oases|ox oxen|person people,persons|phenomenon phenomena|salesman salesmen
salesperson salespeople|self selves|shelf shelves|spokesperson spokespeople|stimulus stimuli|synthesis syntheses
thesis theses|thief thieves|tooth teeth|vertex vertices|wife wives|wolf wolves|woman women|businessman businessmen
businesswoman businesswomen|craftsman craftsmen|grandchild grandchildren|alumnus alumni|bacterium bacteria
datum data|series series|species species|means means|sheep sheep|fish fish|deer deer|aircraft aircraft
offspring offspring|headquarters headquarters|hero heroes|echo echoes|potato potatoes|tomato tomatoes|veto vetoes
guru gurus
"""

NOUNS: dict[str, tuple[str, ...]] = {
    singular: tuple(plural.split(","))
    for singular, plural in (entry.split() for entry in _NOUNS.replace("\n", "|").strip("|").split("|"))
}
"""Plurals of irregular nouns, the commonest first."""

DOUBLING = frozenset(
    """abet abhor acquit admit allot begin befit commit compel concur confer control corral defer deter dispel emit
    enrol entrap equip excel expel extol forget impel incur infer input instil occur offset omit outfit output outrun
    patrol permit prefer program propel rebel rebut recap recur refer regret remit repel reset resubmit rerun submit
    transfer transmit unwrap upset zigzag kidnap worship bootstrap forbid""".split()  # noqa: SIM905
)
"""Verbs of more than one syllable that are stressed on the last, or double their last letter all the same."""

BRITISH_L = frozenset(
    """cancel channel counsel cruel dial duel equal fuel funnel label level marvel model panel parcel pedal quarrel
    ravel refuel revel rival shovel signal snorkel spiral travel tunnel unravel relabel remodel total tinsel
    bevel initial stencil swivel tassel trammel trowel wool""".split()  # noqa: SIM905
)
"""Verbs that double their l in British spelling and keep one in American."""
