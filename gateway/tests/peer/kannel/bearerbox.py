#!/usr/bin/env python3
"""Runs Kannel as a gateway from HTTP to SMPP, all on 127.0.0.1:

    bearerbox.py FOLDER --upstream PORT [--http PORT] [--window SEGMENTS] [--keep]

Everything is kept in FOLDER; with --keep, also what an earlier run has stored. Kannel submits what
it gets by `/cgi-bin/sendsms`, from the user `septet` with the password `secret`, to the message
centre at the upstream port, as `esme` with the password `secret`. When it answers, this prints the
port as one line of JSON; it ends when its standard input does.
"""

import argparse
import json
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from processes import Processes, free_ports

LOOPBACK = pathlib.Path(__file__).resolve().parent / "loopback.c"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--upstream", type=int, required=True)
    parser.add_argument("--http", type=int)
    parser.add_argument("--window", type=int, default=16)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    admin, boxes, free = free_ports(3)
    http = options.http or free
    if not options.keep:
        (folder / "store").unlink(missing_ok=True)
    (folder / "kannel.conf").write_text(
        f"""
group = core
admin-port = {admin}
admin-password = secret
smsbox-port = {boxes}
box-allow-ip = 127.0.0.1
log-level = 2
store-type = file
store-location = {folder}/store

group = smsc
smsc = smpp
smsc-id = upstream
host = 127.0.0.1
port = {options.upstream}
transceiver-mode = true
smsc-username = esme
smsc-password = secret
system-type = ""
max-pending-submits = {options.window}
reconnect-delay = 1
# Identifiers are hexadecimal in answers and decimal in receipts.
msg-id-type = 1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {http}
log-level = 2

group = sendsms-user
username = septet
password = secret
max-messages = 255
concatenation = true
"""
    )
    preload = folder / "loopback.so"
    command = ["cc", "-O1", "-shared", "-fPIC", "-o", preload, LOOPBACK]
    subprocess.run(command, check=True)
    environment = {"LD_PRELOAD": str(preload), "BEARERBOX_PORT": str(boxes)}
    with Processes(folder) as processes:
        for name, port in [("bearerbox", boxes), ("smsbox", http)]:
            command = [f"/usr/sbin/{name}", "-v", "2", folder / "kannel.conf"]
            processes.start(name, command, environment)
            processes.wait_for(name, port)
        print(json.dumps({"http": http}), flush=True)
        sys.stdin.buffer.read()


main()
