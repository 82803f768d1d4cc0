// Reads octets as what they can be.

/** No PDU has more octets. */
export const MOST_OCTETS = 200;

const TAKEN = {
  pdu: "a PDU with the address of the message centre",
  tpdu: "a TPDU, without the address of the message centre",
  "user-data": "user data alone",
  smpp: "the short_message of SMPP",
};

export const taken = (kind) => TAKEN[kind];

/** The senders for which a PDU is tried. "stored" has the types that modems store. */
const DIRECTIONS = ["stored", "mo", "mt"];

/** Reads a PDU strictly; half a character at its end is the next part's. Returns null if it fails. */
function strictly(pdu, octets, options) {
  try {
    return pdu.decodePdu(octets, { ...options, places: true });
  } catch (error) {
    if (error.code === "text") return leniently(pdu, octets, options).result ?? null;
    return null;
  }
}

/** Returns what is shown of an error. Its stack takes much memory in a long text. */
const plain = ({ code, offset, message }) => ({ code, offset, message });

/** Reads what can be read of a PDU. The result is missing if no message can be shown. */
function leniently(pdu, octets, options) {
  try {
    const result = pdu.decodePdu(octets, { ...options, lossy: true, places: true });
    return { result, error: result.error };
  } catch (error) {
    return { error: plain(error), begun: error.code === "truncated" ? completed(pdu, octets, options) : null };
  }
}

/** Returns what PDU octets that end too early begin: what it would be with zeros after them. */
function completed(pdu, octets, options) {
  const padded = new Uint8Array(octets.length + MOST_OCTETS);
  padded.set(octets);
  try {
    return pdu.decodePdu(padded, { ...options, lossy: true });
  } catch {
    return null;
  }
}

/**
 * Reads a PDU of one of these kinds strictly, from one of these senders. Reports have few octets that
 * can be wrong, so they have to be read to their end, in known codings.
 */
function faultless(pdu, octets, kinds, directions) {
  for (const direction of directions) {
    for (const kind of kinds) {
      const result = strictly(pdu, octets, { smsc: kind === "pdu", direction });
      const isDoubtful = direction !== "stored" && (result?.skipped.length || result?.isReserved || result?.pid > 0x7f);
      if (result && !isDoubtful) return { kind, octets, result, error: shownError(result.error) };
    }
  }
  return null;
}

/** Returns octets as a PDU that modems store, or null if they are none. */
export function faultlessPdu(pdu, octets, length = null) {
  return faultless(pdu, octets, kindsFor(octets, length), ["stored"]);
}

/** Returns the reading with the longest faultless beginning, of those that have a fault. */
function damaged(pdu, octets, kinds, directions = DIRECTIONS) {
  const found = kinds.map((kind) => {
    const readings = directions.map((direction) => leniently(pdu, octets, { smsc: kind === "pdu", direction }));
    // A type that modems do not store can be that of a report.
    const best = readings.find(({ error }) => error && error.code !== "type") ?? readings[0];
    return { kind, octets, ...best };
  });
  return found.reduce((one, other) => (other.error.offset > one.error.offset ? other : one));
}

/** Reads octets as a PDU with or without the address of the message centre. */
export function readPdu(pdu, octets, kind) {
  return faultless(pdu, octets, [kind], DIRECTIONS) ?? damaged(pdu, octets, [kind]);
}

// Half a character at the end of a part belongs to the next one.
const shownError = (error) => (error?.code === "text" ? null : error);

/** Reads user data. The options are those of `decode`. */
export function readUserData(pdu, octets, options, kind = "user-data") {
  try {
    const found = pdu.decode(octets, { ...options, lossy: true, places: true });
    const isUnpacked = found.encoding === "GSM-7" && (options.unpacked || kind === "smpp");
    const result = isUnpacked ? unpackedPlaces(found) : found;
    return { kind, octets, result, error: result.error };
  } catch (error) {
    return { kind, octets, error: plain(error) };
  }
}

