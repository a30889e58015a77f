"""What careless people and broken programs send: anything at all, and real things with something wrong in one place."""

import copy

from hypothesis import strategies as st

NASTY = (
    "", " ", "\x00", "\ud800", "\ufeff", "\u202e5", "५", "٣", "1e999", "nan", "9" * 5000, "-0", "true", "{LIM01.at_most}",
    "{LIM01.at_most / 0}",
    "{LIM01.at_most * " + "9" * 400 + "}", "0 / {LIM01.at_most}", "{LIM99.none}", "{}", "%s", "<script>stop()</script>", "=1+1", "12:30",
)  # fmt: skip
# moments that no clock shows, at either end of the calendar and in zones that lead out of it, and some that are merely far away
TIMES = (
    "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59.999999Z",
    "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59-23:59", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2000-02-29T12:00:00+05:30",
    "2999-01-01T00:00:00Z", "9998-12-31T23:59:59-23:59", "1900-01-01T00:00:00-23:59",
)  # fmt: skip
NUMBERS = (0, -1, 10**6, 10**400, float("nan"), float("inf"), -float("inf"), 5e-324, True)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(NASTY) | st.sampled_from(NUMBERS)
    | st.sampled_from(TIMES)
)  # fmt: skip
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
def mistimed(draw, record):
    """A record from a file in which the times of some events are anything at all."""
    record = copy.deepcopy(record)
    holders = [holder for event in record["events"] for holder in (event, event["payload"])]
    times = [(holder, name) for holder in holders for name in ("at", "until") if name in holder]
    for holder, name in draw(st.lists(st.sampled_from(times), min_size=1, max_size=3)):
        holder[name] = draw(st.sampled_from(TIMES) | SCALARS)
    return record


@st.composite
def misspelt(draw, text):
    """`text` with a piece cut out, written twice or replaced by signs that mean something to YAML."""
    start = draw(st.integers(0, len(text)))
    end = min(len(text), start + draw(st.integers(0, 12)))
    between = draw(st.sampled_from((*YAML_SIGNS, *NASTY)) | st.text(max_size=4) | st.just(text[start:end] * 2))
    return text[:start] + between + text[end:]
