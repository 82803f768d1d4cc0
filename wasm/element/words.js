// The sentences that depend on more than one value of a measure.

/**
 * Returns why the text has its encoding. `unmappable` is the number of unmappable characters, or
 * null if unknown; `languages` are those of the module.
 */
export function why(say, measure, mms, unmappable, languages) {
  if (mms) return say("whyMms");
  const { encoding, lockingShift, singleShift, units, characters } = measure;
  if (encoding === "UCS-2") return say("whyUcs2", { unmappable });
  const tables = Object.entries({ lockingShift, singleShift })
    .filter(([, code]) => code)
    .map(([shift, code]) => {
      return say(shift, { language: languages.find((one) => one.code === code)?.name ?? code });
    });
  if (tables.length > 0) return say("whyNational", { tables: tables.join(", ") });
  return say("whyGsm7", { extensions: units - characters });
}

/** Returns a sentence about the limits, and whether it is an alarm. */
export function limitSentence(say, { segments, limit }, name, max) {
  if (segments > max) return [say("tooLong", { segments, max }), true];
  if (!name) return ["", false];
  const provider = say("providerName", { name });
  return [say(limit.isMet ? "limitMet" : "limitExceeded", { ...limit, provider }), !limit.isMet];
}
