// `septet/pdu`: there and back, parts, SMPP, and that nothing but a SeptetError is thrown.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as pdu from "septet/pdu";

import { PDUS, USER_DATA, damaged, outcome } from "./pdu-inputs.mjs";
import { random, randomTexts } from "./texts.mjs";

const { SeptetError, decode, decodePdu, encode, encodePdu, fromHex, join, toHex } = pdu;
const LANGUAGES = [undefined, ["tr"], ["tr", "hi", "ur"], "all"];

/** Returns random options of `encode` that all texts can have. */
function randomOptions(next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  return {
    languages: pick(LANGUAGES),
    referenceWidth: pick([undefined, 8, 16]),
    encoding: pick([undefined, undefined, "UCS-2"]),
    reference: Math.floor(next() * 256),
    ports: pick([undefined, undefined, { destination: 2948, source: 9200 }]),
  };
}

test("10,000 random messages come back from their parts and from their PDUs", () => {
  const next = random(21);
  const pick = (list) => list[Math.floor(next() * list.length)];
  let parts = 0;
  for (const random of randomTexts(10_000, 22)) {
    // Lone surrogates become U+FFFD.
    const text = random.toWellFormed();
    const options = { ...randomOptions(next), messageClass: pick([undefined, undefined, 0, 1]) };
    const told = JSON.stringify({ text, options });
    const { segments, encoding } = encode(text, { ...options, places: true });
    parts += segments.length;
    assert.equal(segments.map((segment) => segment.text).join(""), text, told);
    // Parts in another order.
    const [joined, ...others] = join(segments.toReversed?.() ?? [...segments].reverse());
    assert.deepEqual([joined.text, joined.missing, others], [text, [], []], told);
    for (const segment of segments) {
      const { dcs, udhi, udl, userData, hex, start, end, units, characters } = segment;
      assert.equal(hex, toHex(userData));
      assert.equal(segment.encoding, encoding);
      const read = decode(hex, { dcs, udhi, udl, lossy: true, places: true });
      if (!read.error) assert.equal(read.text, segment.text, told);
      for (const name of ["part", "elements", "lockingShift", "singleShift", "messageClass", "header", "body"]) {
        assert.deepEqual(read[name], segment[name], `${name} of ${told}`);
      }
      checkPlaces(segment, characters, start, end, units, told);
      const shifted = characters.map((place) => ({ ...place, start: place.start - start, end: place.end - start }));
      if (!read.error) assert.deepEqual(read.characters, shifted, told);
    }

    const fields = pick([
      { address: "+15555550100", validity: { seconds: 3600 }, rejectDuplicates: true },
      { type: "deliver", address: "Septet {}", addressType: 0xd0, time: "2026-11-26T12:34:56-03:30" },
    ]);
    const { pdus } = encodePdu({ ...fields, smsc: pick([undefined, "+123456789012"]), text, ...options });
    const found = join(pdus.map((one) => one.pdu));
    assert.deepEqual([found.length, found[0].text, found[0].address], [1, text, fields.address], told);
    for (const one of pdus) {
      const read = decodePdu(one.pdu, { lossy: true });
      assert.equal(one.length, one.tpdu.length);
      for (const [name, value] of Object.entries(fields)) assert.deepEqual(read[name] ?? null, value, name);
      const again = decodePdu(one.tpdu, { smsc: false, lossy: true });
      assert.deepEqual({ ...again, fields: 0, smsc: 0, smscType: 0, elements: 0, error: 0 }, { ...read, fields: 0, smsc: 0, smscType: 0, elements: 0, error: 0 });
    }
  }
  assert.ok(parts > 15_000, `only ${parts} parts`);
});

/** The characters cover the text and the body. */
function checkPlaces({ encoding, udl, userData, header, dcs }, characters, start, end, units, told) {
  let [at, unit] = [start, 0];
  for (const place of characters) {
    assert.deepEqual([place.start, place.unit], [at, unit], told);
    at = place.end;
    unit += place.units;
    assert.ok(place.octet >= (header?.length ?? 0) && place.octet + place.octets <= userData.length, told);
  }
  assert.deepEqual([at, unit], [end, units], told);
  if (encoding === "GSM-7" && characters.length > 0) {
    // The octets that have the septets, counted otherwise.
    const { octet, octets, units: own } = characters.at(-1);
    const bits = [(udl - own) * 7, udl * 7];
    assert.deepEqual([octet, octet + octets], [Math.floor(bits[0] / 8), Math.ceil(bits[1] / 8)], told);
  }
  assert.equal(dcs & 8, encoding === "UCS-2" ? 8 : 0);
}

