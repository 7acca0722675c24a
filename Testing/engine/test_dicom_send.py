import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pydicom
import pytest
from command_line import interruptible
from limits import HANG_S
from pydicom.uid import generate_uid
from synthetic_dicom import pet_series, write_series

from redpet.cli import main
from redpet.dicom.associations import Archive
from redpet.dicom.send import Outcome, send
from redpet.errors import InputError

HERE = Path(__file__).parent
META_END = 132 + 12


@contextmanager
def ended(process):
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def archive(folder, *options):
    """Our own archive process; yields its port."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, str(HERE / "archive.py"), str(folder), *options]
    with ended(subprocess.Popen(command, stdout=subprocess.PIPE, text=True)) as process:
        yield int(process.stdout.readline())


@contextmanager
def application(command, port):
    """Somebody else's archive process, once it listens."""
    with ended(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)) as process:
        end = time.monotonic() + HANG_S
        while time.monotonic() < end:
            assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def at(port, title="ARCHIVE", **options):
    return Archive("127.0.0.1", port, title, timeout_s=HANG_S, **options)


def data_set(path):
    """The bytes of a file after its preamble and file meta information."""
    data = path.read_bytes()
    return data[META_END + int.from_bytes(data[META_END - 4 : META_END], "little") :]


def arrived(folder):
    """The data sets that our archive holds, by SOPInstanceUID and transfer syntax."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def named(paths):
    """The data sets that it should hold."""
    return {
        f"{(meta := pydicom.dcmread(path).file_meta).MediaStorageSOPInstanceUID}@{meta.TransferSyntaxUID}": data_set(
            path
        )
        for path in paths
    }


@pytest.fixture
def series(tmp_path):
    """Six slices, two of them run-length compressed in a sub-folder, and files that are no DICOM beside them."""
    folder = tmp_path / "series"
    paths = write_series(folder, pet_series(4))
    slices = pet_series(2)
    for one in slices:
        one.SOPInstanceUID = generate_uid()
    paths += write_series(folder / "compressed", slices, rle=True)
    (folder / "notes.txt").write_text("no image")
    return folder, paths


def outcomes(reports):
    return [report.outcome for report in reports if report.outcome is not Outcome.NO_DICOM]


def test_every_file_arrives_byte_for_byte_whatever_its_transfer_syntax(series, tmp_path):
    folder, paths = series
    with archive(tmp_path / "in") as port:
        reports = send(folder, at(port))
    assert outcomes(reports) == [Outcome.ARRIVED] * 6
    assert [report.path.name for report in reports if report.outcome is Outcome.NO_DICOM] == ["notes.txt"]
    assert arrived(tmp_path / "in") == named(paths)


def test_a_real_series_and_a_compressed_slice_arrive_in_pynetdicoms_archive(data, tmp_path):
    folder, store = tmp_path / "out", tmp_path / "in"
    folder.mkdir()
    sources = sorted((data / "pet-siemens-wholebody").iterdir())[:5] + sorted((data / "odd-dicom").iterdir())
    for path in sources:
        shutil.copyfile(path, folder / path.name)
    port = free_port()
    command = [sys.executable, "-m", "pynetdicom", "storescp", str(port), "-od", str(store), "-ba", "127.0.0.1", "-q"]
    with application(command, port):
        reports = send(folder, at(port, "ANY-SCP"))
    assert outcomes(reports) == [Outcome.ARRIVED] * 10
    received = {dataset.SOPInstanceUID: dataset for dataset in map(pydicom.dcmread, store.iterdir())}
    for path in sources:
        dataset = pydicom.dcmread(path)
        for element in dataset:
            if element.tag.element:  # group lengths are retired, this archive drops them
                assert received[dataset.SOPInstanceUID][element.tag] == element
        assert received[dataset.SOPInstanceUID].file_meta.TransferSyntaxUID == dataset.file_meta.TransferSyntaxUID


@pytest.mark.skipif(shutil.which("storescp") is None, reason="dcmtk is not installed: apt-get install dcmtk")
def test_a_series_arrives_byte_for_byte_in_dcmtks_archive(series, tmp_path):
    folder, paths = series
    store = tmp_path / "in"
    store.mkdir()
    port = free_port()
    with application(["storescp", "+B", "+xa", "-aet", "DCMTK", "-od", str(store), str(port)], port):
        reports = send(folder, at(port, "DCMTK"))
    assert outcomes(reports) == [Outcome.ARRIVED] * 6
    assert sorted(data_set(path) for path in store.iterdir()) == sorted(named(paths).values())


def test_an_association_that_breaks_is_opened_again_and_nothing_is_sent_twice(series, tmp_path):
    folder, paths = series
    with archive(tmp_path / "in", "--abort-every", "3") as port:
        reports = send(folder, at(port))
    assert outcomes(reports) == [Outcome.ARRIVED] * 6
    assert arrived(tmp_path / "in") == named(paths)


def test_an_archive_that_is_full_for_a_while_is_asked_again(series, tmp_path):
    with archive(tmp_path / "in", "--full-first", "4") as port:
        assert outcomes(send(series[0], at(port))) == [Outcome.ARRIVED] * 6


def test_an_archive_that_stays_full_is_left_after_the_retries(series, tmp_path):
    with archive(tmp_path / "in", "--full-first", "1000") as port:
        reports = send(series[0], at(port), retries=1)
    assert outcomes(reports) == [Outcome.NOT_SENT] * 6
    assert "out of resources" in reports[0].reason


def test_an_archive_that_dies_in_the_middle_is_told_with_what_had_arrived(series, tmp_path):
    with archive(tmp_path / "in", "--die-after", "2") as port:
        reports = send(series[0], at(port), retries=1)
    assert sorted(outcomes(reports)) == [Outcome.ARRIVED] * 2 + [Outcome.NOT_SENT] * 4
    assert len(arrived(tmp_path / "in")) == 2
    assert {report.reason for report in reports if report.outcome is Outcome.NOT_SENT} == {
        f"nobody listens at 127.0.0.1:{port} (Connection refused)"
    }


def test_files_that_the_archive_cannot_take_are_refused_one_by_one(series, tmp_path):
    folder, paths = series
    dataset = pydicom.dcmread(paths[0])
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID = "1.2.3.4.5"
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID = generate_uid()
    dataset.save_as(folder / "private.dcm")
    paths[1].write_bytes(paths[1].read_bytes()[:300])
    with archive(tmp_path / "in") as port:
        reports = {report.path: report for report in send(folder, at(port))}
    assert reports.pop(folder / "private.dcm").reason == "the archive takes no such SOP class in this transfer syntax"
    assert reports.pop(paths[1]).reason == "damaged or unreadable"
    assert outcomes(reports.values()) == [Outcome.ARRIVED] * 5


@pytest.mark.parametrize(
    ("status", "words"),
    [("A900", "does not match"), ("C123", "cannot understand"), ("0124", "not authorised"), ("0110", "status 0110")],
)
def test_a_refused_file_is_told_with_its_status(series, tmp_path, status, words):
    with archive(tmp_path / "in", "--status", status) as port:
        reports = send(series[0], at(port))
    assert outcomes(reports) == [Outcome.REFUSED] * 6
    assert all(words in report.reason for report in reports if report.outcome is Outcome.REFUSED)


def test_a_warning_of_the_archive_is_an_arrival(series, tmp_path):
    with archive(tmp_path / "in", "--status", "B000") as port:
        reports = send(series[0], at(port))
    assert outcomes(reports) == [Outcome.ARRIVED] * 6
    assert reports[0].reason == "with warning B000"


def refusal(folder, *archive_, **options):
    with pytest.raises(InputError) as caught:
        send(folder, Archive(*archive_, **options))
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_archive_of_another_name_or_one_that_does_not_know_us_refuses_the_association(series, tmp_path):
    with archive(tmp_path / "in", "--knows", "SOMEBODY") as port:
        assert f"at 127.0.0.1:{port} does not call itself WRONG" in refusal(series[0], "127.0.0.1", port, "WRONG")
        assert "does not know REDPET" in refusal(series[0], "127.0.0.1", port, "ARCHIVE")
        assert outcomes(send(series[0], at(port, calling_aet="SOMEBODY"))) == [Outcome.ARRIVED] * 6


def test_nobody_a_deaf_archive_and_an_unknown_host_are_told_apart(series, tmp_path):
    assert "nobody listens" in refusal(series[0], "127.0.0.1", free_port(), "ARCHIVE")
    assert "the host nowhere.invalid is not known" in refusal(series[0], "nowhere.invalid", 104, "ARCHIVE")
    with archive(tmp_path / "in", "--deaf") as port:
        assert "nothing was sent" in refusal(series[0], "127.0.0.1", port, "ARCHIVE", timeout_s=1)


def test_what_cannot_be_sent_is_refused_before_anybody_is_called(tmp_path):
    (tmp_path / "notes.txt").write_text("no image")
    for words, folder in (
        ("no sound DICOM", tmp_path),
        ("is no folder", tmp_path / "notes.txt"),
        ("is no folder", tmp_path / "x"),
    ):
        assert words in refusal(folder, "127.0.0.1", 1, "ARCHIVE")
    for values in (
        ("h", 0, "A"),
        ("h", 70000, "A"),
        ("h", 104, ""),
        ("h", 104, "A" * 17),
        ("h", 104, "A\\B"),
        ("h", 104, "Ä"),
    ):
        with pytest.raises(InputError, match="not possible"):
            Archive(*values)
    with pytest.raises(InputError, match="retries"):
        send(tmp_path, Archive("h", 104, "A"), retries=-1)


def test_without_pynetdicom_the_sentence_says_how_to_get_it(series, monkeypatch):
    monkeypatch.setitem(sys.modules, "pynetdicom", None)
    assert "pip install 'redpet[send]'" in refusal(series[0], "127.0.0.1", 104, "ARCHIVE")


def command_line(folder, port, *more):
    return ["send", str(folder), "--host", "127.0.0.1", "--port", str(port), "--called-aet", "ARCHIVE", *more]


def test_the_command_tells_every_file_and_no_patient(series, tmp_path, capfd):
    folder, paths = series
    report = tmp_path / "report.json"
    with archive(tmp_path / "in") as port:
        assert main(command_line(folder, port, "--report", str(report))) == 0
    shown = capfd.readouterr()
    assert f"6 of 6 DICOM files arrived at ARCHIVE at 127.0.0.1:{port}." in shown.out
    assert all(path.name in shown.out for path in paths)
    assert {"file": "notes.txt", "outcome": "no DICOM", "reason": ""} in json.loads(report.read_text())
    assert "SECRET" not in shown.out + shown.err + report.read_text()
    assert "Secret" not in shown.out + shown.err + report.read_text()


def test_the_command_ends_with_1_and_one_sentence_unless_all_arrived(series, tmp_path, capfd):
    with archive(tmp_path / "in", "--status", "C000") as port:
        assert main(command_line(series[0], port)) == 1
    shown = capfd.readouterr()
    assert shown.err.splitlines()[-1].startswith("redpet: 0 of 6 DICOM files arrived at ARCHIVE")
    assert shown.out.count("refused") == 6
    assert main(command_line(series[0], free_port())) == 1
    assert capfd.readouterr().err.count("\n") == 1


def test_ctrl_c_ends_with_3_and_tells_how_many_had_arrived(series, tmp_path):
    with archive(tmp_path / "in", "--full-first", "100000") as port:
        command = [sys.executable, "-m", "redpet", *command_line(series[0], port, "--retries", "50")]
        with ended(subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=interruptible)) as process:
            while process.poll() is None and not (tmp_path / "in.asked").exists():
                time.sleep(0.1)
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=HANG_S)
    assert process.returncode == 3
    assert "cancelled; 0 of 6 files had arrived" in errors
    assert "Traceback" not in errors
