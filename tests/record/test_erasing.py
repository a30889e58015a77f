import pytest

from course_lib.model.events import same_name
from course_lib.record import NotSaved, Store

from .examples import attempt, one_of_each, pain, set_aside


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def traces(folder, text):
    """The files of a folder in whose bytes the text still stands."""
    return [file.name for file in folder.iterdir() if text.encode() in file.read_bytes()]


def test_one_receiver_is_erased_without_a_trace(folder):
    """After erasing a receiver no file holds the name any more, in any spelling; everybody else's events stay."""
    store = Store(folder / "record.sqlite")
    store.append([*one_of_each(), pain(receiver="ANNA"), *(pain(receiver="Bo") for _ in range(300)), attempt()])
    assert traces(folder, "Anna")
    store.erase("anna")
    assert traces(folder, "Anna") == traces(folder, "ANNA") == traces(folder, "anna") == []
    assert {event.who for event in store.events()} == {same_name("Bo"), None}
    assert len(store.events()) == 300 + 4


def test_everything_is_erased_without_a_trace(folder):
    """After erasing all, nothing that was recorded stands in any file, damaged ones set aside included; a new learner begins."""
    path = folder / "record.sqlite"
    store = Store(path)
    store.append(one_of_each())
    store.close()
    path.write_bytes(b"no database, but Anna " + path.read_bytes()[22:])
    store = Store(path)
    store.append([*one_of_each(), *(attempt(n) for n in range(500))])
    before = store.learner
    assert len(set_aside(path)) == 1
    store.erase(everything=True)
    for text in ("Anna", "effleurage", "item.", str(before)):
        assert traces(folder, text) == []
    assert (store.events(), set_aside(path)) == ([], [])
    assert store.learner != before
    Store(folder / "new.sqlite").close()
    assert path.stat().st_size == (folder / "new.sqlite").stat().st_size
    assert len(store.append([attempt()])) == 1


def test_erasing_works_while_other_kernels_have_the_record_open(folder):
    """Other notebooks are open: the file is scrubbed all the same, and they go on with what is left."""
    first, second = Store(folder / "record.sqlite"), Store(folder / "record.sqlite")
    first.append(one_of_each())
    assert len(second.events()) == 10
    first.erase(everything=True)
    assert traces(folder, "Anna") == []
    assert second.events() == []
    assert second.learner == first.learner
    assert len(second.append([attempt()])) == 1


def test_a_damaged_file_that_cannot_go_is_told(folder):
    """What stands in a set-aside file cannot be erased: the learner is told so like of any other refusal of the disk."""
    store = Store(folder / "record.sqlite")
    store.append(one_of_each())
    (folder / "record.sqlite.damaged-20260301T120000Z").mkdir()
    with pytest.raises(NotSaved) as refused:
        store.erase(everything=True)
    assert (refused.value.reason, store.events()) == ("read_only", [])


def test_what_is_only_held_is_erased_too(folder):
    """With a disk that takes nothing, what waits in memory goes, and the learner is told that the file could not be reached."""
    (folder / "record.sqlite").mkdir()
    store = Store(folder / "record.sqlite")
    store.append([pain(receiver="Anna"), pain(receiver="Bo")])
    with pytest.raises(NotSaved):
        store.erase("Anna")
    assert [event.receiver for event in store.events()] == ["Bo"]


def test_erasing_says_what_it_erases():
    """Nothing is erased by a slip: a receiver or everything must be named, not neither and not both."""
    store = Store()
    store.append([attempt()])
    for wrong in ({}, {"receiver": "Anna", "everything": True}):
        with pytest.raises(ValueError, match="one of the two"):
            store.erase(**wrong)
    assert len(store.events()) == 1