test("binary data comes back from its parts and from its PDUs", () => {
  const next = random(5);
  for (let made = 0; made < 500; made++) {
    const data = Uint8Array.from({ length: next() * 500 }, () => next() * 256);
    const options = {
      referenceWidth: next() < 0.5 ? 8 : 16,
      reference: Math.floor(next() * 256),
      ports: next() < 0.5 ? { destination: 2948, source: 9200 } : undefined,
      messageClass: next() < 0.5 ? 1 : undefined,
    };
    const { encoding, segments } = encode(data, options);
    assert.equal(encoding, "8-bit");
    assert.deepEqual(join(segments)[0].data, data);
    for (const { udl, userData } of segments) assert.ok(udl === userData.length && udl <= 140);
    const { pdus } = encodePdu({ address: "1", data: toHex(data), ...options });
    const [joined] = join(pdus.map((one) => fromHex(one.pdu)));
    assert.deepEqual([joined.data, joined.text, joined.isComplete], [data, null, true]);
  }
  // The numbers are those of the crate: see `Segmenter::split_data`.
  const lengths = (count, options) => encode(new Uint8Array(count), options).segments.map(({ units }) => units);
  assert.deepEqual(lengths(140), [140]);
  assert.deepEqual(lengths(300), [134, 134, 32]);
  assert.deepEqual(lengths(300, { referenceWidth: 16 }), [133, 133, 34]);
  const ports = { destination: 2948, source: 9200 };
  assert.equal(encode(fromHex("0106"), { ports }).segments[0].hex, "0605040B8423F00106");
  assert.deepEqual(lengths(133, { ports }), [133]);
  assert.deepEqual(lengths(134, { ports }), [128, 6]);
  assert.equal(lengths(34_170).length, 255);
  assert.throws(() => encode(new Uint8Array(34_171)), { code: "too-many-segments" });
});

test("the vectors of packed user data", () => {
  for (const { id, text, part, single, locking, fields, hex } of USER_DATA) {
    const read = decode(hex, fields);
    assert.equal(read.text, text, id);
    assert.deepEqual(read.part, part, id);
    const shifts = Object.fromEntries(read.elements.map(({ content }) => [content.kind, content.languageIdentifier]));
    assert.deepEqual([shifts.singleShift ?? null, shifts.lockingShift ?? null], [single, locking], id);
    if (!fields.udhi) {
      const [segment] = encode(text, { encoding: fields.dcs ? "UCS-2" : "GSM-7" }).segments;
      assert.deepEqual([segment.hex, segment.udl], [hex, fields.udl], id);
    }
  }
});

test("the columns of the vectors of PDUs", () => {
  let read = 0;
  for (const { id, hex, type, smsc, address, text, strict, options } of PDUS) {
    const { value, error } = outcome(() => decodePdu(hex, options));
    if (strict !== "ok") {
      assert.ok(error instanceof SeptetError, id);
      continue;
    }
    read += 1;
    // Text that cannot be decoded strictly is still whole user data.
    const found = value ?? decodePdu(hex, { ...options, lossy: true });
    assert.equal(found.type, type.toLowerCase(), id);
    assert.equal(found.smsc ?? "", smsc, id);
    assert.equal(found.address ?? "", address, id);
    if (value && found.text !== null && text.startsWith('"')) assert.equal(found.text, JSON.parse(text), id);
  }
  assert.ok(read > 200);
});