/** Returns a result with the places of its characters in octets that have one septet each. */
function unpackedPlaces(result) {
  const start = result.header?.length ?? 0;
  const characters = result.characters.map((place) => ({ ...place, octet: start + place.unit, octets: place.units }));
  return { ...result, characters, isUnpacked: true };
}

/** Returns the number that a log prints: hexadecimal after 0x or with letters, otherwise decimal. */
const numberOf = (printed) => parseInt(printed, /^0x|[a-f]/i.test(printed) ? 16 : 10);

/** Reads a `short_message` with its `esm_class` and `data_coding`. */
export function readSmpp(pdu, octets, { esm_class = "0", data_coding = "0" }) {
  const options = { esmClass: numberOf(esm_class), dataCoding: numberOf(data_coding) };
  return readUserData(pdu, octets, options, "smpp");
}

/**
 * Reads octets as the first of these that they are without a fault: a PDU, a TPDU, user data. If they
 * are none, returns the fault of the PDU that has the longest faultless beginning. `length` is the
 * number of octets of the TPDU, if it is known. If `isBrief`, nothing but PDUs is tried. If
 * `isTried`, `faultlessPdu` has returned null for them.
 */
export function readAutomatically(pdu, octets, { length, isTried = false }, isBrief = false) {
  const kinds = kindsFor(octets, length);
  const found = isTried ? null : faultless(pdu, octets, kinds, ["stored"]);
  if (found) return found;
  if (isBrief) return damaged(pdu, octets, kinds.slice(0, 1), ["stored"]);
  return (
    // What looks like user data is no report.
    (length === null ? guessUserData(pdu, octets) : null) ??
    faultless(pdu, octets, kinds, DIRECTIONS) ??
    damaged(pdu, octets, kinds)
  );
}

/** Returns the kinds of PDU that octets can be. A modem says the length without the centre. */
function kindsFor(octets, length) {
  if (length === octets.length) return ["tpdu"];
  if (length !== null && octets.length === 1 + octets[0] + length) return ["pdu"];
  return ["pdu", "tpdu"];
}

/** The share of characters by which octets are text. */
const PLAUSIBLE = 0.9;
const PLAIN = /[\p{L}\p{M}\p{Nd}\p{Zs}\p{Emoji_Presentation}.,:;!?'"’“”()\/@&%+€\-\r\n]/gu;
/** The scripts of which one has most letters of a text. Random code units are of many. */
const SCRIPTS = [
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  ...["Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Telugu"],
  ...["Thai", "Hangul", "Georgian", "Armenian", "Gujarati", "Kannada", "Malayalam", "Gurmukhi", "Oriya"],
].map((script) => (typeof script === "string" ? new RegExp(`\\p{Script=${script}}`, "gu") : script));

function isPlausible(text) {
  if (!text || new Set(text).size < 2) return false;
  const count = (pattern) => text.match(pattern)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  const mostOfOne = () => Math.max(...SCRIPTS.map(count));
  return count(PLAIN) >= PLAUSIBLE * [...text].length && mostOfOne() >= PLAUSIBLE * letters;
}

/** Returns user data if it begins with a header or its text is plausible, otherwise null. */
function guessUserData(pdu, octets) {
  const tries = [
    ...[0, 8].map((dcs) => ({ dcs, udhi: true })),
    ...[0, 8].map((dcs) => ({ dcs, udhi: false })),
  ];
  let withHeader = null;
  for (const options of tries) {
    let result;
    try {
      result = pdu.decode(octets, { ...options, places: true });
    } catch {
      continue;
    }
    const isKnown = options.udhi && result.elements.some(({ content }) => content?.kind === "part");
    if (options.udhi && !isKnown) continue;
    const found = { kind: "user-data", octets, result, error: null, guess: options };
    if (isPlausible(result.text)) return found;
    if (isKnown) withHeader ??= found;
  }
  return withHeader;
}
