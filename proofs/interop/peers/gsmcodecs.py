"""Exposes gsmcodecs through the line protocol of ../src/process.rs. The package works with one
septet per octet; this script reads the languages from the header, and packs and unpacks the septets
as one large integer. Run the script with -I; otherwise it imports itself."""

import importlib.metadata
import sys

import gsmcodecs  # registers its codecs

SINGLE_SHIFT, LOCKING_SHIFT = 0x24, 0x25


def octets_of(digits):
    return b"" if digits == "-" else bytes.fromhex(digits)


def digits_of(octets):
    return octets.hex() or "-"


def codec(header):
    languages = {SINGLE_SHIFT: 0, LOCKING_SHIFT: 0}
    elements = header[1:]
    while elements:
        identifier, length = elements[:2]
        if identifier in languages:
            (languages[identifier],) = elements[2 : 2 + length]
        elements = elements[2 + length :]
    return f"gsm23.038-{languages[LOCKING_SHIFT]}-{languages[SINGLE_SHIFT]}"


def septets_in(header):
    """The length of the header and its fill bits in septets."""
    return (8 * len(header) + 6) // 7


def read_text(_dcs, has_header, udl, digits):
    octets = octets_of(digits)
    header = octets[: 1 + octets[0]] if has_header == "1" else b""
    bits = int.from_bytes(octets, "little")
    places = range(septets_in(header), int(udl))
    septets = bytes(bits >> 7 * place & 0x7F for place in places)
    return digits_of(septets.decode(codec(header)).encode("utf-16-be"))


def write_text(_dcs, header, text):
    header = octets_of(header)
    septets = octets_of(text).decode("utf-16-be").encode(codec(header))
    bits = int.from_bytes(header, "little")
    udl = septets_in(header)
    for septet in septets:
        bits |= septet << 7 * udl
        udl += 1
    octets = bits.to_bytes((7 * udl + 7) // 8, "little")
    return f"{udl} {digits_of(octets)}"


ANSWERS = {
    "V": lambda: importlib.metadata.version("gsmcodecs"),
    "R": read_text,
    "W": write_text,
}
for line in sys.stdin:
    command, *fields = line.split()
    try:
        answer = ANSWERS[command](*fields)
    except UnicodeError as error:
        answer = f"! {error}"
    print(answer, flush=True)
