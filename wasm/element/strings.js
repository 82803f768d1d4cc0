// What <sms-preview> says, in English. The property `strings` of the element takes an object
// with the same names, all or some of them. A message is a function of its values and of a
// function that writes a number as the reader's language does; or a plain string, in which
// {name} stands for a value.

const many = (count, thing, number) => `${number(count)} ${thing}${count === 1 ? "" : "s"}`;
const unit = (encoding) => (encoding === "UCS-2" ? "code unit" : "septet");

const PROVIDERS = {
  bandwidth: "Bandwidth",
  twilio: "Twilio",
  "twilio-toll-free": "Twilio, toll-free",
  vonage: "Vonage",
  plivo: "Plivo",
  sinch: "Sinch",
  telnyx: "Telnyx",
};

export const english = {
  region: "Preview of the text message",
  text: "Text of the message",
  loading: "Loading…",
  failed: ({ reason }) => `This text cannot be counted: ${reason || "the module did not load"}.`,
  unattached: ({ id }) => `There is no text area with the id “${id}”.`,

  provider: "Provider",
  anyProvider: "None in particular",
  providerName: ({ name }) => PROVIDERS[name] ?? name,
  mms: "Send as MMS",

  segments: ({ segments }, number) => many(segments, "segment", number),
  messages: ({ segments }, number) => many(segments, "multimedia message", number),
  left: ({ segments, remaining, encoding }, number) =>
    `${many(remaining, unit(encoding), number)} left${segments > 1 ? " in the last" : ""}`,
  cost: ({ cost }) => `costs ${cost}`,

  whyGsm7: ({ pairs }, number) =>
    `GSM-7, because every character has a code in it${
      pairs > 0 ? `; ${number(pairs)} of them ${pairs === 1 ? "takes" : "take"} two septets` : ""
    }.`,
  whyUcs2: ({ foreign }, number) =>
    foreign === null
      ? "UCS-2."
      : `UCS-2, because ${many(foreign, "character", number)} ${
      foreign === 1 ? "has" : "have"
    } no code in GSM-7.`,
  whyNational: ({ tables }) => `GSM-7 with national tables: ${tables}.`,
  locking: ({ language }) => `${language} (locking shift)`,
  single: ({ language }) => `${language} (single shift)`,
  whyMms: "A multimedia message is counted as one, whatever its text.",

  tooLong: ({ segments, most }, number) =>
    `It cannot be sent: a message has at most ${number(most)} segments, and this text would take ${number(segments)}.`,
  beyondCap: ({ provider, unit, most, missedBy }, number) =>
    `${provider} takes at most ${number(most)} ${unit}: ${number(missedBy)} too many.`,
  withinCap: ({ provider, unit, most, left }, number) =>
    `${provider} takes at most ${number(most)} ${unit}; ${number(left)} left.`,

  bars: "Segments",
  bar: ({ sequence, units, capacity, encoding }, number) =>
    `Segment ${number(sequence)}: ${number(units)} of ${many(capacity, unit(encoding), number)}`,

  foreign: "Characters that force UCS-2",
  noForeign: "No character forces UCS-2.",
  later: "Looked at when you pause.",
  times: ({ times }, number) => `×${number(times)}`,
  replace: ({ to }) => (to === "" ? "Remove" : `Replace by ${to}`),
  replaceSpoken: ({ from, times, saves }, number) =>
    `(${from}, ${many(times, "place", number)}: ${saves})`,
  show: "Show",
  saves: ({ saved, alone }, number) =>
    saved > 0
      ? `saves ${many(saved, "segment", number)}`
      : saved < 0
        ? `costs ${many(-saved, "segment", number)} more`
        : alone
          ? "saves none by itself"
          : "saves none",
  noSubstitute: "nothing can stand for it",
  replaceAll: ({ times, saves }, number) => `Replace all ${number(times)}: ${saves}`,
  more: ({ count }, number) => `and ${many(count, "other character", number)}`,
  replaced: ({ times, saves }, number) => `${many(times, "character", number)} replaced: ${saves}.`,
};

/** A function that says a message: that of `own` if there is one, or the English one. */
export function speaker(own, number) {
  return (name, values = {}) => {
    const message = own?.[name] ?? english[name];
    if (typeof message === "function") return String(message(values, number));
    return String(message).replace(/\{(\w+)\}/g, (hole, key) => {
      const value = values[key];
      return typeof value === "number" ? number(value) : String(value ?? hole);
    });
  };
}

/** A function that writes a number, whatever nonsense the language or the currency is. */
export function formatter(tag, { currency, ...options } = {}) {
  const money = currency ? { ...options, style: "currency", currency } : options;
  for (const [locale, wanted] of [[tag, money], [undefined, money], [tag, options]]) {
    try {
      const format = new Intl.NumberFormat(locale, wanted);
      return (number) => format.format(number);
    } catch {
      // The next one asks for less.
    }
  }
  return formatter(undefined, options);
}
