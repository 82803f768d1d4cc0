// The sentences about a measure that take more than one value.

/** Why it is this encoding; `foreign` is how many characters have no code, null if unknown. */
export function why(say, measure, mms, foreign) {
  if (mms) return say("whyMms");
  const { encoding, locking, single, units, characters } = measure;
  if (encoding === "UCS-2") return say("whyUcs2", { foreign });
  const tables = [];
  if (locking) tables.push(say("locking", { language: locking }));
  if (single) tables.push(say("single", { language: single }));
  if (tables.length > 0) return say("whyNational", { tables: tables.join(", ") });
  return say("whyGsm7", { pairs: units - characters });
}

/** Whether it can be sent, and the provider takes it: a sentence, and whether that alarms. */
export function limits(say, { segments, withinCap, cap }, name, most) {
  if (segments > most) return [say("tooLong", { segments, most }), true];
  if (!name) return ["", false];
  const provider = say("providerName", { name });
  return [say(withinCap ? "withinCap" : "beyondCap", { ...cap, provider }), !withinCap];
}
