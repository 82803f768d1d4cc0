"""What the scripts that start message centres have in common."""

import os
import signal
import socket
import subprocess
import sys
import time

SECONDS = 60


def free_ports(number):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Processes:
    """Processes that end with a `with` block. Their output goes to files in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.all = []

    def start(self, name, command, environment=None, user=None):
        log = open(self.folder / f"{name}.txt", "wb")
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )
        self.all.append((name, process))
        return process

    def wait_for(self, name, port):
        """Waits until the last process listens on a port."""
        for _ in range(SECONDS * 10):
            if self.all[-1][1].poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        log = (self.folder / f"{name}.txt").read_text(errors="replace")
        sys.exit(f"{name} does not answer on port {port}:\n{log[-3000:]}")

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        return self

    def __exit__(self, *_):
        for _, process in reversed(self.all):
            try:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(10)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                pass
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait(10)
