"""What the fuzz bench found: a pipe in the place of a file, a host that none can be, a folder left by a refusal."""

import errno
import os

import numpy as np
import pytest
from command_line import IMAGE, only_sentence, write_array

from redpet import cli
from redpet.errors import explained


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize(
    "command",
    [["train", "ren", "PIPE"], ["train", "image", "PIPE"], ["prepare", "IN", "--check"], ["info", "IN/pet.nii"],
     ["send", "IN", "--host", "127.0.0.1", "--port", "9", "--called-aet", "X", "--tls", "--tls-ca", "PIPE"],
     ["study", "PIPE", "--out", "IN/out"], ["study", "IN"]],
    ids=["training file", "image training file", "manifest", "JSON beside an image", "certificate", "design", "study"],
)  # fmt: skip
def test_a_pipe_in_the_place_of_a_file_is_refused_and_not_waited_for(tmp_path, capsys, command):
    (tmp_path / "pet.nii").write_bytes(bytes(400))
    for name in ("pipe", "manifest.json", "pet.json", "study.json"):
        os.mkfifo(tmp_path / name)
    words = [word.replace("PIPE", str(tmp_path / "pipe")).replace("IN", str(tmp_path)) for word in command]
    assert cli.main(words) == 1
    assert only_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("host", ["", " ", ".x", "a b", "x" * 300])
def test_a_host_that_none_can_be_is_refused_before_anything_is_asked(tmp_path, capsys, host):
    options = ["--port", "104", "--called-aet", "PACS", "--tls"]
    assert cli.main(["send", str(tmp_path), "--host", host, *options]) == 1
    assert "is not possible: give the archive's name or address" in only_sentence(capsys.readouterr().err)


def test_an_evaluation_that_is_refused_leaves_no_folder(tmp_path, capsys):
    case = write_array(tmp_path / "body.npy", np.ones((2, 8, 8)), IMAGE)
    assert cli.main(["evaluate", str(case), "--drf", "4", "--methods", "osem", "--out", str(tmp_path / "new" / "out")])
    assert "no dose level" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_what_a_library_raises_while_it_clears_up_does_not_hide_that_the_machine_had_no_more():
    def fail():
        try:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE), "font.ttf")
        finally:
            raise AttributeError("'Stream' object has no attribute 'pos'")

    with pytest.raises(AttributeError) as caught:
        fail()
    assert str(explained(caught.value)) == "font.ttf cannot be used: Too many open files."
