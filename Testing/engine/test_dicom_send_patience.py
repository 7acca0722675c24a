"""Sending to an archive that drips, that hangs, or that wants TLS; and the report where nothing was sent."""

import json
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from limits import HANG_S
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.dicom.associations import Archive, Broken, Tls, within
from redpet.dicom.send import NothingSent, Outcome, send

ACCEPTED = bytes.fromhex("0200000000ba0001")
"""The beginning of an A-ASSOCIATE-AC, PS3.8 9.3.3."""


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("series")
    write_series(folder, pet_series(3))
    return folder


@contextmanager
def listening(answer) -> Iterator[int]:
    """A server that does `answer(connection)` with each connection; yields its port."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=quietly, args=(connection,), daemon=True).start()

    def quietly(connection: socket.socket) -> None:
        with suppress(OSError):
            answer(connection)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        server.close()


def dripping(connection: socket.socket) -> None:
    """An answer that never ends, a byte now and then."""
    connection.recv(100)
    for byte in ACCEPTED + bytes(10_000):
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def arguments(folder: Path, port: int, *more: object) -> list[str]:
    return ["send", str(folder), "--host", "127.0.0.1", "--port", str(port), "--called-aet", "A", *map(str, more)]


def test_an_archive_that_drips_is_left_when_its_time_is_over_and_the_report_says_so(
    series: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    with listening(dripping) as port:
        assert cli.main(arguments(series, port, "--timeout", 1, "--report", report)) == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence == f"redpet: nothing was sent: A at 127.0.0.1:{port} did not answer whole within 1 s."
    told = json.loads(report.read_text())
    assert [one["outcome"] for one in told] == ["not sent"] * 3
    assert all("did not answer whole" in one["reason"] for one in told)


def test_ctrl_c_stops_it_while_an_archive_drips(series: Path, tmp_path: Path) -> None:
    began = threading.Event()

    def drip(connection: socket.socket) -> None:
        began.set()
        dripping(connection)

    report = tmp_path / "report.json"
    with listening(drip) as port:
        command = [sys.executable, "-m", "redpet", *arguments(series, port, "--report", report, "--timeout", 3600)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, process_group=0) as process:
            assert began.wait(HANG_S)
            time.sleep(0.3)
            process.send_signal(signal.SIGTERM)
            _, errors = process.communicate(timeout=HANG_S)
    assert process.returncode == 3
    assert "0 of 3 files had arrived" in errors
    assert [one["reason"] for one in json.loads(report.read_text())] == ["cancelled"] * 3


def test_what_takes_too_long_is_broken_and_what_fails_fails() -> None:
    archive = Archive("h", 104, "A")
    assert within(5, lambda: 3, archive) == 3
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0, archive)
    with pytest.raises(Broken, match=r"within 0\.2 s"):
        within(0.2, lambda: time.sleep(60), archive)


@pytest.mark.parametrize("what", ["nobody", "no DICOM"])
def test_where_nothing_was_sent_the_report_is_written(
    tmp_path: Path, series: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    folder, report = series, tmp_path / "report.json"
    if what == "no DICOM":
        folder = tmp_path / "notes"
        folder.mkdir()
        (folder / "notes.txt").write_text("no image")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert cli.main(arguments(folder, port, "--report", report)) == 1
    assert "nothing was sent" in capsys.readouterr().err
    outcomes = {one["outcome"] for one in json.loads(report.read_text())}
    assert outcomes == {"not sent" if what == "nobody" else "no DICOM"}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificates that sign themselves: that of the archive (127.0.0.1), ours, and a stranger's."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make certificates")
    folder = tmp_path_factory.mktemp("keys")
    for name in ("archive", "ours", "stranger"):
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        command += ["-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", "2", "-subj", f"/CN={name}"]
        command += ["-addext", "subjectAltName=IP:127.0.0.1"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@contextmanager
def secure_archive(keys: Path, folder: Path, ask_for: str = "") -> Iterator[int]:
    """A real archive behind TLS that keeps what it gets; with `ask_for` it wants that certificate of its clients."""
    from pynetdicom import AE, AllStoragePresentationContexts, evt
    from pynetdicom.sop_class import Verification

    def store(event) -> int:
        (folder / event.request.AffectedSOPInstanceUID).write_bytes(event.encoded_dataset(False))
        return 0

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(keys / "archive.pem", keys / "archive.key")
    if ask_for:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(keys / f"{ask_for}.pem")
    entity = AE(ae_title="A")
    entity.supported_contexts = AllStoragePresentationContexts
    entity.add_supported_context(Verification)
    folder.mkdir()
    server = entity.start_server(
        ("127.0.0.1", 0), block=False, ssl_context=context, evt_handlers=[(evt.EVT_C_STORE, store)]
    )
    try:
        yield server.socket.getsockname()[1]
    finally:
        server.shutdown()


def test_files_arrive_through_tls_with_our_certificate_where_the_archive_asks(
    keys: Path, series: Path, tmp_path: Path
) -> None:
    for name, ask_for, more in (("open", "", []), ("asking", "ours", ["--tls-certificate", keys / "ours.pem"])):
        more = [*more, "--tls-key", keys / "ours.key"] if more else []
        with secure_archive(keys, tmp_path / name, ask_for) as port:
            assert cli.main(arguments(series, port, "--tls", "--tls-ca", keys / "archive.pem", *more)) == 0
        assert len(list((tmp_path / name).iterdir())) == 3


def test_what_stands_between_us_and_an_archive_with_tls_is_said(keys: Path, series: Path, tmp_path: Path) -> None:
    def refusal(port: int, tls: Tls | None) -> str:
        with pytest.raises(NothingSent) as caught:
            send(series, Archive("127.0.0.1", port, "A", timeout_s=10, tls=tls))
        assert {one.outcome for one in caught.value.reports} == {Outcome.NOT_SENT}
        return str(caught.value)

    with secure_archive(keys, tmp_path / "in") as port:
        assert "expects TLS: give --tls" in refusal(port, None)
        assert "is not trusted" in refusal(port, Tls())
        assert "--tls-ca" in refusal(port, Tls(keys / "stranger.pem"))
    with secure_archive(keys, tmp_path / "asking", "ours") as port:
        assert "expects TLS: give --tls" in refusal(port, None)
        assert "--tls-certificate" in refusal(port, Tls(keys / "archive.pem"))
        stranger = Tls(keys / "archive.pem", keys / "stranger.pem", keys / "stranger.key")
        assert "--tls-certificate" in refusal(port, stranger)
    with listening(lambda connection: connection.sendall(bytes.fromhex("07000000000400000000"))) as port:
        assert "speaks no TLS: leave --tls out" in refusal(port, Tls(keys / "archive.pem"))
        assert "TLS" not in refusal(port, None)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--tls", "--tls-ca", "{0}/none.pem"], "none.pem is no file, and a certificate"),
        (["--tls", "--tls-ca", "{0}/archive.key"], "archive.key holds no certificate"),
        (["--tls", "--tls-certificate", "{0}/ours.pem"], "ours.pem holds no key"),
        (["--tls", "--tls-certificate", "{0}/ours.pem", "--tls-key", "{0}/archive.key"], "archive.key holds no key"),
        (["--tls", "--tls-key", "{0}/ours.key"], "name that with --tls-certificate"),
        (["--tls-ca", "{0}/ours.pem"], "go with --tls"),
    ],
)
def test_files_of_tls_that_hold_something_else_are_refused_by_name(
    keys: Path, series: Path, capsys: pytest.CaptureFixture[str], options: list[str], named: str
) -> None:
    assert cli.main(arguments(series, 1, *(one.format(keys) for one in options))) == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    assert named in sentence
