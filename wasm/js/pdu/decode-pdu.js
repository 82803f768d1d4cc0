// Reads whole PDUs.

import { indexOf } from "../options.js";
import { failAt } from "./errors.js";
import { octetsOf } from "./octets.js";
import { placesOf } from "./places.js";
import { bitOf, checkNames } from "./settings.js";
import { readTpdu } from "./tpdu.js";
import { withRest } from "./user-data.js";

const OPTIONS = ["direction", "rpError", "smsc", "lossy", "places"];
const DIRECTIONS = ["stored", "mt", "mo"];

export function decodePdu(pdu, options) {
  const result = readPdu(pdu, options);
  if (result.error && !options?.lossy) failAt(result.error);
  return result;
}

/** Reads a PDU. Its text may be damaged also if `lossy` is not set. */
export function readPdu(pdu, options) {
  const given = checkNames(options, OPTIONS);
  const isLossy = bitOf("lossy", given.lossy) === 1;
  const hasSmsc = given.smsc === undefined || bitOf("smsc", given.smsc) === 1;
  const hasPlaces = bitOf("places", given.places);
  const isError = bitOf("rpError", given.rpError) === 1;
  const direction = indexOf("direction", given.direction ?? "stored", DIRECTIONS);
  if (isError) indexOf("direction of an RP-ERROR", given.direction, DIRECTIONS.slice(1));
  const octets = octetsOf(pdu, "pdu", isLossy);
  const read = (isLossy) => readTpdu(octets, direction, isError, hasSmsc, isLossy);
  let tpdu;
  let fault = null;
  try {
    tpdu = read(false);
  } catch (error) {
    const { code, offset, message } = error;
    if (!isLossy || offset === undefined) throw error;
    fault = { code, offset, message };
    // Throws the same if there is nothing to show.
    tpdu = read(true);
  }
  const { result, textError, userDataStart } = tpdu;
  if (hasPlaces) result.characters = placesOf(result.text, result, 0, userDataStart);
  const rest = withRest(tpdu.cursor.fields, octets.length);
  return Object.assign(result, rest, { error: fault ?? textError });
}
