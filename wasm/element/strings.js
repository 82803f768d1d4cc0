// The English messages of <sms-preview>. The property `strings` of the element takes an object with
// some or all of these keys. A message is a string, in which {name} stands for a value, or a
// function of its values and a number formatter.

const many = (count, thing, number) => `${number(count)} ${thing}${count === 1 ? "" : "s"}`;
const unit = (encoding) => (encoding === "UCS-2" ? "code unit" : "septet");
const withCost = (text, cost) => (cost === null ? text : `${text}, ${cost}`);

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

  // The answer
  number: ({ value }, number) => number(value),
  segments: ({ segments }) => (segments === 1 ? "segment" : "segments"),
  messages: ({ segments }) => (segments === 1 ? "multimedia message" : "multimedia messages"),
  cost: "{cost}",
  encoding: "Encoding",
  characters: "Characters",
  units: ({ encoding }) => (encoding === "UCS-2" ? "Code units" : "Septets"),
  unitsOf: ({ units, most }, number) => `${number(units)} of ${number(most)}`,
  remaining: ({ segments }) => (segments > 1 ? "Left in the last segment" : "Left"),

  whyGsm7: ({ extensions }, number) =>
    extensions === 0
      ? "Every character is in GSM-7."
      : `Every character is in GSM-7. ${
          extensions === 1 ? "One takes" : `${number(extensions)} take`
        } two septets.`,
  whyLater: ({ encoding }) => `${encoding}. The reason appears when you pause.`,
  whyUcs2Because: ({ what, isOne, without }, number) =>
    `${what} ${isOne ? "is" : "are"} not in GSM-7, so the whole text is sent in UCS-2.${
      without === null ? "" : ` Without ${isOne ? "it" : "them"}: ${many(without, "segment", number)}.`
    }`,
  list: ({ names, more }, number) =>
    more > 0
      ? `${names.join(", ")} and ${many(more, "other", number)}`
      : names.length === 2
        ? names.join(" and ")
        : names.join(", "),
  script: ({ script }) => `${script} letters`,
  whyNoNational: "National tables have every character, but would save no segment.",
  whyNational: ({ tables }) => `Every character is in GSM-7 with national tables: ${tables}.`,
  lockingShift: ({ language }) => `${language} (locking shift)`,
  singleShift: ({ language }) => `${language} (single shift)`,
  whyForced: ({ encoding }) => `${encoding} is selected in the rules.`,
  whyUnmappable: ({ unmappable }, number) =>
    `GSM-7 is selected in the rules, but has no code for ${many(unmappable, "character", number)}.`,
  whyMms: "MMS is billed by the message, whatever the length of the text.",
  whyEmpty: "Nothing is written yet.",

  cannotBeSent: "This text cannot be sent with these rules.",
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
  barOfAll: ({ segments, units, most }, number) =>
    `${many(segments, "segment", number)}, ${number(units)} of ${number(most)}`,
  legend: "Each band is one segment. A wavy line marks what can be replaced, dots what cannot.",

  // The advice
  saveTitle: ({ saved }, number) => `Save ${many(saved, "segment", number)}`,
  replace: ({ from, to }) => (to === "" ? `Remove ${from}` : `Replace ${from} with ${to}`),
  replaceSome: ({ times }, number) => `Replace ${many(times, "character", number)}`,
  useSmartEncoding: "Switch smart encoding on",
  useTables: ({ languages, replaces }) =>
    `${replaces ? `${replaces} and use` : "Use"} the ${languages.join(" and ")} ${
      languages.length === 1 ? "table" : "tables"
    }`,
  saves: ({ saved, cost }, number) => withCost(`saves ${many(saved, "segment", number)}`, cost),
  tablesNote: "National tables need a provider and phones that support them.",
  show: "Show",
  surplus: ({ characters, segments }, number) =>
    `${many(characters, "character", number)} too many for ${many(segments, "segment", number)}.`,
  crlf: ({ segments }, number) =>
    `With CR LF line breaks, as forms send them: ${many(segments, "segment", number)}.`,

  others: ({ count }, number) => `Characters that are not in GSM-7 (${number(count)})`,
  times: ({ times }, number) => `×${number(times)}`,
  replaceWith: ({ to }) => (to === "" ? "Remove" : `Replace with ${to}`),
  savesAlone: ({ saved }, number) =>
    saved > 0
      ? `saves ${many(saved, "segment", number)}`
      : saved < 0
        ? `costs ${many(-saved, "segment", number)} more`
        : "saves nothing by itself",
  noSubstitute: "no substitute",
  scriptRow: ({ script, count }, number) =>
    `${many(count, `${script} letter`, number)} without a substitute`,
  replaceAll: ({ times }, number) => `Replace all ${number(times)}`,
  more: ({ count }, number) => `and ${many(count, "other character", number)}`,
  replaced: ({ times, saved }, number) =>
    `${times === 0 ? "Rules changed" : `${many(times, "character", number)} replaced`}: ${
      saved > 0
        ? `saves ${many(saved, "segment", number)}`
        : saved < 0
          ? `costs ${many(-saved, "segment", number)} more`
          : "saves nothing"
    }.`,

  // The rules
  rules: "Rules",
  rulesFailed: "The rules did not load. Fold and unfold them, or reload the page, to try again.",
  provider: "Provider",
  anyProvider: "None in particular",
  providerName: ({ name }) => PROVIDERS[name] ?? name,
  providerNote: ({ provider, gsm7, ucs2, keepsClusters, revision }, number) => {
    const limit = ({ unit, max }) => `${number(max)} ${unit}`;
    const [most, mostInUcs2] = [limit(gsm7.limit), limit(ucs2.limit)];
    return (
      `${provider}: ${number(gsm7.alone)}/${number(gsm7.part)} septets and ` +
      `${number(ucs2.alone)}/${number(ucs2.part)} code units, at most ${most}` +
      `${most === mostInUcs2 ? "" : ` or ${mostInUcs2} in UCS-2`}` +
      `${keepsClusters ? ", emoji are kept whole" : ""}. Checked in ${revision}.`
    );
  },
  evidence: "Evidence",
  encodingRule: "Encoding",
  automatic: "Automatic",
  referenceWidth: "Reference number",
  defaultWidth: "The provider's",
  bits: ({ width }, number) => `${number(width)} bits`,
  languages: "National tables",
  noLanguage: "None",
  allLanguages: "All",
  lineBreaks: "Line breaks are sent as",
  lf: "LF, as typed",
  crlfRule: "CR LF",
  smartEncoding: "Smart encoding",
  mms: "Send as MMS",
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

/** Returns a function that names the "script" or the "language" with a code, or returns null. */
export function namesOf(type, tag) {
  for (const locale of [tag ?? "en", "en"]) {
    try {
      const names = new Intl.DisplayNames(locale, { type });
      return (code) => names.of(code);
    } catch {
      // Try the next one.
    }
  }
  return () => null;
}
