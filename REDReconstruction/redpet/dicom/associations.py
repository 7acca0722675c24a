"""An archive and the way to it: associations, in the clear or through TLS, each of whose answers has a limit of time.

pynetdicom waits for an answer as long as bytes of it drip in. So whatever waits for the archive does so in a thread of
its own, and is left to itself when its time is over or the user stops the job.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from redpet.errors import InputError

TIMEOUT_S = 30.0
LISTENING_S = 0.1
"""How often who waits hears of Ctrl-C."""
FAREWELL_S = 0.5
LONGEST_AE_TITLE = 16

CALLED_UNKNOWN, CALLING_UNKNOWN = 0x07, 0x03
"""Reasons of the service user for a rejection, PS3.8 9.3.4."""

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Tls:
    """How to meet an archive that wants TLS: whose certificates to trust, and our own where it asks (PEM files)."""

    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    def context(self) -> ssl.SSLContext:
        """What a connection needs. Raises InputError that names the file which does not hold what it should."""
        if self.key is not None and self.certificate is None:
            raise InputError("--tls-key is the key of a certificate: name that with --tls-certificate.")
        for file in (self.ca, self.certificate, self.key):
            if file is not None and not file.is_file():
                raise InputError(f"{file} is no file, and a certificate or its key is needed.")
        try:
            context = ssl.create_default_context(cafile=self.ca)
        except OSError as error:
            raise InputError(f"{self.ca} holds no certificate in PEM ({error.strerror or error}).") from error
        if self.certificate is not None:
            try:
                context.load_cert_chain(self.certificate, self.key, lambda: "")  # nobody is asked for a password
            except OSError as error:
                raise InputError(
                    f"{self.key or self.certificate} holds no key of the certificate {self.certificate} in PEM without "
                    f"a password ({error.strerror or error})."
                ) from error
        return context


@dataclass(frozen=True)
class Archive:
    """Where to send, and under which names (application entity titles)."""

    host: str
    port: int
    called_aet: str
    calling_aet: str = "REDPET"
    timeout_s: float = TIMEOUT_S
    tls: Tls | None = None

    def __post_init__(self) -> None:
        if not possible_host(self.host):
            raise InputError(f"the host {self.host!r} is not possible: give the archive's name or address.")
        if not 1 <= self.port <= 65535:
            raise InputError(f"a port of {self.port} is not possible: it is 1 to 65535, 104 or 11112 in most archives.")
        if not 0 < self.timeout_s <= threading.TIMEOUT_MAX:
            raise InputError(f"a timeout of {self.timeout_s:g} s is not possible: it must be above 0.")
        for name, title in (("called", self.called_aet), ("calling", self.calling_aet)):
            plain = title.isascii() and title.isprintable() and "\\" not in title
            if not (plain and len(title.strip()) >= 1 and len(title) <= LONGEST_AE_TITLE):
                raise InputError(
                    f"the {name} AE title {title!r} is not possible: it has 1 to 16 plain characters and no backslash."
                )

    def __str__(self) -> str:
        return f"{self.called_aet} at {self.host}:{self.port}"


def possible_host(host: str) -> bool:
    """Whether a text can be a host's name or address, which TLS wants to know before it asks for it."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return bool(host) and not host.startswith(".") and host.isprintable() and not any(map(str.isspace, host))


class Broken(Exception):
    """The association cannot be had or has ended; the reason is a clause."""


def within(limit_s: float, do: Callable[[], Answer], archive: Archive) -> Answer:
    """What `do` returns or raises; raises Broken where that takes longer, and hears Ctrl-C meanwhile."""
    done: list[Callable[[], Answer]] = []

    def run() -> None:
        try:
            value = do()
        except BaseException as error:
            done.append(raiser(error))
        else:
            done.append(lambda: value)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    waited = 0.0
    while thread.is_alive() and waited < limit_s:
        thread.join(LISTENING_S)
        waited += LISTENING_S
    if not done:
        raise Broken(f"{archive} did not answer whole within {limit_s:g} s")
    return done[0]()


def raiser(error: BaseException) -> Callable[[], Any]:
    """A function that raises an error."""

    def again() -> None:
        raise error

    return again


