"""What goes into a case: once each, versions side by side, bytes kept, removals undone."""

from hashlib import sha256
from pathlib import Path

import pytest

from dragoman.case import Added, Case
from dragoman.errors import BadInput
from dragoman.read import checks
from tests.case.small import Clock, document

pytestmark = pytest.mark.usefixtures("quick")
BODY = (
    "The ferry between Arica and Ilo was stopped on Friday after a quarrel over fishing rights, port officials said. "
    "Chile and Peru blamed each other, and the harbour master of Arica asked both sides to come back to the table. "
    "About 300 passengers slept in the terminal."
)
HEAD = "Outlet: Coast Post\nDate: 2031-03-08\n\n"


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def outcomes(added: list[Added]) -> list[str]:
    return [one.outcome for one in added]


def current(made: Case) -> list[str]:
    return sorted(d.text.split("\n")[-1] for d in made.documents())


def test_the_same_report_twice_is_one(made: Case, tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", HEAD + BODY)
    assert outcomes(made.add(path)) == ["new"]
    assert outcomes(made.add([path, put(tmp_path, "b.txt", HEAD + BODY)])) == ["known", "known"]
    assert len(made.versions()) == 1
    assert made.version() == 2


def test_the_same_report_twice_in_one_go_is_one(made: Case, tmp_path: Path) -> None:
    put(tmp_path, "reports/a.txt", HEAD + BODY)
    put(tmp_path, "reports/b.txt", HEAD + BODY)
    assert outcomes(made.add(tmp_path / "reports")) == ["new", "known"]


def test_one_text_in_two_outlets_is_two_reports(made: Case, tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", BODY)
    assert outcomes([*made.add(path, outlet="Coast Post"), *made.add(path, outlet="Hill Herald")]) == ["new", "new"]


def test_changed_text_under_the_same_url_is_a_new_version(made: Case) -> None:
    url = "https://coast.example/ferry"
    first, second = document("The ferry was stopped.", url=url), document("Nothing of the kind was said.", url=url)
    (one, other) = made.add_documents([first, second])
    assert (one.outcome, other.outcome) == ("new", "version")
    assert other.reason == f"a new version of {first.name} ({first.id})"
    assert [(v.id, v.report, v.current) for v in made.versions()] == [
        (first.id, first.id, False),
        (second.id, first.id, True),
    ]
    assert [d.text for d in made.documents()] == [second.text]


@pytest.mark.parametrize(
    "url",
    [
        "http://www.coast.example/ferry/",
        "https://coast.example/ferry?utm_source=mail&fbclid=x",
        "https://COAST.example:443//ferry#comments",
    ],
)
def test_a_url_is_the_same_without_what_tells_nothing(made: Case, url: str) -> None:
    made.add_documents([document("First words.", url="https://coast.example/ferry")])
    assert outcomes(made.add_documents([document("Second words.", url=url)])) == ["version"]


@pytest.mark.parametrize(
    "url",
    [
        "https://coast.example/ferries",
        "https://coast.example/ferry?page=2",
        "https://hill.example/ferry",
        "https://coast.example:8080/ferry",
    ],
)
def test_another_url_is_another_report(made: Case, url: str) -> None:
    made.add_documents([document("First words.", url="https://coast.example/ferry")])
    assert outcomes(made.add_documents([document("Second words.", url=url)])) == ["new"]


@pytest.mark.parametrize("url", ["https://coast.example/", "https://coast.example", "ftp://coast.example/a", "ferry"])
def test_an_outlet_s_front_page_is_no_report(made: Case, url: str) -> None:
    found = made.add_documents([document("First words.", url=url), document("Other words.", url=url)])
    assert outcomes(found) == ["new", "new"]


def test_without_a_url_the_file_s_name_and_most_words_tell(made: Case, tmp_path: Path) -> None:
    made.add(put(tmp_path, "day1/ferry.txt", HEAD + BODY))
    changed = put(tmp_path, "day2/ferry.txt", HEAD + BODY.replace("300", "450"))
    assert outcomes(made.add(changed)) == ["version"]
    assert len(made.documents()) == 1


def test_another_text_under_the_same_name_is_another_report(made: Case, tmp_path: Path) -> None:
    made.add(put(tmp_path, "day1/report.txt", HEAD + BODY))
    other = HEAD + "Fishermen in Iquique burned their nets on Saturday because nobody had asked them what they wanted."
    assert outcomes(made.add(put(tmp_path, "day2/report.txt", other))) == ["new"]


def test_the_same_words_under_another_name_are_another_report(made: Case, tmp_path: Path) -> None:
    made.add(put(tmp_path, "a.txt", HEAD + BODY))
    assert outcomes(made.add(put(tmp_path, "b.txt", HEAD + BODY.replace("300", "450")))) == ["new"]


def test_standard_input_has_no_name_to_go_by(made: Case) -> None:
    made.add("-", stdin=(HEAD + BODY).encode())
    assert outcomes(made.add("-", stdin=(HEAD + BODY.replace("300", "450")).encode())) == ["new"]


def test_an_older_copy_found_later_does_not_replace_the_newer(made: Case) -> None:
    url = "https://coast.example/ferry"
    newer = document("Version of Monday.", url=url, day="2031-03-10")
    made.add_documents([newer, document("Version of Friday.", url=url, day="2031-03-07")])
    assert [d.id for d in made.documents()] == [newer.id]


def test_the_bytes_are_kept(made: Case, tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", HEAD + BODY)
    (added,) = made.add(path)
    assert added.document is not None
    assert made.raw(added.document) == path.read_bytes()
    assert made.documents()[0].sha256 == sha256(path.read_bytes()).hexdigest()


def test_a_document_of_one_s_own_has_no_bytes(made: Case) -> None:
    (added,) = made.add_documents([document("First words.")])
    assert added.document is not None
    assert made.raw(added.document) is None


def test_what_cannot_be_read_is_told_and_the_rest_is_added(made: Case, tmp_path: Path) -> None:
    put(tmp_path, "reports/a.txt", "")
    put(tmp_path, "reports/b.txt", HEAD + BODY)
    refused, added = made.add(tmp_path / "reports")
    assert (refused.name, refused.outcome) == ("a.txt", "refused")
    assert refused.reason
    assert added.outcome == "new"


def test_a_reader_that_learned_better_makes_no_new_version(
    made: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "a.txt", HEAD + BODY)
    made.add(path)
    clean = checks.clean
    monkeypatch.setattr(checks, "clean", lambda text: clean(text).replace("quarrel", "dispute"))
    assert outcomes(made.add(path)) == ["known"]


@pytest.mark.parametrize("bad", ["\x00", "\ud800"])
@pytest.mark.parametrize("where", ["text", "outlet", "title", "name"])
def test_characters_that_no_database_takes_are_told(made: Case, bad: str, where: str) -> None:
    good = {"text": "The ferry was stopped.", "outlet": "Coast Post", "title": "Ferry", "name": "a.txt"}
    with pytest.raises(BadInput, match="holds a NUL or half a surrogate pair"):
        made.add_documents([document(**(good | {where: f"The {bad} ferry"}))])
    assert made.versions() == []


# --- removing --------------------------------------------------------------------------------------------------------


def test_a_report_goes_with_all_its_versions_and_comes_back(made: Case) -> None:
    url = "https://coast.example/ferry"
    first, second = document("First words.", url=url), document("Second words.", url=url)
    made.add_documents([first, second, document("Another report.")])
    assert {v.id for v in made.remove(first.id[:6])} == {first.id, second.id}
    assert [d.text for d in made.documents()] == ["Another report."]
    assert {v.id for v in made.restore(second.id)} == {first.id, second.id}
    assert {d.text for d in made.documents()} == {"Another report.", "Second words."}


def test_one_version_may_go_alone(made: Case) -> None:
    url = "https://coast.example/ferry"
    first, second = document("First words.", url=url), document("Please subscribe.", url=url)
    made.add_documents([first, second])
    made.remove(second.id, only=True)
    assert [d.id for d in made.documents()] == [first.id]


def test_what_was_removed_stays_removed_when_its_folder_is_added_again(
    made: Case, tmp_path: Path, clock: Clock
) -> None:
    path = put(tmp_path, "a.txt", HEAD + BODY)
    (added,) = made.add(path)
    assert added.document is not None
    clock.set("2031-03-12")
    made.remove(added.document)
    (again,) = made.add(path)
    assert again.outcome == "aside"
    assert again.reason == f"removed on 2031-03-12; dragoman case restore CASE {added.document} brings it back"
    assert made.documents() == []


def test_a_new_version_of_a_removed_report_is_kept_aside_too(made: Case) -> None:
    url = "https://coast.example/ferry"
    first, second = document("First words.", url=url), document("Second words.", url=url)
    made.add_documents([first])
    made.remove(first.id)
    assert outcomes(made.add_documents([second])) == ["aside"]
    assert made.documents() == []
    made.restore(first.id)
    assert [d.id for d in made.documents()] == [second.id]


@pytest.mark.parametrize(("id", "said"), [("zzz", "no report"), ("", "is named"), (" ", "is named")])
@pytest.mark.parametrize("reports", [["First words."], ["First words.", "Second words."]])
def test_an_id_that_is_none_is_told(made: Case, reports: list[str], id: str, said: str) -> None:
    """Also of a case with one report, whose id any beginning fits: an empty one takes nothing away."""
    made.add_documents(map(document, reports))
    for asked in (made.remove, made.restore, made.raw):
        with pytest.raises(BadInput, match=said):
            asked(id)
    assert len(made.documents()) == len(reports)


def test_removing_twice_is_told(made: Case) -> None:
    (added,) = made.add_documents([document("First words.")])
    assert added.document is not None
    made.remove(added.document)
    with pytest.raises(BadInput, match="was removed already"):
        made.remove(added.document)
    made.restore(added.document)
    with pytest.raises(BadInput, match="is in the case already"):
        made.restore(added.document)


def test_names_stay_apart_in_a_situation(made: Case) -> None:
    made.add_documents([document("First words.", name="a.txt"), document("Second words.", name="a.txt", outlet="B")])
    assert [d.name for d in made.documents()] == ["a.txt", "a.txt (2)"]
