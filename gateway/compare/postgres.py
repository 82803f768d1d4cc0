#!/usr/bin/env python3
"""Runs a PostgreSQL of its own on 127.0.0.1, with the settings of initdb, so with `fsync = on`:

    postgres.py FOLDER [--keep]

The cluster is in FOLDER, which is emptied first unless --keep is given. PostgreSQL does not run as
root, so root runs it as the user `postgres`, or else `nobody`. When it answers, this prints the URL
of an empty database as one line of JSON; it ends when its standard input does.
"""

import argparse
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "peer"))
from processes import SECONDS, Processes, free_ports

USERS = ["postgres", "nobody"]


def programs():
    """The folder of the newest PostgreSQL that Debian has installed."""
    found = pathlib.Path("/usr/lib/postgresql").glob("*/bin")
    newest = max(found, key=lambda path: int(path.parent.name), default=None)
    return newest or sys.exit("postgres.py: there is no PostgreSQL in /usr/lib/postgresql")


def ordinary_user():
    """Who runs it, if that is somebody else."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in USERS if name in names), None) or sys.exit(
        f"postgres.py: there is no user of the names {USERS}"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    folder, binaries, user = options.folder.resolve(), programs(), ordinary_user()
    data = folder / "data"
    is_new = not (options.keep and data.exists())
    if is_new:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    if user:
        shutil.chown(folder, user, user)
    as_user = {"user": user, "group": user, "extra_groups": []} if user else {}
    if is_new:
        command = [binaries / "initdb", "-D", data, "-U", "septet", "-A", "trust"]
        encoding = ["-E", "UTF8", "--locale", "C"]
        with open(folder / "initdb.txt", "wb") as log:
            subprocess.run([*command, *encoding], check=True, stdout=log, cwd=folder, **as_user)
    # That of a process that was killed.
    (data / "postmaster.pid").unlink(missing_ok=True)
    [port] = free_ports(1)
    with Processes(folder) as processes:
        settings = ["listen_addresses=127.0.0.1", "unix_socket_directories="]
        flags = [flag for setting in settings for flag in ("-c", setting)]
        command = [binaries / "postgres", "-D", data, "-p", str(port), *flags]
        processes.start("postgres", command, user=user)
        processes.wait_for("postgres", port)
        # It listens before it has read its log.
        ready = [binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        for _ in range(SECONDS * 10):
            if subprocess.run(ready).returncode == 0:
                break
            time.sleep(0.1)
        url = f"postgres://septet@127.0.0.1:{port}/postgres"
        print(json.dumps({"url": url}), flush=True)
        sys.stdin.buffer.read()


main()
