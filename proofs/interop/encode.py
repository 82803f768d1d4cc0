#!/usr/bin/env python3
"""Compares what `septet encode` was told with what tshark reads in its PDUs.

    proofs/interop/encode.py SEPTET [NUMBER]

SEPTET is the command, and NUMBER that of the random messages, 1000 by default. tshark is another
reader of whole PDUs, which this project did not write.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

SEED = 20261126

# Of the default alphabet, its extension table, and others. tshark shows control characters and
# characters beyond U+FFFF in its own way, so there are none.
GSM7 = (
    "abcdefghij ABC 0123456789 @£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ"
    " ÄÖÑÜ§äöñüà¿¡ !\"#%&'()*+,-./:;<=>?"
)
EXTENSION = "[]{}\\^~|€"
OTHER = "жЖяабвгдеё漢字仮名日本語 العربية हिन्दी ’“”—"

VALIDITIES = [None, "5m", "30m", "12h", "13h", "1d", "2d", "30d", "5w", "63w"]

FIELDS = [
    "gsm_sms.tp-mti",
    "gsm_sms.tp-da",
    "gsm_sms.dis_field_addr.num_type",
    "gsm_sms.tp-pid",
    "gsm_sms.tp-dcs",
    "gsm_sms.tp-srr",
    "gsm_sms.tp-vpf",
    "gsm_sms.vp.validity_period",
    "gsm_sms.udh.mm.msg_id",
    "gsm_sms.udh.mm.msg_part",
    "gsm_sms.udh.mm.msg_parts",
    "gsm_sms.sms_text",
]
# Between the fields of a message: no text has it.
SEPARATOR = "\x1f"


def random_message(source):
    """Returns the options of a random message, and its text."""
    alphabet = source.choice([GSM7, GSM7 + EXTENSION, OTHER, GSM7 + OTHER])
    length = source.choice([1, 20, 70, 71, 134, 160, 161, 306, 307, source.randint(1, 600)])
    text = "".join(source.choice(alphabet) for _ in range(length)).strip() or "a"
    digits = "".join(source.choice("0123456789") for _ in range(source.randint(1, 20)))
    options = {"--to": source.choice(["", "+"]) + digits}
    if (validity := source.choice(VALIDITIES)) is not None:
        options["--validity"] = validity
    if (number := source.choice([None, 0, 1, 2, 3])) is not None:
        options["--class"] = str(number)
    if source.random() < 0.3:
        options["--status-report"] = None
    if source.random() < 0.2:
        options["--pid"] = f"{source.choice([0x00, 0x41, 0x47, 0x5F, 0x7F]):02X}"
    options["--reference"] = str(source.randint(0, 255))
    if source.random() < 0.3:
        options["--reference-bits"] = "16"
        options["--reference"] = str(source.randint(0, 65535))
    return options, text


def encode(septet, options, text):
    arguments = [part for pair in options.items() for part in pair if part is not None]
    command = [septet, "encode", "--json", *arguments, "--", text]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def read(tpdus):
    """Returns what tshark says about each TPDU."""
    with tempfile.TemporaryDirectory() as folder:
        text, capture = pathlib.Path(folder, "pdus.txt"), pathlib.Path(folder, "pdus.pcapng")
        # The direction of a captured packet tells tshark who sends: "I" comes from the mobile.
        text.write_text("".join(f"I\n000000 {tpdu.hex(' ')}\n" for tpdu in tpdus))
        command = ["text2pcap", "-q", "-D", "-l", "147", text, capture]
        subprocess.run(command, check=True, capture_output=True)
        table = 'uat:user_dlts:"User 0 (DLT=147)","gsm_sms","0","","0",""'
        command = ["tshark", "-r", capture, "-o", table]
        command += ["-T", "fields", "-E", f"separator={SEPARATOR}"]
        command += [part for field in FIELDS for part in ("-e", field)]
        # A text with the number of another message would be joined with it.
        command += ["-o", "gsm_sms.reassemble:FALSE"]
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode != 0:
            sys.exit(f"tshark failed: {result.stderr}")
        rows = result.stdout.removesuffix("\n").split("\n")
        return [dict(zip(FIELDS, row.split(SEPARATOR))) for row in rows]


def validity_octet(validity):
    """Returns TP-VP for a number and a unit: 23.040 section 9.2.3.12.1."""
    units = {"m": 60, "h": 3600, "d": 86400, "w": 604800}
    seconds = int(validity[:-1]) * units[validity[-1]]
    if seconds <= 12 * 3600:
        return seconds // 300 - 1
    if seconds <= 24 * 3600:
        return 143 + (seconds - 12 * 3600) // 1800
    if seconds <= 30 * 86400:
        return 166 + seconds // 86400
    return 192 + seconds // 604800


def expected(options, text, part):
    """Returns what tshark should say about a segment."""
    is_long = part["total"] > 1
    coding = {"GSM-7": 0x00, "UCS-2": 0x08}[part["encoding"]]
    if "--class" in options:
        coding |= 0x10 | int(options["--class"])
    validity = str(validity_octet(options["--validity"])) if "--validity" in options else ""
    to = options["--to"]
    number = options["--reference"]
    return {
        "gsm_sms.tp-mti": "1",
        "gsm_sms.tp-da": to.lstrip("+"),
        "gsm_sms.dis_field_addr.num_type": "1" if to.startswith("+") else "0",
        "gsm_sms.tp-pid": str(int(options.get("--pid", "00"), 16)),
        "gsm_sms.tp-dcs": str(coding),
        "gsm_sms.tp-srr": "1" if "--status-report" in options else "0",
        "gsm_sms.tp-vpf": "2" if "--validity" in options else "0",
        "gsm_sms.vp.validity_period": validity,
        "gsm_sms.udh.mm.msg_id": number if is_long else "",
        "gsm_sms.udh.mm.msg_part": str(part["sequence"]) if is_long else "",
        "gsm_sms.udh.mm.msg_parts": str(part["total"]) if is_long else "",
        "gsm_sms.sms_text": part["text"],
    }


def main():
    septet = sys.argv[1]
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    source = random.Random(SEED)
    parts = []
    for _ in range(number):
        options, text = random_message(source)
        encoded = encode(septet, options, text)
        if "".join(part["text"] for part in encoded) != text:
            sys.exit(f"septet encode lost something of {text!r}")
        parts += [(options, text, part) for part in encoded]
    tpdus = []
    for _, _, part in parts:
        octets = bytes.fromhex(part["pdu"])
        tpdus.append(octets[1 + octets[0] :])
        if len(tpdus[-1]) != part["length"]:
            sys.exit(f"{part['pdu']} does not have {part['length']} octets")
    faults = 0
    rows = read(tpdus)
    if len(rows) != len(parts):
        sys.exit(f"tshark read {len(rows)} of {len(parts)} PDUs")
    for (options, text, part), row in zip(parts, rows):
        for field, value in expected(options, text, part).items():
            if row.get(field) != value:
                faults += 1
                print(f"{part['pdu']}: {field} is {row.get(field)!r} instead of {value!r}")
    ucs2 = sum(part["encoding"] == "UCS-2" for _, _, part in parts)
    version = subprocess.run(["tshark", "--version"], capture_output=True, text=True).stdout
    print(version.split("\n")[0])
    print(f"{number} messages, {len(parts)} PDUs, {ucs2} of them UCS-2: {faults} differences")
    sys.exit(faults != 0)


main()
