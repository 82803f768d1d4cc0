// Compares `septet/pdu` with the commands `septet decode` and `septet encode`, which have their own
// keys and values.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

import { languages } from "septet";
import { SeptetError, decode, decodePdu, encodePdu, toHex } from "septet/pdu";

import { PDUS, USER_DATA, damaged, outcome } from "./pdu-inputs.mjs";
import { random, randomTexts } from "./texts.mjs";

const COMMAND = process.env.SEPTET_COMMAND;

function run(parameters, input) {
  const { status, stdout, stderr } = spawnSync(COMMAND, parameters, { input, encoding: "utf8", maxBuffer: 1 << 30 });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

const named = (code) => code && languages.find((one) => one.code === code).name.toLowerCase();
const HINTS = {
  "header-without-flag": "the octets begin with a header, but TP-UDHI is not set",
  "byte-order-mark": "the text begins with a byte order mark",
  "little-endian-byte-order-mark": "the text begins with a byte order mark and is little-endian",
  "little-endian": "the text may be little-endian",
  utf8: "the text may be UTF-8",
  latin1: "the text may be Latin-1",
  unpacked: "the septets may be unpacked, one per octet",
};

const fault = ({ code, offset, message }) => ({ kind: code, offset, message });

/** Returns a result with the keys of the command. */
function asCommand(found) {
  const hasUserData = found.encoding !== null;
  return {
    type: found.type ?? null,
    smsc: found.smsc ?? null,
    address: found.address ?? null,
    address_type: found.addressType === null || !found.type ? null : toHex(Uint8Array.of(found.addressType)),
    pid: found.pid ?? null,
    dcs: found.dcs,
    time: found.time ?? null,
    validity: found.validity ? (found.validity.seconds ?? found.validity.until) : null,
    message_reference: found.messageReference ?? null,
    status: found.status ?? null,
    status_meaning: found.statusMeaning ?? null,
    discharge_time: found.dischargeTime ?? null,
    failure: found.failure ?? null,
    failure_meaning: found.failureMeaning ?? null,
    command: found.command ?? null,
    message_number: found.messageNumber ?? null,
    udl: found.udl,
    udhi: hasUserData ? found.udhi : null,
    encoding: found.encoding,
    locking: named(found.lockingShift),
    single: named(found.singleShift),
    part: found.part,
    elements: found.elements.map(({ identifier, name, data }) => ({ identifier, name, data: toHex(data) })),
    text: found.text,
    data: found.data && toHex(found.data),
    hint: found.hint && HINTS[found.hint],
    error: found.error && fault(found.error),
  };
}

/** Compares an outcome with what the command prints. */
function compare({ value, error }, expected, told) {
  // The command also says which options would help, and where user data begins that is alone.
  if (expected.error) {
    const { message } = expected.error;
    const place = expected.type === null && expected.error.kind === "text" ? /^user data at offset 0: / : /^$/;
    expected.error.message = message.replace(/; with(out)? --.*$/, "").replace(place, "");
  }
  if (value) {
    assert.deepEqual(asCommand(value), expected, told);
    checkFields(value, told);
    return;
  }
  assert.ok(error instanceof SeptetError, error);
  assert.deepEqual(fault(error), expected.error, told);
}

/** The fields are all octets, one after another. */
function checkFields({ fields, skipped, userData }, told) {
  let end = 0;
  for (const { start, length } of fields) {
    assert.equal(start, end, told);
    assert.ok(length > 0, told);
    end += length;
  }
  const names = fields.map(({ name }) => name);
  assert.equal(skipped.length > 0, names.includes("rest") || names.includes("incompleteElement"), told);
  const isOfUserData = ({ name }) => ["headerLength", "element", "incompleteElement", "body"].includes(name);
  const lengths = fields.filter(isOfUserData).map(({ length }) => length);
  assert.equal(lengths.reduce((sum, length) => sum + length, 0), userData?.length ?? 0, told);
}

/** Compares PDUs with what the command says of them. */
function comparePdus(hexes, options) {
  const { direction = "stored", rpError, smsc = true, lossy } = options;
  const parameters = ["decode", "--json-lines", "--direction", direction];
  if (rpError) parameters.push("--rp-error");
  if (!smsc) parameters.push("--no-smsc");
  if (lossy) parameters.push("--lossy");
  const expected = run(parameters, hexes.map((hex) => `${JSON.stringify(hex)}\n`).join(""));
  assert.equal(expected.length, hexes.length);
  for (const [index, hex] of hexes.entries()) {
    compare(outcome(() => decodePdu(hex, options)), expected[index], `${hex} ${JSON.stringify(options)}`);
  }
}

const READINGS = [];
for (const direction of ["stored", "mt", "mo"]) {
  for (const rpError of direction === "stored" ? [false] : [false, true]) {
    for (const smsc of [false, true]) READINGS.push({ direction, rpError, smsc });
  }
}

for (const lossy of [false, true]) {
  test(`all vectors of PDUs, read ${lossy ? "lossily" : "strictly"}`, () => {
    let compared = 0;
    for (const options of READINGS) {
      const same = (one) => JSON.stringify({ ...options, ...one.options }) === JSON.stringify(options);
      const hexes = PDUS.filter(same).map(({ hex }) => hex);
      if (hexes.length > 0) comparePdus(hexes, { ...options, lossy });
      compared += hexes.length;
    }
    assert.equal(compared, 302);
  });

  test(`damaged PDUs, read ${lossy ? "lossily" : "strictly"}`, () => {
    for (const [seed, options] of READINGS.entries()) {
      const own = PDUS.filter(({ options: { smsc } }) => smsc === options.smsc).map(({ hex }) => hex);
      comparePdus([...damaged(own, 1_000, seed + 1)], { ...options, lossy });
    }
  });

  test(`user data, read ${lossy ? "lossily" : "strictly"}`, () => {
    const octets = USER_DATA.map(({ hex }) => hex);
    for (const [seed, dcs] of [0x00, 0x04, 0x08, 0x11, 0x20, 0x8c, 0xc8, 0xd1, 0xe2, 0xf5].entries()) {
      for (const udhi of [false, true]) {
        for (const udl of [undefined, 12]) {
          const hexes = [...octets, ...damaged(octets, 200, seed + 50)];
          const parameters = ["decode", "--json-lines", "--dcs", toHex(Uint8Array.of(dcs))];
          if (udhi) parameters.push("--udhi");
          if (lossy) parameters.push("--lossy");
          if (udl !== undefined) parameters.push("--udl", String(udl));
          const expected = run(parameters, hexes.map((hex) => `${JSON.stringify(hex)}\n`).join(""));
          for (const [index, hex] of hexes.entries()) {
            const call = () => decode(hex, { dcs, udhi, udl, lossy });
            compare(outcome(call), expected[index], `${hex} ${dcs} ${udhi} ${udl}`);
          }
        }
      }
    }
  });
}

test("written PDUs of random texts", () => {
  const next = random(3);
  const pick = (list) => list[Math.floor(next() * list.length)];
  for (const random of randomTexts(200, 11)) {
    const text = random.toWellFormed();
    const fields = { address: pick(["+15555550100", "50131", "*100#"]), text };
    const parameters = ["encode", "--json", "--to", fields.address];
    const add = (name, value, ...options) => {
      if (next() < 0.5) return;
      fields[name] = value;
      parameters.push(...options);
    };
    add("smsc", "+123456789012", "--smsc", "+123456789012");
    add("messageClass", 0, "--class", "0");
    const seconds = pick([300, 3600, 43_200, 172_800, 6_048_000]);
    add("validity", { seconds }, "--validity", `${seconds / 60}m`);
    add("statusReport", true, "--status-report");
    add("pid", 0x41, "--pid", "41");
    add("languages", ["tr", "hi"], "--languages", "tr,hi");
    add("referenceWidth", 16, "--reference-bits", "16");
    fields.reference = 77;
    parameters.push("--reference", "77");
    const expected = run(parameters, text);
    const { encoding, pdus } = encodePdu(fields);
    const found = pdus.map(({ pdu, length, segment }) => {
      const { sequence, total } = segment.part ?? { sequence: 1, total: 1 };
      return { text: segment.text, encoding, sequence, total, length, pdu };
    });
    assert.deepEqual(found, expected, JSON.stringify(fields));
  }
});