test("missing, repeated and contradicting parts", () => {
  const write = (text, reference, more) => {
    const fields = { type: "deliver", address: "+15555550100", time: "2026-11-26T12:00:00Z", reference, ...more };
    return encodePdu({ ...fields, text }).pdus.map((one) => one.pdu);
  };
  const [first, second, third] = write("ab".repeat(200), 7);
  const summary = (list, options) =>
    join(list, options).map(({ parts, duplicates, missing, total }) => ({ parts, duplicates, missing, total }));
  const whole = { parts: [0, 1, 2], duplicates: [], missing: [], total: 3 };
  assert.deepEqual(summary([third, first, second]), [whole]);
  assert.deepEqual(summary([third, first]), [{ ...whole, parts: [0, 1], missing: [2] }]);
  assert.deepEqual(summary([first, first, second, third, second]), [
    { ...whole, parts: [0, 2, 3], duplicates: [1, 4] },
  ]);
  // A later message with the same reference.
  const [other] = write("cd".repeat(200), 7);
  assert.deepEqual(summary([first, second, other]), [
    { ...whole, parts: [0, 1], missing: [3] },
    { ...whole, parts: [2], missing: [2, 3] },
  ]);
  const [late] = write("ab".repeat(200), 7, { time: "2026-11-28T12:00:00Z" });
  assert.deepEqual(summary([second, late]).map(({ missing }) => missing), [[1, 3], [2, 3]]);
  // The same reference of another sender, of another width, and no part.
  const [foreign] = write("ab".repeat(200), 7, { address: "+15555550101" });
  const [wide] = write("ab".repeat(200), 7, { referenceWidth: 16 });
  const [single] = write("one", 7);
  assert.deepEqual(summary([single, first, foreign, wide]).map(({ parts }) => parts), [[0], [1], [2], [3]]);
  // A surrogate pair that is divided between two parts.
  const halves = ["D83D", "DC4B0021"].map((body, index) => ({
    userData: `0500030902${index + 1}`.replace(/(\d)$/, "0$1") + body,
    dcs: 8,
    udhi: true,
    udl: 6 + body.length / 2,
    part: { reference: 9, bits: 8, sequence: index + 1, total: 2 },
  }));
  const [joined] = join(halves);
  assert.deepEqual([joined.text, joined.error], ["👋!", null]);
  assert.deepEqual(join(halves.slice(1))[0].error.code, "text");
  // The octet at fault, with the header and the other half of the first character.
  halves[1].userData += "D83E";
  halves[1].udl += 2;
  const { text: torn, error } = join(halves)[0];
  assert.deepEqual([torn, error.code, error.offset], ["👋!\ufffd", "text", 10]);
  assert.match(error.message, /^part 2: the surrogate 0xD83E at offset 10 /);
  assert.throws(() => join([first, "00"]), { code: "truncated", message: /^part 1: the octets end at offset 1/ });
  assert.equal(join([first, second, "0001000191F1"].slice(0, 2)).length, 1);
});

test("parts of complete messages with the same reference number are repetitions, in linear time", () => {
  const COUNT = 7_000;
  const part = (sequence, number) => ({
    userData: Uint8Array.of(5, 0, 3, 42, 2, sequence, number >> 8, number & 255),
    dcs: 4,
    udhi: true,
    part: { reference: 42, bits: 8, sequence, total: 2 },
  });
  const numbers = (count) => Array.from({ length: count }, (_, number) => number);
  const complete = (count) => numbers(count).flatMap((number) => [part(1, number), part(2, number)]);
  // Other programs on the machine do not count.
  const timed = (parts) => {
    const before = process.cpuUsage();
    const found = join(parts);
    return { found, took: process.cpuUsage(before).user };
  };
  const plain = timed(complete(2 * COUNT));
  assert.equal(plain.found.length, 2 * COUNT);
  const repeated = timed([...complete(COUNT), ...numbers(2 * COUNT).map((number) => part(1, number))]);
  const found = repeated.found.map(({ parts, duplicates }) => [parts, duplicates]);
  const expected = numbers(COUNT).map((number) => [[2 * number, 2 * number + 1], [2 * COUNT + number]]);
  expected.push(...numbers(COUNT).map((number) => [[3 * COUNT + number], []]));
  assert.deepEqual(found, expected);
  assert.ok(repeated.took < 2 * plain.took, `${repeated.took} µs, and ${plain.took} µs without repetitions`);
});

