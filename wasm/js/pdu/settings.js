// Checks the options of octets, which optionBits() does not know.

import { fail, shown } from "../error.js";
import { indexOf } from "../options.js";

/** Returns an object of options, all of which are in `names`. */
export function checkNames(options, names, what = "options") {
  if (options === undefined) return {};
  checkObject(options, what);
  for (const name in options) {
    if (!names.includes(name)) {
      const known = names.map(shown).join(", ");
      fail("invalid-option", `${shown(name)} is not an option; the options are ${known}`);
    }
  }
  return options;
}

export function checkObject(value, name) {
  if (typeof value !== "object" || value === null) {
    fail("invalid-argument", `${name} must be an object, not ${shown(value)}`);
  }
  return value;
}

/** Returns a whole number from 0 to `most`, or what takes its place. */
export function numberOf(name, value, most, otherwise) {
  if (value === undefined) return otherwise;
  if (!Number.isInteger(value) || value < 0 || value > most) {
    fail("invalid-option", `${name} must be an integer from 0 to ${most}, not ${shown(value)}`);
  }
  return value;
}

/** Returns 1 for true, and 0 for false or undefined. */
export function bitOf(name, value) {
  return value === undefined ? 0 : indexOf(name, value, [false, true]);
}
