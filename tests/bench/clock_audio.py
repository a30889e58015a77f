"""When the scheduled sounds of the practice clock were heard, and how steadily the machine's audio device ran beside it."""

import statistics
from bisect import bisect_right
from itertools import pairwise

# A page with nothing on it but an audio context: what the device does by itself.
BARE = """(() => {
  const context = new AudioContext();
  const device = (globalThis.device = []);
  const text = "setInterval(() => postMessage(0), 20)";
  new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" }))).onmessage = () => {
    const { contextTime, performanceTime } = context.getOutputTimestamp();
    if (contextTime > (device.at(-1)?.[0] ?? 0)) device.push([contextTime, performanceTime]);
  };
  return context.resume().then(() => context.state);
})()"""

AHEAD = 1.0  # seconds by which the bare page hands its sounds out
AT_ONCE = 100  # ms; what is asked for later than this before its moment cannot be scheduled ahead
STILL = 5  # ms by which a device must fall behind to have stood still


def heard(device, sample):
    """The page's time in ms at which the `sample` (seconds of the audio clock) was heard; None where that was not observed.

    `device` is a list of [audio clock in s, page's clock in ms].
    """
    place = bisect_right(device, [sample])
    if not 0 < place < len(device):
        return None
    (before, began), (after, ended) = device[place - 1], device[place]
    return began + (sample - before) / (after - before) * (ended - began)


def misses(log):
    """Milliseconds by which each beat that was scheduled ahead was heard late, and how many of those asked for were not heard at all."""
    played = []
    for tone in log["tones"]:
        when = heard(log["device"], tone["starts"])
        if when is not None and (tone["cut"] is None or when < tone["cut"]):
            played.append(when)
    # the page is silent while it is hidden
    silent = [(began - 500, ended + 500) for (began, hidden), (ended, _) in pairwise(log["hidden"]) if hidden]
    last = log["device"][-1][1]
    ahead = [due for asked, due in log["asked"] if due - asked > AT_ONCE and due < last]
    ahead = [due for due in ahead if not any(began < due < ended for began, ended in silent)]
    nearest = [min((when - due for when in played), key=abs, default=float("inf")) for due in ahead]
    return [miss for miss in nearest if abs(miss) < 500], sum(abs(miss) >= 500 for miss in nearest)


def standstills(device):
    """Milliseconds that the device lost against the page's clock, each time it stood still."""
    behind = [moment - sample * 1000 for sample, moment in device]
    return [later - one for one, later in pairwise(behind) if later - one > STILL]


def plain(device, ahead=AHEAD):
    """Milliseconds by which sounds of a bare page miss: one a second, each handed out `ahead` seconds by the clocks of that moment."""
    moments, found = [moment for _, moment in device], []
    for second in range(int((moments[-1] - moments[0]) / 1000 - ahead) if moments else 0):
        sample, moment = device[bisect_right(moments, moments[0] + second * 1000) - 1]
        found.append(heard(device, sample + ahead) - moment - ahead * 1000)
    return found


def spread(found):
    """Median, 95 % and worst of the sizes of `found`, as a dict with their `count`."""
    size = sorted(map(abs, found))
    return {"count": len(size), "median": statistics.median(size), "most": size[int(len(size) * 0.95)], "worst": size[-1]}