test("SMPP: with headers, with sar_ parameters, binary and Latin-1", () => {
  for (const text of ["Pay 5 € by Friday. ".repeat(10), "жжж 👋".repeat(40), "x"]) {
    for (const smpp of ["header", "sar"]) {
      const { segments } = encode(text, { reference: 42, referenceWidth: 16, smpp });
      const received = segments.map(({ smpp: { shortMessage, dataCoding, esmClass, sar } }) => {
        return decode(shortMessage, { dataCoding, esmClass, sar: sar ?? undefined, lossy: true });
      });
      assert.equal(join(received)[0].text, text);
      assert.equal(segments.every(({ smpp }) => smpp.sar === null), smpp === "header" || segments.length === 1);
      assert.equal(segments[0].smpp.esmClass, smpp === "header" && segments.length > 1 ? 64 : 0);
    }
  }
  const [{ smpp }] = encode("@é", { smpp: "header", messageClass: 0 }).segments;
  assert.deepEqual(smpp, { esmClass: 0, dataCoding: 0xf0, shortMessage: Uint8Array.of(0, 5), sar: null });
  assert.equal(decode(smpp.shortMessage, smpp.dataCoding ? { dataCoding: 0xf0 } : {}).text, "@é");
  const data = encode(new Uint8Array(3), { smpp: "header", messageClass: 1 }).segments[0].smpp;
  assert.deepEqual([data.dataCoding, data.shortMessage.length], [0xf5, 3]);
  assert.equal(encode("ж", { smpp: "sar" }).segments[0].smpp.dataCoding, 8);
  assert.equal(decode("636166E9", { dataCoding: 3 }).text, "café");
  assert.equal(decode("48656C6C6F", { unpacked: true }).text, "Hello");
  const flash = { messageClass: 0, smpp: "header" };
  assert.throws(() => encode("ж", flash), { code: "invalid-option", message: /no data_coding says both/ });
  assert.equal(encode("ж", { messageClass: 0 }).segments[0].dcs, 0x18);
  const turkish = { languages: ["tr"], smpp: "sar" };
  assert.throws(() => encode("ş".repeat(80), turkish), { code: "invalid-option", message: /need a header/ });
  const fault = { code: "user-data", offset: 3, message: /octet 0xE9 at offset 3 is not a septet/ };
  assert.throws(() => decode("636166E9", { unpacked: true }), fault);
  const lossy = decode("636166E9", { unpacked: true, lossy: true });
  assert.deepEqual([lossy.text, lossy.hint, lossy.error.offset], ["caf?", "latin1", 3]);
  assert.throws(() => decode("05", { unpacked: true, udhi: true }), { code: "user-data", message: /takes 6 octets, found 1/ });
});

test("Latin-1 is text, also joined", () => {
  const latin1 = { dataCoding: 3, esmClass: 64, places: true };
  const parts = ["0500030702016166E9", "050003070202FC"].map((hex) => decode(hex, latin1));
  const [{ encoding, dcs, text, data, hint, characters }] = parts;
  assert.deepEqual([encoding, dcs, text, data, hint], ["Latin-1", 4, "afé", null, null]);
  assert.deepEqual(characters.at(-1), { start: 2, end: 3, unit: 2, units: 1, octet: 8, octets: 1 });
  const [joined, ...others] = join(parts);
  assert.deepEqual([joined.text, joined.data, joined.missing, others], ["aféü", null, [], []]);
  assert.deepEqual(join([decode("E9", { dataCoding: 3 })])[0].text, "é");
  // The same octets as data are another message.
  const binary = parts.map(({ encoding: _, ...part }) => part);
  assert.deepEqual(join([parts[0], binary[1]]).map(({ missing }) => missing), [[2], [1]]);
  assert.deepEqual(join(binary)[0].data, Uint8Array.of(0x61, 0x66, 0xe9, 0xfc));
  assert.equal(join([{ ...decode("C8329BFD06", { udl: 5 }), encoding: "Latin-1" }])[0].text, "Hello");
  // Other hints stay.
  assert.equal(decode("63616665CC81", { dataCoding: 3 }).hint, decode("63616665CC81", { dcs: 4 }).hint);
});

