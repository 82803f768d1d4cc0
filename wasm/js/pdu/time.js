// Time stamps and validity periods: 3GPP TS 23.040 §9.2.3.11 and .12.

import { fail, shown } from "../error.js";
import { checkNames, checkObject, numberOf } from "./settings.js";

const MINUS = 8;
// The zone takes two digits of quarters of an hour.
const MOST_QUARTERS = 79;

const padded = (number) => String(number).padStart(2, "0");

/** Returns the number of an octet with two digits, of which invalid ones are 0. */
function numberIn(octet) {
  const [tens, units] = [octet & 15, octet >> 4].map((digit) => (digit > 9 ? 0 : digit));
  return tens * 10 + units;
}

const octetOf = (number) => (number % 10 << 4) | (number / 10);

/** Returns whether a day exists, from 1990 to 2089. */
function isDay(year, month, day) {
  const days = month === 2 ? (year % 4 ? 28 : 29) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

/** Returns a time in the format of RFC 3339, or null if it is not valid. */
export function timeIn(octets) {
  const [century, month, day, hour, minute, second] = octets.subarray(0, 6).map(numberIn);
  const quarters = numberIn(octets[6] & ~MINUS);
  const year = century + (century < 90 ? 2000 : 1900);
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59 || quarters > MOST_QUARTERS) return null;
  const sign = octets[6] & MINUS && quarters ? "-" : "+";
  const zone = [quarters >> 2, (quarters & 3) * 15];
  const [date, time, offset] = [[year, month, day], [hour, minute, second], zone].map((numbers) => numbers.map(padded));
  return `${date.join("-")}T${time.join(":")}${sign}${offset.join(":")}`;
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):([0-5]\d))$/;

/** Returns the seven octets of a time in the format of RFC 3339. */
export function timeOctets(name, time) {
  const found = typeof time === "string" && TIME.exec(time);
  const [year, month, day, hour, minute, second] = found ? found.slice(1, 7).map(Number) : [];
  const quarters = found ? (+(found[8] ?? 0) * 60 + +(found[9] ?? 0)) / 15 : 0;
  const isTime = isDay(year, month, day) && hour < 24 && minute < 60 && second < 60;
  if (!isTime || year < 1990 || year > 2089 || !Number.isInteger(quarters) || quarters > MOST_QUARTERS) {
    const like = '"2026-11-26T12:00:00+01:00"';
    fail("invalid-option", `${name} must be a time from 1990 to 2089 such as ${like}, not ${shown(time)}`);
  }
  const octets = [year % 100, month, day, hour, minute, second, quarters].map(octetOf);
  if (found[7] === "-" && quarters) octets[6] |= MINUS;
  return octets;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Returns the seconds of a relative validity period. */
function secondsIn(octet) {
  if (octet <= 143) return (octet + 1) * 5 * MINUTE;
  if (octet <= 167) return 12 * HOUR + ((octet - 143) * HOUR) / 2;
  return octet <= 196 ? (octet - 166) * DAY : (octet - 192) * WEEK;
}

/** Returns the validity period of this format: the bits of the first octet. */
export function validityIn(format, octets) {
  if (format === 0x18) {
    const until = timeIn(octets);
    return until && { until };
  }
  if (format === 0x10) return { seconds: secondsIn(octets[0]) };
  const [kind, first, second, third] = octets;
  switch (kind & 7) {
    case 1:
      return { seconds: secondsIn(first) };
    case 2:
      return first ? { seconds: first } : null;
    case 3:
      return { seconds: numberIn(first) * HOUR + numberIn(second) * MINUTE + numberIn(third) };
    default:
      return null;
  }
}

// The seconds from which a period has another unit, and the shortest and the longest.
const SHORTEST = 300;
const LONGEST = 63 * WEEK;

/** Returns the format of a validity period and its octets. */
export function validityOctets(validity) {
  if (validity === undefined || validity === null) return [0];
  const { seconds, until } = checkNames(checkObject(validity, "validity"), ["seconds", "until"]);
  if ((seconds === undefined) === (until === undefined)) {
    fail("invalid-option", "validity must have either seconds or until");
  }
  if (until !== undefined) return [0x18, ...timeOctets("until", until)];
  numberOf("seconds", seconds, LONGEST);
  if (seconds < SHORTEST) fail("invalid-option", `seconds must be at least ${SHORTEST}, not ${seconds}`);
  // The longest period that is not longer.
  let octet = 255;
  while (secondsIn(octet) > seconds) octet--;
  return [0x10, octet];
}
