// What each octet of a PDU means.

import { headerOctet } from "../hex/header.js";
import { charactersAt, octetWords } from "../hex/text.js";
import { hex, many } from "../hex/words.js";
import { typeName } from "./fields.js";

const NUMBERS = ["unknown", "international", "national", "network-specific", "subscriber", "alphanumeric", "abbreviated"];
const TIME = ["year", "month", "day", "hour", "minute", "second"];

const swapped = (octet) => hex(((octet & 15) << 4) | (octet >> 4));

function typeOfNumber(octet) {
  return `type of number: ${NUMBERS[(octet >> 4) & 7] ?? "reserved"}`;
}

/** Returns the digits in an octet. A semi-octet of F fills the last one. */
function digits(octet) {
  const both = swapped(octet).replace(/F$/, "");
  return both.length === 1 ? `digit ${both}` : `digits ${both[0]} and ${both[1]}`;
}

function addressOctet(type, at, octet, length) {
  if (at === 0) return length;
  if (at === 1) return typeOfNumber(octet);
  return ((type >> 4) & 7) === 5 ? "letters of the name" : digits(octet);
}

function timeOctet(at, octet) {
  if (at < TIME.length) return `${TIME[at]} ${swapped(octet)}`;
  const tens = octet & 7;
  const quarters = tens * 10 + (octet >> 4);
  const minutes = quarters * 15;
  const zone = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return `time zone ${octet & 8 ? "−" : "+"}${zone}`;
}

function firstOctet({ type }, octet) {
  const bits = octet.toString(2).padStart(8, "0");
  return `${typeName(type)}, bits ${bits}`;
}

/**
 * Returns what an octet of a field means: `at` is its place in the field. `characters` are those of
 * the text, as strings.
 */
export function octetMeaning({ result: whole, begun }, field, at, characters) {
  const result = whole ?? begun;
  const octet = field.octets[at];
  switch (field.name) {
    case "smsc":
      return addressOctet(result.smscType, at, octet, octet ? `${many(octet, "octet")} of the centre follow` : "no centre");
    case "address":
      return addressOctet(result.addressType, at, octet, `${many(octet, "semi-octet")} of the number follow`);
    case "time":
    case "dischargeTime":
      return timeOctet(at, octet);
    case "validity":
      return field.octets.length === 7 && result.validity?.until ? timeOctet(at, octet) : field.value;
    case "firstOctet":
      return firstOctet(result, octet);
    case "headerLength":
    case "element":
      return headerOctet(result.elements, field.start + at, octet);
    case "body": {
      if (!whole?.characters?.length) return "data";
      const found = charactersAt(result.characters, field.start + at);
      return octetWords(result, found.map((index) => characters[index]), at === 0);
    }
    default:
      return field.value;
  }
}
