// The English messages of <sms-preview>. The property `strings` of the element takes an object with
// some or all of these keys. A message is a string, in which {name} stands for a value, or a
// function of its values and a number formatter.

const many = (count, thing, number) => `${number(count)} ${thing}${count === 1 ? "" : "s"}`;
const unit = (encoding) => (encoding === "UCS-2" ? "code unit" : "septet");

const PROVIDERS = {
  bandwidth: "Bandwidth",
  twilio: "Twilio",
  "twilio-toll-free": "Twilio toll-free",
  vonage: "Vonage",
  plivo: "Plivo",
  sinch: "Sinch",
  telnyx: "Telnyx",
  aws: "AWS End User Messaging",
};

export const english = {
  region: "Text message preview",
  text: "Message text",
  loading: "Loading…",
  failed: ({ reason }) => `This text cannot be counted: ${reason || "the module did not load"}.`,
  unattached: ({ id }) => `There is no text area with the id “${id}”.`,

  provider: "Provider",
  anyProvider: "None in particular",
  providerName: ({ name }) => PROVIDERS[name] ?? name,
  mms: "Send as MMS",

  segments: ({ segments }, number) => many(segments, "segment", number),
  messages: ({ segments }, number) => many(segments, "multimedia message", number),
  remaining: ({ segments, remaining, encoding }, number) =>
    `${many(remaining, unit(encoding), number)} left${segments > 1 ? " in the last" : ""}`,
  cost: ({ cost }) => `costs ${cost}`,

  whyGsm7: ({ extensions }, number) =>
    `GSM-7, because every character has a code${
      extensions > 0
        ? `; ${number(extensions)} of them ${extensions === 1 ? "takes" : "take"} two septets`
        : ""
    }.`,
  whyUcs2: ({ unmappable }, number) =>
    unmappable === null
      ? "UCS-2."
      : `UCS-2, because ${many(unmappable, "character", number)} cannot be sent as GSM-7.`,
  whyNoNational: "UCS-2, because national tables have every character but save no segment.",
  whyNational: ({ tables }) => `GSM-7 with national tables: ${tables}.`,
  lockingShift: ({ language }) => `${language} (locking shift)`,
  singleShift: ({ language }) => `${language} (single shift)`,
  whyMms: "A multimedia message counts as one message, whatever its length.",

  tooLong: ({ segments, max }, number) =>
    `This text cannot be sent: a message has at most ${number(max)} segments, and it needs ${number(segments)}.`,
  limitExceeded: ({ provider, unit, max, excess }, number) =>
    `${provider} limit: ${number(max)} ${unit}, ${number(excess)} too many.`,
  limitUncertain: ({ provider, unit, max, used }, number) =>
    `${provider} limit: ${number(max)} ${unit}. With ${number(used)}, it may be refused.`,
  limitMet: ({ provider, unit, max, remaining }, number) =>
    `${provider} limit: ${number(max)} ${unit}, ${number(remaining)} left.`,

  bars: "Segments",
  bar: ({ sequence, units, capacity, encoding }, number) =>
    `Segment ${number(sequence)}: ${number(units)} of ${many(capacity, unit(encoding), number)}`,

  unmappable: "Characters that force UCS-2",
  noUnmappable: "No character forces UCS-2.",
  later: "The list appears when you pause.",
  times: ({ times }, number) => `×${number(times)}`,
  replace: ({ to }) => (to === "" ? "Remove" : `Replace with ${to}`),
  replaceSpoken: ({ from, times, saves }, number) =>
    `(${from}, ${many(times, "place", number)}: ${saves})`,
  show: "Show",
  saves: ({ saved, alone }, number) =>
    saved > 0
      ? `saves ${many(saved, "segment", number)}`
      : saved < 0
        ? `costs ${many(-saved, "segment", number)} more`
        : alone
          ? "saves nothing by itself"
          : "saves nothing",
  noSubstitute: "no substitute",
  replaceAll: ({ times, saves }, number) => `Replace all ${number(times)}: ${saves}`,
  replaceSome: ({ times, saves }, number) => `Replace ${number(times)}: ${saves}`,
  more: ({ count }, number) => `and ${many(count, "other character", number)}`,
  replaced: ({ times, saves }, number) => `${many(times, "character", number)} replaced: ${saves}.`,
};

/** Returns a function that formats the message with this name, from `own` or in English. */
export function messageFormatter(own, number) {
  return (name, values = {}) => {
    const message = own?.[name] ?? english[name];
    if (typeof message === "function") return String(message(values, number));
    return String(message).replace(/\{(\w+)\}/g, (hole, key) => {
      const value = values[key];
      return typeof value === "number" ? number(value) : String(value ?? hole);
    });
  };
}

/** Returns a number formatter, even if the locale or the currency is invalid. */
export function formatter(tag, { currency, ...options } = {}) {
  const money = currency ? { ...options, style: "currency", currency } : options;
  for (const [locale, wanted] of [[tag, money], [undefined, money], [tag, options]]) {
    try {
      const format = new Intl.NumberFormat(locale, wanted);
      return (number) => format.format(number);
    } catch {
      // Try the next one.
    }
  }
  return formatter(undefined, options);
}