test("errors say what is wrong, and where", () => {
  const cases = [
    [() => decodePdu("0001"), { code: "truncated", offset: 2 }],
    [() => decodePdu("00 01"), { code: "hex", offset: 2 }],
    [() => decodePdu("000"), { code: "hex", offset: 3 }],
    [() => decodePdu("0191"), { code: "smsc-length", offset: 0 }],
    [() => decode("C8329BFD", { udl: 5 }), { code: "user-data", offset: 4 }],
    [() => decode("1B", { udl: 1 }), { code: "text", offset: 0 }],
    [() => encodePdu({ address: "+1 555", text: "" }), { code: "address", offset: 2 }],
    [() => encodePdu({ address: "1".repeat(21), text: "" }), { code: "address", offset: 20 }],
    [() => encodePdu({ address: "€".repeat(6), addressType: 0xd0, text: "" }), { code: "address", offset: 5 }],
    [() => encodePdu({ address: "ж", addressType: 0xd0, text: "" }), { code: "address", offset: 0 }],
    [() => encodePdu({ address: "", text: "" }), { code: "address", offset: 0 }],
    [() => encodePdu({ type: "deliver", address: "1", text: "", time: "2026-02-29T00:00:00Z" }), { code: "invalid-option" }],
    [() => encodePdu({ address: "1", text: "", data: "" }), { code: "invalid-argument" }],
    [() => encodePdu({ address: "1", text: "", time: "x" }), { code: "invalid-option" }],
    [() => encodePdu({ address: "1", text: "", validity: { seconds: 1 } }), { code: "invalid-option" }],
    [() => encode("a".repeat(161), { reference: 256 }), { code: "invalid-option" }],
    [() => encode("x", { boundary: "grapheme" }), { code: "invalid-option" }],
    [() => encode("x", { channel: "mms" }), { code: "invalid-option" }],
    [() => encode("жx", { encoding: "GSM-7" }), { code: "unmappable", offset: 0 }],
    [() => encode("HiÇ", { encoding: "GSM-7", provider: "telnyx" }), { code: "unmappable", offset: 2 }],
    [() => decode("41414141414141414141" + "1B", { unpacked: true }), { code: "text", offset: 10 }],
    [() => decode("050003070201" + "41".repeat(10) + "1B", { dataCoding: 0, esmClass: 64 }), { code: "text", offset: 16 }],
    [() => decode("0041D83D", { dataCoding: 8 }), { code: "text", offset: 2 }],
    [() => decode("0500030702010041D83D", { dataCoding: 8, esmClass: 64 }), { code: "text", offset: 8 }],
    [() => encode("a".repeat(50_000)), { code: "too-many-segments" }],
    [() => decode("00", { dataCoding: 9 }), { code: "invalid-option" }],
    [() => decode("00", { dataCoding: 0, dcs: 0 }), { code: "invalid-option" }],
    [() => decodePdu("00", { rpError: true }), { code: "invalid-option" }],
    [() => join("00"), { code: "invalid-argument" }],
    [() => encodePdu({ address: "+123", addressType: 0x81, text: "" }), { code: "address", offset: 0 }],
    [() => encodePdu({ address: "1", smsc: "+123", smscType: 0xa1, text: "" }), { code: "address", offset: 0 }],
    [() => encodePdu({ address: "+", addressType: 0x91, text: "" }), { code: "address", offset: 0 }],
    [() => encodePdu({ type: "deliver", address: "1", text: "", time: "2026-11-26T12:00:00+00:75" }), { code: "invalid-option" }],
    [() => decode("4141", { unpacked: true, udl: 2 }), { code: "invalid-option" }],
    [() => decode("4141", { dataCoding: 0, udl: 2 }), { code: "invalid-option" }],
    [() => decode("00", { dataCoding: null }), { code: "invalid-option" }],
    [() => encode("x", { ends: Symbol("x") }), { code: "invalid-option" }],
    [() => encode("x", { ends: [Symbol("x")] }), { code: "invalid-option" }],
    [() => encode("x", { ends: Object.create(null) }), { code: "invalid-option" }],
    [() => encode("x", { ends: null }), { code: "invalid-option" }],
    [() => join([{ userData: "00", address: 1n, part: { sequence: 1, total: 2 } }]), { code: "invalid-argument" }],
    [() => join([{ userData: "00", time: Symbol("x") }]), { code: "invalid-argument" }],
    [() => join([{ userData: "00", type: {}, part: { sequence: 1, total: 2 } }]), { code: "invalid-argument" }],
    [() => join([{ userData: "00", addressType: 1n }]), { code: "invalid-option" }],
  ];
  for (const [call, expected] of cases) {
    const { error } = outcome(call);
    assert.ok(error instanceof SeptetError, `${call}: ${error}`);
    assert.equal(error.name, "SeptetError");
    assert.deepEqual({ code: error.code, offset: error.offset }, { offset: undefined, ...expected }, `${call}`);
  }
  assert.deepEqual(decodePdu("0001000191F1000005C8329B", { lossy: true }).text, "Hel");
  assert.throws(() => encode("x", { ports: null }), { code: "invalid-argument", message: "ports must be an object, not null" });
  assert.throws(() => decode("41", { sar: 1 }), { code: "invalid-argument", message: "sar must be an object, not 1" });
});

