"""Reads the PDUs of septet-pdus, one JSON object a line on standard input, with tshark,
python-gsmmodem and smspdudecoder, and compares the fields that they find with those that were
written. Run the script with -I; otherwise it imports itself."""

import collections
import datetime
import io
import json
import struct
import subprocess
import sys
import tempfile

import gsmmodem.pdu
import smspdudecoder.fields

pdus = [json.loads(line) for line in sys.stdin]
compared = collections.Counter()
known = collections.Counter()
failures = []


def check(reader, pdu, field, expected, found):
    compared[reader] += 1
    if expected != found:
        failures.append(f"{reader}: {field} is {found!r}, not {expected!r}, in {pdu['hex']}")


def known_fault(reader, fault):
    known[f"{reader}: {fault}"] += 1


def is_name(pdu):
    return pdu["type"] == "deliver" and not set(pdu["address"]) <= set("+0123456789")


# tshark: a capture file whose packets are TPDUs, with their directions.


def block(kind, body):
    length = len(body) + 12
    return struct.pack("<II", kind, length) + body + struct.pack("<I", length)


def capture():
    """A pcapng file with link type 147, for users."""
    blocks = [
        block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)),
        block(1, struct.pack("<HHI", 147, 0, 65535)),
    ]
    for pdu in pdus:
        octets = bytes.fromhex(pdu["hex"])[1:]
        padded = octets + bytes(-len(octets) % 4)
        received, sent = 1, 2  # as the message centre sees it
        flags = sent if pdu["type"] == "deliver" else received
        options = struct.pack("<HHIHH", 2, 4, flags, 0, 0)
        packet = struct.pack("<IIIII", 0, 0, 0, len(octets), len(octets))
        blocks.append(block(6, packet + padded + options))
    return b"".join(blocks)


FIELDS = {
    "mti": "gsm_sms.tp-mti",
    "originator": "gsm_sms.tp-oa",
    "destination": "gsm_sms.tp-da",
    "pid": "gsm_sms.tp-pid",
    "dcs": "gsm_sms.tp-dcs",
    "message_reference": "gsm_sms.tp-mr",
    "status_report": "gsm_sms.tp-srr",
    "validity": "gsm_sms.vp.validity_period",
    "type_of_number": "gsm_sms.dis_field_addr.num_type",
    "reference": "gsm_sms.udh.mm.msg_id",
    "total": "gsm_sms.udh.mm.msg_parts",
    "sequence": "gsm_sms.udh.mm.msg_part",
    "year": "gsm_sms.scts.year",
    "minute": "gsm_sms.scts.minutes",
    "text": "gsm_sms.sms_text",
}


def tshark():
    with tempfile.NamedTemporaryFile(suffix=".pcapng") as file:
        file.write(capture())
        file.flush()
        command = ["tshark", "-r", file.name, "-T", "fields", "-E", "separator=/t"]
        command += ["-o", 'uat:user_dlts:"User 0 (DLT=147)","gsm_sms","0","","0",""']
        command += ["-o", "gsm_sms.reassemble:FALSE", "-E", "occurrence=f"]
        for name in FIELDS.values():
            command += ["-e", name]
        result = subprocess.run(command, capture_output=True, check=True, text=True)
    lines = result.stdout.removesuffix("\n").split("\n")
    assert len(lines) == len(pdus), (len(lines), result.stderr[-500:])
    for pdu, line in zip(pdus, lines):
        yield pdu, dict(zip(FIELDS, line.split("\t")))


def number(value):
    return int(value, 0) if value else None


for pdu, found in tshark():
    deliver = pdu["type"] == "deliver"
    address = found["originator" if deliver else "destination"]
    check("tshark", pdu, "address", pdu["address"].lstrip("+"), address)
    for field in ("pid", "dcs"):
        check("tshark", pdu, field, pdu[field], number(found[field]))
    check("tshark", pdu, "text", pdu["text"], found["text"])
    part = [number(found[name]) for name in ("reference", "total", "sequence")]
    check("tshark", pdu, "part", pdu["part"] or [None] * 3, part)
    international = pdu["address"].startswith("+")
    check("tshark", pdu, "type of number", international, number(found["type_of_number"]) == 1)
    if deliver:
        check("tshark", pdu, "year", int(pdu["time"][2:4]), number(found["year"]))
        check("tshark", pdu, "minute", int(pdu["time"][14:16]), number(found["minute"]))
    else:
        check("tshark", pdu, "reference", pdu["message_reference"], number(found["message_reference"]))
        check("tshark", pdu, "report", pdu["status_report"], found["status_report"] in (True, "1", "True"))
        check("tshark", pdu, "validity", pdu["validity"], number(found["validity"]))

# python-gsmmodem

for pdu in pdus:
    reader = "python-gsmmodem"
    # Its reader takes a name of an odd number of semi-octets for one that is an octet longer.
    if is_name(pdu) and int(pdu["hex"][4:6], 16) % 2 == 1:
        known_fault(reader, "a name of an odd number of semi-octets")
        continue
    found = gsmmodem.pdu.decodeSmsPdu(pdu["hex"])
    kind = {"deliver": "SMS-DELIVER", "submit": "SMS-SUBMIT"}[pdu["type"]]
    check(reader, pdu, "type", kind, found["type"])
    check(reader, pdu, "address", pdu["address"], found["number"])
    check(reader, pdu, "pid", pdu["pid"], found["protocol_id"])
    check(reader, pdu, "text", pdu["text"], found["text"])
    part = None
    for element in found.get("udh", []):
        if isinstance(element, gsmmodem.pdu.Concatenation):
            part = [element.reference, element.parts, element.number]
    check(reader, pdu, "part", pdu["part"], part)
    if pdu["type"] == "deliver":
        check(reader, pdu, "time", datetime.datetime.fromisoformat(pdu["time"]), found["time"])
    else:
        check(reader, pdu, "reference", pdu["message_reference"], found["reference"])
        seconds = found["validity"].total_seconds() if "validity" in found else None
        check(reader, pdu, "validity", pdu["seconds"], seconds)

# smspdudecoder


def check_septets(pdu, field, expected, found):
    """Its reader derives the number of septets from the octets, so that it may add an `@`."""
    if found == expected + "@":
        known_fault("smspdudecoder", f"an @ too many in the {field}")
    else:
        check("smspdudecoder", pdu, field, expected, found)


for pdu in pdus:
    reader = "smspdudecoder"
    deliver = pdu["type"] == "deliver"
    fields = smspdudecoder.fields
    decoder = fields.SMSDeliver if deliver else fields.SMSSubmit
    found = decoder.decode(io.StringIO(pdu["hex"]))
    address = found["sender" if deliver else "recipient"]
    check_septets(pdu, "address", pdu["address"].lstrip("+"), address["number"])
    check(reader, pdu, "pid", pdu["pid"], found["pid"])
    check_septets(pdu, "text", pdu["text"], found["user_data"]["data"])
    if deliver:
        check(reader, pdu, "time", datetime.datetime.fromisoformat(pdu["time"]), found["scts"])

for reader, count in compared.items():
    print(f"{reader}: {count} fields of {len(pdus)} PDUs compared")
for fault, count in sorted(known.items()):
    print(f"known fault of {fault}: {count} fields")
for failure in failures[:20]:
    print(failure)
if failures:
    sys.exit(f"{len(failures)} fields differ")
