// The fields of a PDU in plain words.

import { elementName, elementValue } from "../hex/header.js";
import { fillBits, firstSeptet } from "../hex/text.js";
import { hex, languageName, many, spaced } from "../hex/words.js";

const TYPES = {
  "deliver": "SMS-DELIVER",
  "submit": "SMS-SUBMIT",
  "status-report": "SMS-STATUS-REPORT",
  "deliver-report": "SMS-DELIVER-REPORT",
  "submit-report": "SMS-SUBMIT-REPORT",
  "command": "SMS-COMMAND",
};

export const typeName = (type) => TYPES[type];

const CLASSES = ["flash: shown at once", "for the phone", "for the SIM", "for other equipment"];

const FLAGS = {
  statusReport: "status report wanted",
  ofCommand: "about a command",
  replyPath: "reply path",
  rejectDuplicates: "duplicates are rejected",
  loopPrevention: "must not be forwarded",
  moreMessages: "more messages wait",
  udhi: "with a header",
};

/** Returns what the first octet says. */
function typeValue(result) {
  const said = Object.keys(FLAGS).filter((name) => result[name]);
  return [typeName(result.type), ...said.map((name) => FLAGS[name])].join(", ");
}

/** Returns a coding in words, for example "GSM-7, default table". */
export function codingValue(result) {
  const { encoding, lockingShift, singleShift, messageClass, isCompressed, isReserved, waiting } = result;
  if (!encoding) return "";
  const words = [encoding];
  if (encoding === "GSM-7") {
    const tables = [lockingShift, singleShift].filter(Boolean).map(languageName);
    words.push(tables.length ? `${[...new Set(tables)].join(" and ")} table` : "default table");
  }
  if (messageClass !== null) words.push(`class ${messageClass} (${CLASSES[messageClass]})`);
  if (isCompressed) words.push("compressed");
  if (isReserved) words.push("reserved, read as 00");
  if (waiting) words.push(`${waiting.kind} ${waiting.active ? "waits" : "no longer waits"}`);
  return words.join(", ");
}

export function timeValue(time) {
  return time ? time.replace("T", " ").replace(/([+-]\d\d:\d\d)$/, " $1") : "not a valid time";
}

const UNITS = [["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60]];

function validityValue({ validity }) {
  if (!validity) return "not valid, so the message centre decides";
  if (validity.until) return `until ${timeValue(validity.until)}`;
  const [unit, seconds] = UNITS.find(([, seconds]) => validity.seconds % seconds === 0) ?? ["second", 1];
  return many(validity.seconds / seconds, unit);
}

const lengthValue = (result) => many(result.udl, result.encoding === "GSM-7" && !result.isCompressed ? "septet" : "octet");

/** Returns what the text takes. */
function bodyValue(result) {
  const { encoding, body, udl, text, data, isUnpacked } = result;
  if (text === null) return data?.length ? `${many(data.length, "octet")} of data` : "empty";
  if (encoding !== "GSM-7") return many(body.length, "octet");
  const septets = Math.max(udl - firstSeptet(result), 0);
  const fill = fillBits(result);
  if (isUnpacked) return `${many(septets, "septet")}, one per octet`;
  return many(septets, "septet") + (fill ? ` after ${many(fill, "fill bit")}` : "");
}

const isFrom = ({ type }) => type === "deliver";
const OUTCOMES = { "completed": "done", "trying": "still trying", "failed": "failed", "given-up": "given up" };
const COMMANDS = ["enquiry", "cancel the status report", "delete the message", "ask for a status report"];

/** For each field its name, and its value from the result and the octets. */
const FIELDS = {
  smsc: ["Message centre", ({ smsc }) => smsc ?? "that of the modem"],
  firstOctet: ["Type", typeValue],
  messageReference: ["Message number", ({ messageReference }) => String(messageReference)],
  address: [(result) => (isFrom(result) ? "From" : "To"), ({ address }) => address || "empty"],
  pid: ["Protocol", ({ pid }) => (pid === 0 ? "plain message" : `identifier ${hex(pid)}`)],
  dcs: ["Coding", codingValue],
  time: [
    ({ type }) => (type === "status-report" ? "Sent" : "Time"),
    ({ time }) => timeValue(time),
  ],
  dischargeTime: ["Reported", ({ dischargeTime }) => timeValue(dischargeTime)],
  validity: ["Valid for", validityValue],
  status: ["Status", ({ statusMeaning, outcome }) => [statusMeaning, OUTCOMES[outcome]].filter(Boolean).join(": ")],
  failure: ["Failure", ({ failureMeaning }) => failureMeaning ?? "unknown cause"],
  parameterIndicator: ["Fields that follow", () => "which of protocol, coding and text"],
  command: ["Command", ({ command }) => COMMANDS[command] ?? `number ${command}`],
  messageNumber: ["About message", ({ messageNumber }) => String(messageNumber)],
  dataLength: ["Length", (result, octets) => many(octets[0], "octet")],
  data: ["Data", (result, octets) => many(octets.length, "octet")],
  udl: ["Length", lengthValue],
  headerLength: ["Header", (result, octets) => many(octets[0], "octet")],
  incompleteElement: ["Damaged header", () => "not read"],
  body: [({ text }) => (text === null ? "Data" : "Text"), bodyValue],
  rest: ["Not read", (result, octets) => many(octets.length, "octet")],
};

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Colours for fields; a letter tells fields of the same colour apart. */
export const HUES = 6;

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Returns the fields of user data whose reading has none: those of its header, and its text. */
function userDataFields({ header, elements }, total) {
  if (!header) return [{ name: "body", start: 0, length: total }];
  const read = elements.map(({ start, length }) => ({ name: "element", start, length }));
  const end = read.reduce((end, { start, length }) => Math.max(end, start + length), 1);
  return [
    { name: "headerLength", start: 0, length: 1 },
    ...read,
    { name: "incompleteElement", start: end, length: header.length - end },
    { name: "body", start: header.length, length: total - header.length },
  ];
}

/** Returns the fields of what was read, with their places, in the order of the octets. */
export function fieldsOf({ result: whole, begun, octets }) {
  let elements = 0;
  const result = whole ?? begun;
  const fields = !result
    ? [{ name: "rest", start: 0, length: octets.length }]
    : (result.fields ?? userDataFields(result, octets.length));
  const wanted = fields.filter(({ length, start }) => length > 0 && start < octets.length);
  return wanted.map((field, index) => {
    const own = octets.subarray(field.start, field.start + field.length);
    const letter = LETTERS[index % LETTERS.length];
    const look = { ...field, octets: own, letter, hue: index % HUES };
    const isCut = own.length < field.length;
    if (isCut) elements = Infinity;
    if (field.name === "element" && !isCut) {
      const element = result.elements[elements++];
      return { ...look, element, label: capital(elementName(element)), value: elementValue(element) };
    }
    const [label, value] = FIELDS[field.name] ?? FIELDS.incompleteElement;
    return {
      ...look,
      label: typeof label === "string" ? label : label(result ?? {}),
      isCut,
      value: isCut ? "incomplete" : result ? value(result, own) : many(own.length, "octet"),
    };
  });
}

/** Returns the first octets of a field as a table shows them. */
export function hexOf({ octets }) {
  const most = 8;
  return octets.length <= most ? spaced(octets) : `${spaced(octets.subarray(0, most - 1))} …`;
}