test("null is accepted where the types have it, and + where it is valid", () => {
  assert.equal(decode("41", { dataCoding: 0, esmClass: 0, sar: null }).text, "A");
  assert.deepEqual(decode("41", { sar: null }), decode("41"));
  assert.equal(join([{ userData: "C8329BFD06", udl: null, part: null, address: null }])[0].text, "Hello");
  const write = (fields) => decodePdu(encodePdu({ text: "", ...fields }).pdus[0].pdu);
  assert.deepEqual([write({ address: "+", addressType: 0xd0 }).address, write({ address: "+A", addressType: 0xd0 }).address], ["+", "+A"]);
  assert.equal(write({ address: "+123", addressType: 0x90 }).address, "+123");
  assert.equal(write({ address: "123", addressType: 0x81 }).address, "123");
});

test("nothing but a SeptetError is thrown for damaged octets and odd values", () => {
  const detached = new Uint8Array(4);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  const revoked = new Uint8Array(new ArrayBuffer(8, { maxByteLength: 16 }), 4);
  const ODD = [
    undefined, null, true, 0, -1, 1.5, NaN, Infinity, 2 ** 53, 1n, "", "00", "x", "\u0000", "ж", "\ud800", "0".repeat(5000),
    Symbol("x"), () => {}, {}, [], [[]], ["00"], [null], [{}], new Date(NaN), /x/, new Map(), new ArrayBuffer(4), detached, revoked,
    new Uint8Array(3), new Uint8Array(2000), Int8Array.of(-1, -128), new Uint16Array(2), new DataView(new ArrayBuffer(4)),
    Buffer.from("0001", "hex"), Object.create(null), { length: 5 }, { toString: null }, new Proxy({}, {}),
    { userData: "00", udl: 1 }, { userData: detached, udl: 256 }, { userData: "00", udl: 1, part: { total: 2, sequence: 1, reference: 0 } },
    Object.assign(Object.create(null), { length: 1 }), { seconds: 1e9 }, { until: "9999-99-99T99:99:99Z" }, { destination: 70_000 }, { reference: 1, total: 300, sequence: 400 },
  ];
  const NAMES = [
    "dcs", "udhi", "udl", "unpacked", "dataCoding", "esmClass", "sar", "lossy", "places", "direction", "rpError", "smsc", "reference",
    "messageClass", "ports", "smpp", "languages", "encoding", "referenceWidth", "provider", "type", "address", "addressType",
    "smscType", "pid", "text", "data", "time", "validity", "messageReference", "moreMessages", "userData", "part", "ends",
  ];
  const next = random(9);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const check = (call, told) => {
    const { error } = outcome(call);
    if (error) assert.ok(error instanceof SeptetError, `${told}: ${error?.stack ?? String(error)}`);
  };
  const functions = [encode, decode, decodePdu, encodePdu, join, fromHex, toHex];
  for (const call of functions) {
    for (const one of ODD) {
      for (const other of ODD) check(() => call(one, other), call.name);
    }
  }
  for (let made = 0; made < 20_000; made++) {
    const options = { address: "1" };
    for (let left = next() * 3; left > 0; left--) options[pick(NAMES)] = next() < 0.3 ? Math.floor(next() * 300) : pick(ODD);
    const call = pick(functions);
    check(() => (call === encodePdu ? call(options) : call(pick(ODD), options)), call.name);
    if (call === join) check(() => join([options, pick(ODD)], pick(ODD)), "join");
  }
  const directions = ["stored", "mt", "mo"];
  let made = 0;
  for (const hex of damaged(PDUS.map(({ hex }) => hex), 20_000, 77)) {
    const options = { direction: pick(directions), smsc: next() < 0.7, lossy: next() < 0.7, places: next() < 0.5 };
    check(() => decodePdu(hex, options), hex);
    const dcs = Math.floor(next() * 256);
    const how = { dcs, udhi: next() < 0.5, lossy: next() < 0.7, unpacked: next() < 0.5, places: next() < 0.5 };
    check(() => decode(hex, how), `${hex} ${JSON.stringify(how)}`);
    check(() => join([hex, hex.slice(0, -2), fromHex(hex)], options), hex);
    if (++made % 10 === 0) check(() => decodePdu(`${hex.slice(0, 9)}${pick(["x", " ", "é", ""])}${hex.slice(9)}`, options), hex);
  }
});

