// The sentences that depend on more than one value of a measure.

/**
 * Returns why the text has its encoding. `unmappable` is the number of unmappable characters, or
 * null if unknown; `languages` are those of the module.
 */
export function encodingReason(message, measure, mms, unmappable, languages) {
  if (mms) return message("whyMms");
  const { encoding, lockingShift, singleShift, units, characters } = measure;
  if (encoding === "UCS-2") {
    return unmappable === 0 ? message("whyNoNational") : message("whyUcs2", { unmappable });
  }
  const tables = Object.entries({ lockingShift, singleShift })
    .filter(([, code]) => code)
    .map(([shift, code]) => {
      const language = languages.find((one) => one.code === code)?.name ?? code;
      return message(shift, { language });
    });
  if (tables.length > 0) return message("whyNational", { tables: tables.join(", ") });
  return message("whyGsm7", { extensions: units - characters });
}

const LIMIT_SENTENCES = {
  accepted: "limitMet",
  "may-be-refused": "limitUncertain",
  refused: "limitExceeded",
};

/** Returns a sentence about the limits, and whether it is an alarm. */
export function limitSentence(message, { segments, limit }, name, max) {
  if (segments > max) return [message("tooLong", { segments, max }), true];
  if (!name) return ["", false];
  const provider = message("providerName", { name });
  const sentence = message(LIMIT_SENTENCES[limit.acceptance], { ...limit, provider });
  return [sentence, limit.acceptance === "refused"];
}
