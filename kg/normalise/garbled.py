"""What a conversion that took bytes for characters has left.

A page whose glosses were put in byte by byte (數(shù) inside 當地's bytes) shows 當(dāng)?shù)卣块T
for 當地政府部門: from the question mark up to the stray Latin letter every byte is shifted, and
some are gone for good.

Enters: a draft with glosses still in place. Leaves: a draft in which each such stretch is one □.
Example: 當(dāng)?shù)卣块T持續(xù) gives 當(dāng)□持續(xù); 如流?;仨?024年 gives 如流□2024年.
"""

from __future__ import annotations

import re

from kg.normalise.characters import LOST
from kg.normalise.draft import Draft, substitute

_STEP = "garbled characters marked"
_SYLLABLE = "[a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}"
_SHIFTED = r"[^\x00-\x7f，。、；：！？\n]{0,14}?"
_STRAY = r"[A-Za-z\[\]^_`{|}~@\\]"  # the second byte of a character, by itself
_FROM_GLOSS = re.compile(rf"\?{{1,2}}{_SYLLABLE}\){_SHIFTED}{_STRAY}(?:\({_SYLLABLE}\))?")
_TO_GLOSS = re.compile(rf"\?{{1,2}}{_SHIFTED}{_STRAY}\({_SYLLABLE}\)")
_HALF_GLOSS = re.compile(rf"\?{_SYLLABLE}\)\??")
# A year that has lost its first digit was of this century.
_YEAR = re.compile(r"\?[;；]?[\u3400-\u9fff]{0,3}\?(?=0\d\d年)")
_DIGIT = re.compile(r"(?<=[\u3400-\u9fff，。])\?(?=0\d\d年)")


def shifted(draft: Draft) -> Draft:
    """Stretches of shifted bytes become one □ each."""
    for pattern in (_FROM_GLOSS, _TO_GLOSS, _HALF_GLOSS):
        draft = substitute(draft, pattern, LOST, _STEP, guessed=True)
    draft = substitute(draft, _YEAR, LOST + "2", _STEP, guessed=True)
    return substitute(draft, _DIGIT, "2", _STEP, guessed=True)
