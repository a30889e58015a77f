"""What careless people and broken programs send: anything at all, and real things with something wrong in one place."""

import copy

from hypothesis import strategies as st

NASTY = (
    "", " ", "\x00", "\ud800", "\ufeff", "\u202e5", "५", "٣", "1e999", "nan", "9" * 5000, "-0", "true", "{LIM01.at_most}",
    "{LIM01.at_most / 0}",
    "{LIM01.at_most * " + "9" * 400 + "}", "0 / {LIM01.at_most}", "{LIM99.none}", "{}", "%s", "<script>stop()</script>", "=1+1", "12:30",
)  # fmt: skip
NUMBERS = (0, -1, 10**6, 10**400, float("nan"), float("inf"), -float("inf"), 5e-324, True)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(NASTY) | st.sampled_from(NUMBERS)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
YAML_SIGNS = ("\t", "\n", ":", "- ", "#", "*", "&a ", "!", "!!python/object:x ", "|", ">", "%", "@", "`", '"', "'", "{", "}", "[", "]",
    "? ", "<<: ", "---\n", "\ud800", "\u2028", "é", "[" * 3000, "0" * 5000)  # fmt: skip


@st.composite
def spoilt(draw, value, most=2):
    """A copy of `value` (plain lists, dicts and scalars) with up to `most` places changed, doubled, taken out or added to."""
    whole = [copy.deepcopy(value)]
    for _ in range(draw(st.integers(1, most))):
        holder, key = whole, 0
        while isinstance(holder[key], dict | list) and holder[key] and draw(st.integers(0, 4)):
            holder = holder[key]
            key = draw(st.sampled_from(sorted(holder, key=repr) if isinstance(holder, dict) else range(len(holder))))
        match draw(st.integers(0, 3)):
            case 0 if holder is not whole:
                del holder[key]
            case 1 if isinstance(holder, list) and holder is not whole:
                holder.append(copy.deepcopy(holder[key]))
            case 2 if isinstance(holder, dict):
                holder[draw(st.text(max_size=4) | st.sampled_from(sorted(holder, key=repr)))] = draw(ANYTHING)
            case _:
                holder[key] = draw(ANYTHING)
    return whole[0]


@st.composite
def misspelt(draw, text):
    """`text` with a piece cut out, written twice or replaced by signs that mean something to YAML."""
    start = draw(st.integers(0, len(text)))
    end = min(len(text), start + draw(st.integers(0, 12)))
    between = draw(st.sampled_from((*YAML_SIGNS, *NASTY)) | st.text(max_size=4) | st.just(text[start:end] * 2))
    return text[:start] + between + text[end:]
