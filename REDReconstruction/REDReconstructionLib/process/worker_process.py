"""The process of a worker: one job at a time. It may stay when a job is done, and is then handed the next one."""

import qt

from REDReconstructionLib.process.worker_lines import LogTail

GRACE_MS = 900
"""Time that a worker has to stop by itself before it is killed."""
LAST_MS = 500
"""Time that a killed process has to vanish."""


class WorkerProcess:
    """A process, and the run that it works for; none while it waits for a job.

    A run hears `take(data)` of what comes on stdout, `cannotStart()` or `processEnded(exitCode, crashed)`. `onGone` is
    told of a process that has ended.
    """

    def __init__(self, process, onGone):
        self.process = process
        self.onGone = onGone
        self.run = None
        self.command = None
        self.isReady = self.stopping = self.gone = False
        self.log = LogTail()
        self.killTimer = qt.QTimer()
        self.killTimer.setSingleShot(True)
        self.killTimer.connect("timeout()", self.kill)
        process.connect("readyReadStandardOutput()", self.readOutput)
        process.connect("readyReadStandardError()", self.readLog)
        process.connect("errorOccurred(QProcess::ProcessError)", self.onError)
        process.connect("finished(int,QProcess::ExitStatus)", self.onFinished)

    def start(self, run, command, folder):
        """Start with a job: the last argument of the `command` is its file."""
        self.run, self.command = run, beside(command)
        program, arguments, variables = command
        environment = qt.QProcessEnvironment()
        for name, value in variables.items():
            environment.insert(name, value)
        self.process.setProcessEnvironment(environment)
        self.process.setWorkingDirectory(str(folder))
        self.process.start(program, arguments)

    def hand(self, run, jobFile):
        """Give the next job to a process that waits."""
        self.run, self.log = run, LogTail()
        self.process.write(f"job {jobFile}\n".encode())

    def wouldBe(self, command):
        """Whether a command would start such a process."""
        return self.command == beside(command)

    @property
    def waits(self):
        """Whether a job can be handed over."""
        return self.run is None and self.command is not None and not self.stopping and self.isAlive()

    def wait(self, ready):
        """The process is done with its run, and waits for the next one; `ready` with what a restoration needs."""
        self.readLog()
        self.run, self.isReady = None, ready

    def isAlive(self):
        """Whether there is a process."""
        return self.process.state() != qt.QProcess.NotRunning

    def stop(self):
        """Ask the process to end, and kill it where it does not."""
        if not self.stopping:
            self.stopping = True
            self.ask()
            self.killTimer.start(GRACE_MS)

    def ask(self):
        """Tell it to stop. The end of its stdin tells so too, also behind Slicer's launcher of Python."""
        if self.isAlive():
            self.process.write(b"cancel\n")
            self.process.closeWriteChannel()

    def kill(self):
        """End the process at once."""
        if self.isAlive():
            self.process.kill()

    def waitUntilGone(self, milliseconds):
        """Wait so long for a process that was stopped, and kill it then."""
        if self.isAlive() and (milliseconds <= 0 or not self.process.waitForFinished(milliseconds)):
            self.kill()
            self.process.waitForFinished(LAST_MS)
        self.clear()

    def readOutput(self):
        """Pass on what came. Nobody speaks who waits."""
        data = self.process.readAllStandardOutput().data()
        if self.run is not None:
            self.run.take(data)
        elif data:
            self.kill()

    def readLog(self):
        """Keep the end of what the worker writes for people."""
        self.log.take(self.process.readAllStandardError().data())

    def onError(self, error):
        """A program that cannot start gives this and nothing else; whatever else goes wrong ends in `onFinished`."""
        if error == qt.QProcess.FailedToStart:
            run, self.run = self.run, None
            self.clear()
            if run is not None:
                run.cannotStart()

    def onFinished(self, exitCode, exitStatus):
        """The process is gone."""
        self.readOutput()
        self.readLog()
        run, self.run = self.run, None
        self.clear()
        if run is not None:
            run.processEnded(exitCode, exitStatus == qt.QProcess.CrashExit)

    def clear(self):
        """Leave nothing behind."""
        if self.gone:
            return
        self.gone = True
        self.killTimer.stop()
        # Each of them holds this object through its signals, and so all that hears of it.
        self.killTimer.deleteLater()
        self.process.deleteLater()
        self.onGone(self)


def beside(command):
    """A command without its job file."""
    program, arguments, variables = command
    return program, arguments[:-1], variables
