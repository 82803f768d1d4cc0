// The places of fields. The Rust side is `fields.rs`.

// In the order of their numbers in `fields.rs`.
const NAMES = [
  "smsc",
  "firstOctet",
  "messageReference",
  "address",
  "pid",
  "dcs",
  "time",
  "dischargeTime",
  "validity",
  "status",
  "failure",
  "parameterIndicator",
  "command",
  "messageNumber",
  "dataLength",
  "data",
  "udl",
  "headerLength",
  "element",
  "incompleteElement",
  "body",
  "rest",
];

/** Reads the fields, and which octets belong to none. */
export function readFields(reader) {
  const fields = reader.list(() => {
    const [name, start, length] = reader.take(3);
    return { name: NAMES[name], start, length };
  });
  const isSkipped = ({ name }) => name === "rest" || name === "incompleteElement";
  const skipped = fields.filter(isSkipped).map(({ start, length }) => ({ start, length }));
  return { fields, skipped };
}
