#!/usr/bin/env python3
"""Runs Jasmin with a RabbitMQ and a Redis of its own, all on 127.0.0.1:

    start.py FOLDER --upstream PORT [--smpp PORT] [--http PORT] [--keep]

Everything is kept in FOLDER, whose `python` is an environment with Jasmin; with --keep, also what
an earlier run has stored. Jasmin submits what it gets by SMPP or HTTP to the message centre at the
upstream port, as `esme` with the password `secret`, and passes on what that sends. Its own users
are those of `USERS`. When all of it answers, this prints the ports as one line of JSON; it ends
when its standard input does.
"""

import argparse
import json
import pathlib
import shutil
import socket
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from processes import Processes, free_ports

USERS = {"septet": "secret"}
# The sections of the configuration that listen on no port.
UNBOUND = ["amqp-broker", "redis-client", "dlr", "dlr-thrower", "sm-listener"]
# Runs a script with its lock in the current folder: jasmind's own is one for the whole machine.
# Without TCP_NODELAY, each message would wait 17 to 40 ms for delayed acknowledgements of RabbitMQ.
PREPARED = """
import lockfile, runpy, socket, sys
from twisted.internet import tcp
lock = lockfile.FileLock
lockfile.FileLock = lambda _: lock("jasmind")
connect = tcp.Connection.__init__
def without_delay(self, skt, *rest, **named):
    skt.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connect(self, skt, *rest, **named)
tcp.Connection.__init__ = without_delay
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def configure(port, upstream):
    """Types commands into the console of Jasmin, which is for telnet and shows no prompt at first."""
    console = socket.create_connection(("127.0.0.1", port), 10)
    console.settimeout(10)
    received = b""

    def expect(word):
        nonlocal received
        while word not in received:
            try:
                more = console.recv(4096)
            except TimeoutError:
                more = b""
            if not more:
                sys.exit(f"jasmin's console does not say {word!r}: {received!r}")
            received += more
        received = received.split(word, 1)[1]

    expect(b"Session ref")
    commands = [["group -a", "gid all", "ok"]]
    for name, password in USERS.items():
        user = [f"username {name}", f"password {password}", f"uid {name}", "gid all"]
        commands.append(["user -a", *user, "ok"])
    connector = {
        "cid": "upstream",
        "host": "127.0.0.1",
        "port": upstream,
        "username": "esme",
        "password": "secret",
        "bind": "transceiver",
        # Segments per second; 0 is unlimited.
        "submit_throughput": 0,
        "con_fail_delay": 1,
        "con_loss_delay": 1,
        # Identifiers are hexadecimal in answers and decimal in receipts.
        "dlr_msgid": 1,
        # Warnings.
        "loglevel": 30,
    }
    commands += [
        ["smppccm -a", *(f"{key} {value}" for key, value in connector.items()), "ok"],
        ["smppccm -1 upstream"],
        ["mtrouter -a", "type DefaultRoute", "connector smppc(upstream)", "rate 0", "ok"],
        ["morouter -a", "type DefaultRoute", f"connector smpps({next(iter(USERS))})", "ok"],
    ]
    for command in commands:
        for line in command:
            console.sendall(line.encode() + b"\r\n")
        expect(b"Successfully")
    console.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--upstream", type=int, required=True)
    parser.add_argument("--smpp", type=int)
    parser.add_argument("--http", type=int)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    folder = options.folder.resolve()
    run = folder / "run"
    if not options.keep:
        shutil.rmtree(run, ignore_errors=True)
    for name in ["redis", "rabbit", "logs", "store"]:
        (run / name).mkdir(parents=True, exist_ok=True)
    # That of a process that was killed.
    (run / "jasmind.lock").unlink(missing_ok=True)
    ports = free_ports(10)
    redis, amqp, distribution, epmd, router, clients, server, console = ports[:8]
    smpp, http = options.smpp or ports[8], options.http or ports[9]
    with Processes(run) as processes:
        command = ["redis-server", "--bind", "127.0.0.1", "--port", str(redis)]
        processes.start("redis", [*command, "--save", "", "--dir", str(run / "redis")])
        processes.wait_for("redis", redis)

        # Erlang starts one that outlives it unless one runs.
        processes.start("epmd", ["epmd", "-address", "127.0.0.1", "-port", str(epmd)])
        processes.wait_for("epmd", epmd)
        environment = {
            "HOME": str(run / "rabbit"),
            "ERL_EPMD_PORT": str(epmd),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODENAME": "septet@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(amqp),
            "RABBITMQ_DIST_PORT": str(distribution),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
            "RABBITMQ_MNESIA_BASE": str(run / "rabbit"),
            "RABBITMQ_LOG_BASE": str(run / "rabbit"),
            "RABBITMQ_CONFIG_FILE": str(run / "rabbit" / "rabbitmq"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(run / "rabbit" / "plugins"),
            "RABBITMQ_PID_FILE": str(run / "rabbit" / "pid"),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
        }
        # The command in PATH changes the user and the files.
        processes.start("rabbit", ["/usr/lib/rabbitmq/bin/rabbitmq-server"], environment)
        processes.wait_for("rabbit", amqp)

        python = folder / "python"
        [specification] = python.glob("lib/*/site-packages/txamqp/specs/standard/amqp0-9-1*.xml")
        sections = {
            "smpp-server": {"port": smpp},
            "smpp-server-pb": {"port": server},
            "client-management": {"port": clients, "store_path": run / "store"},
            "amqp-broker": {"port": amqp, "spec": specification},
            "redis-client": {"port": redis},
            "http-api": {
                "port": http,
                "access_log": run / "logs" / "http-access.log",
                # The default, 5, cuts longer messages.
                "long_content_max_parts": 255,
            },
            "router": {"port": router, "store_path": run / "store"},
            "jcli": {"port": console, "authentication": "no"},
            # A receipt may come before the answer that it is for is known.
            "dlr": {"dlr_lookup_retry_delay": 1, "dlr_lookup_max_retries": 20},
            "dlr-thrower": {},
            "sm-listener": {},
        }
        for name, values in sections.items():
            # The default writes lines for each message.
            values["log_level"] = "WARNING"
            if name not in UNBOUND:
                values["bind"] = "127.0.0.1"
        (run / "jasmin.cfg").write_text(
            "".join(
                f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())
                for name, values in sections.items()
            )
        )
        flags = ["--enable-dlr-thrower", "--enable-dlr-lookup"]
        command = [python / "bin" / "python", "-c", PREPARED, python / "bin" / "jasmind.py"]
        processes.start(
            "jasmin",
            [*command, "--config", run / "jasmin.cfg", *flags],
            {"LOG_PATH": str(run / "logs"), "ROOT_PATH": str(run)},
        )
        processes.wait_for("jasmin", console)
        processes.wait_for("jasmin", smpp)
        configure(console, options.upstream)
        print(json.dumps({"smpp": smpp, "http": http}), flush=True)
        sys.stdin.buffer.read()


main()