@contextmanager
def association(archive: Archive, contexts: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Any]:
    """An open association that offers the contexts; released at the end, aborted after a failure; raises Broken."""
    net = pynetdicom()
    entity = net.AE(ae_title=archive.calling_aet)
    entity.acse_timeout = entity.dimse_timeout = entity.network_timeout = archive.timeout_s
    entity.connection_timeout = archive.timeout_s
    for abstract, syntaxes in contexts:
        entity.add_requested_context(abstract, list(syntaxes))
    tls = None if archive.tls is None else (archive.tls.context(), archive.host)

    def ask() -> Any:
        return entity.associate(archive.host, archive.port, ae_title=archive.called_aet, tls_args=tls)

    try:
        opened = within(archive.timeout_s, ask, archive)
        if not opened.is_established:
            raise Broken(within(archive.timeout_s, lambda: refusal(opened, archive), archive))
        yield opened
        within(archive.timeout_s, opened.release, archive)
    except OSError as error:
        if error.filename:
            raise
        raise Broken(nobody(archive)) from error
    finally:
        for one in entity.active_associations:
            if one.is_established:
                with suppress(Broken):
                    within(FAREWELL_S, one.abort, archive)
            hang_up(one)


def hang_up(opened: Any) -> None:
    """Close the connection of an association, whatever its threads wait for."""
    with suppress(AttributeError, OSError):
        opened.dul.socket.socket.shutdown(socket.SHUT_RDWR)


def refusal(opened: Any, archive: Archive) -> str:
    """Why there is no association, as a clause."""
    if opened.is_rejected:
        answer = opened.acceptor.primitive
        if answer.diagnostic == CALLED_UNKNOWN:
            return f"the archive at {archive.host}:{archive.port} does not call itself {archive.called_aet}"
        if answer.diagnostic == CALLING_UNKNOWN:
            return f"{archive} does not know {archive.calling_aet}: enter it there, or give --calling-aet"
        return f"{archive} refused the association"
    return (
        nobody(archive)
        or about_tls(archive)
        or f"{archive} ended the association, or takes none of these kinds of file"
    )


def nobody(archive: Archive) -> str:
    """Why no connection can be made, empty where one can."""
    place = f"{archive.host}:{archive.port}"
    try:
        socket.create_connection((archive.host, archive.port), archive.timeout_s).close()
    except (socket.gaierror, UnicodeError):
        return f"the host {archive.host} is not known"
    except TimeoutError:
        return f"{place} does not answer within {archive.timeout_s:g} s"
    except OSError as error:
        return f"nobody listens at {place} ({error.strerror or error})"
    return ""


def about_tls(archive: Archive) -> str:
    """What stands between us and an archive that speaks TLS, or that does not; empty where nothing does."""
    if archive.tls is None:
        stranger = ssl.create_default_context()
        stranger.check_hostname, stranger.verify_mode = False, ssl.CERT_NONE
        error = handshake(archive, stranger)
        expected = error is None or (isinstance(error, ssl.SSLError) and "ALERT" in (error.reason or ""))
        return f"{archive} expects TLS: give --tls" if expected else ""
    error = handshake(archive, archive.tls.context())
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate of {archive} is not trusted ({error.verify_message}): name who signed it with --tls-ca"
    if isinstance(error, ssl.SSLError) and "ALERT" in (error.reason or ""):
        return f"{archive} does not take us without a certificate that it knows: name ours with --tls-certificate"
    if error is not None:
        return f"{archive} speaks no TLS: leave --tls out"
    return f"{archive} ended the association, or wants a certificate that it knows: name ours with --tls-certificate"


def handshake(archive: Archive, context: ssl.SSLContext) -> OSError | None:
    """How a TLS handshake fails, None where it does not."""
    try:
        with (
            socket.create_connection((archive.host, archive.port), archive.timeout_s) as plain,
            context.wrap_socket(plain, server_hostname=archive.host),
        ):
            return None
    except OSError as error:
        return error


def pynetdicom() -> Any:
    """The package pynetdicom, set to send files byte for byte; InputError where it is not installed."""
    try:
        import pynetdicom
        from pynetdicom import _config
    except ImportError as error:
        raise InputError("sending needs the package pynetdicom: pip install 'redpet[send]'.") from error
    _config.STORE_SEND_CHUNKED_DATASET = True
    if threading.excepthook is not tell_others:
        threading.excepthook = tell_others
    return pynetdicom


def tell_others(failed: Any, tell: Callable[[Any], Any] = threading.excepthook) -> None:
    """Tell what ended a thread, but for those of pynetdicom that were left to themselves."""
    if not failed.exc_type.__module__.startswith("pynetdicom"):
        tell(failed)