test("1 MB of digits takes less than 200 ms", () => {
  const digits = "0001000191F100000141".repeat(50_000);
  const timed = (call) => {
    const start = performance.now();
    call();
    return performance.now() - start;
  };
  const list = digits.match(/.{20}/g);
  const calls = {
    fromHex: () => fromHex(digits),
    decodePdu: () => decodePdu(digits, { lossy: true }),
    decode: () => decode(digits, { lossy: true, udhi: true }),
    unpacked: () => decode(digits, { lossy: true, unpacked: true }),
    strict: () => outcome(() => decodePdu(digits)),
  };
  for (const [name, call] of Object.entries(calls)) {
    const times = [1, 2, 3].map(() => timed(call));
    assert.ok(Math.min(...times) < 200, `${name} takes ${times} ms`);
  }
  // The same octets as 50,000 PDUs take longer, because each is an object.
  assert.equal(list.length, 50_000);
});

// The entry for pages is another copy: see `page.mjs`.
const isPage = "initSync" in pdu;

test("import and require share one copy", { skip: isPage }, () => {
  const required = createRequire(import.meta.url)("septet/pdu");
  assert.equal(required.decodePdu, pdu.decodePdu);
});

test("the entry for pages", async () => {
  const page = await import(`${import.meta.resolve("septet/pdu/web")}?copy`);
  for (const call of [() => page.encode("x"), () => page.decode("00"), () => page.decodePdu("00"), () => page.encode(new Uint8Array())]) {
    assert.throws(call, { name: "SeptetError", code: "not-initialized" });
  }
  assert.equal(page.toHex(page.fromHex("0aF0")), "0AF0");
  await page.default(readFileSync(new URL(import.meta.resolve("septet/pdu.wasm"))));
  assert.equal(page.decode("C8329BFD06", { udl: 5 }).text, "Hello");
});

test("segments end where `ends` says, with the same octets as by rules with these ends", () => {
  const next = random(31);
  for (const random of randomTexts(2_000, 32)) {
    const text = random.toWellFormed();
    const options = { ...randomOptions(next), places: true };
    const expected = encode(text, options);
    const ends = expected.segments.map(({ end }) => end);
    assert.deepEqual(encode(text, { ...options, ends }), expected, JSON.stringify({ text, options }));
    // With an earlier first end, the text comes back too. A second segment would need a header.
    if (ends.length === 1) continue;
    const [{ end: earlier }] = expected.segments[0].characters;
    const more = [earlier, ...ends];
    const { segments } = encode(text, { ...options, ends: more });
    assert.deepEqual(segments.map(({ end }) => end), more);
    assert.equal(join(segments)[0].text, text);
  }
});

test("`ends` of clusters, and those that cannot be", () => {
  const family = "👩‍👩‍👧";
  const text = family.repeat(12);
  const ends = [64, 96];
  const { segments } = encode(text, { ends, reference: 7 });
  assert.deepEqual(segments.map(({ text }) => text), [family.repeat(8), family.repeat(4)]);
  assert.deepEqual(segments.map(({ part }) => part), [1, 2].map((sequence) => ({ reference: 7, bits: 8, sequence, total: 2 })));
  const { pdus } = encodePdu({ address: "+15555550100", text, ends, reference: 7 });
  assert.deepEqual(pdus.map(({ segment }) => segment.hex), segments.map(({ hex }) => hex));
  const wrong = [[], [64], [0.5, 96], [97], [64, 64, 96], [64, 95], [1, 96], [-1, 96], [95, 96], [20, 96], "96", null, [96]];
  for (const ends of wrong) {
    assert.throws(() => encode(text, { ends }), ({ code }) => code === "invalid-option", JSON.stringify(ends));
  }
  assert.throws(() => encode(new Uint8Array(3), { ends: [2] }), ({ code }) => code === "invalid-option");
  const many = Array.from({ length: 256 }, (_, index) => index + 1);
  assert.throws(() => encode("x".repeat(256), { ends: many }), ({ code }) => code === "too-many-segments");
  assert.deepEqual(encode("", { ends: [0] }), encode(""));
});
