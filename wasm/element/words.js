// The sentences about a measure that need more than one value.

/**
 * Why the text has its encoding. `unmappable` is the number of characters without a code, null if
 * it is unknown; `languages` are those of the module, if it has any.
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

/** Whether the text can be sent and meets the limit: a sentence, and whether it is an alarm. */
export function limitSentence(say, { segments, limit }, name, max) {
  if (segments > max) return [say("tooLong", { segments, max }), true];
  if (!name) return ["", false];
  const provider = say("providerName", { name });
  return [say(limit.isMet ? "limitMet" : "limitExceeded", { ...limit, provider }), !limit.isMet];
}
