"""The plates as they stand in images/, and the records they are drawn from."""

from xml.etree import ElementTree

import pytest

from course_lib.drawing import PLATES
from course_lib.library import library, picture

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session", params=sorted(PLATES))
def plate(request):
    """One plate after the other: its record and its parsed picture."""
    text = picture(request.param)
    assert text, f"{request.param}.svg is not in images/"
    return library().plates[request.param], ElementTree.fromstring(text), text
