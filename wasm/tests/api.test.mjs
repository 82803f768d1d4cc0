// The results of each function. Offsets are in UTF-16 code units.
import assert from "node:assert/strict";
import test from "node:test";

import * as septet from "septet";
import { applySmartEncoding, explain, measure, replace, split, truncate } from "septet";

test("measure", () => {
  assert.deepEqual(measure("Hello 👋"), {
    encoding: "UCS-2",
    characters: 7,
    units: 8,
    segments: 1,
    capacity: 70,
    remaining: 62,
    unmappable: 0,
    lockingShift: null,
    singleShift: null,
    limit: {
      acceptance: "accepted",
      unit: "segments",
      max: 255,
      used: 1,
      remaining: 254,
      excess: 0,
    },
  });
  assert.equal(measure("]".repeat(153)).segments, 3);
  assert.equal(measure("").segments, 1);
});

test("options", () => {
  const wide = measure("a".repeat(305), { referenceWidth: 16 });
  assert.deepEqual([wide.segments, wide.capacity], [3, 152]);
  const turkish = measure("ğ".repeat(140), { languages: ["tr"] });
  assert.deepEqual([turkish.segments, turkish.lockingShift, turkish.singleShift], [1, "tr", null]);
  assert.equal(measure("naïve", { encoding: "GSM-7" }).unmappable, 1);
  assert.equal(measure("naive", { encoding: "UCS-2" }).encoding, "UCS-2");
  assert.equal(measure("10 Ω", { provider: "telnyx" }).encoding, "UCS-2");
  assert.equal(measure("a".repeat(500), { channel: "mms" }).segments, 1);

  // Options override the provider.
  const flags = "🇫🇷".repeat(20);
  const first = (options) => split(flags, options).segments[0].units;
  assert.equal(first({ provider: "twilio" }), 64);
  assert.equal(first({ provider: "twilio", boundary: "character" }), 66);
  assert.equal(measure("]".repeat(800), { provider: "plivo" }).limit.remaining, 0);
  // In UCS-2, Plivo's limit counts code units or bytes of UTF-8.
  assert.deepEqual(measure("ж".repeat(370), { provider: "plivo" }).limit, {
    acceptance: "may-be-refused",
    unit: "bytes",
    max: 737,
    used: 740,
    remaining: 0,
    excess: 3,
  });
  const beyond = measure("a".repeat(2050), { provider: "bandwidth" });
  assert.deepEqual(beyond.limit, {
    acceptance: "refused",
    unit: "characters",
    max: 2048,
    used: 2050,
    remaining: 0,
    excess: 2,
  });
  // The protocol's limit, with and without options.
  for (const options of [undefined, { referenceWidth: 8 }]) {
    assert.equal(measure("a".repeat(39_016), options).limit.acceptance, "refused");
  }
});

test("split", () => {
  const text = "a".repeat(152) + "€ and no pair torn";
  const { measure: cost, segments } = split(text);
  assert.equal(cost.segments, 2);
  assert.deepEqual(cost, measure(text));
  assert.deepEqual(segments, [
    { text: "a".repeat(152), start: 0, end: 152, units: 152, unusedUnits: 1 },
    { text: "€ and no pair torn", start: 152, end: 170, units: 19, unusedUnits: 0 },
  ]);
  const picture = split("a".repeat(500), { channel: "mms" });
  assert.deepEqual(picture.segments, [
    { text: "a".repeat(500), start: 0, end: 500, units: 500, unusedUnits: 0 },
  ]);
  assert.equal(picture.measure.segments, 1);
  assert.deepEqual(split("").segments, [{ text: "", start: 0, end: 0, units: 0, unusedUnits: 0 }]);
  assert.equal(split("a".repeat(153 * 255)).segments.length, 255);
  assert.throws(() => split("a".repeat(153 * 255 + 1)), {
    name: "SeptetError",
    code: "too-many-segments",
    message: "the text needs 256 segments, a message has at most 255",
  });
  assert.throws(() => split("👋 naïve", { encoding: "GSM-7" }), {
    code: "unmappable",
    message: "U+1F44B at offset 0 has no code in the GSM 7-bit alphabet",
  });
  assert.throws(() => split("nai\u0308ve", { encoding: "GSM-7" }), { message: /U\+0308 at offset 3/ });
});

test("explain", () => {
  const text = "👋 Pay “5 €”\r\n" + "a".repeat(60);
  const why = explain(text);
  assert.deepEqual(why.measure, measure(text));
  assert.deepEqual(why.unmappable, [
    { offset: 0, character: "👋", substitute: null },
    { offset: 7, character: "“", substitute: '"' },
    { offset: 11, character: "”", substitute: '"' },
  ]);
  assert.equal(why.onlyUnmappable, null);
  assert.equal(why.measure.segments, 2);
  assert.equal(why.segmentsWithoutUnmappable, 1);
  // The emoji has no substitute, so the text remains UCS-2.
  assert.equal(why.segmentsWithSubstitutes, 2);
  assert.deepEqual(why.crlfBreaks, [{ offset: 12, character: "\r" }]);
  assert.equal(why.segmentsWithLineFeeds, 2);
  assert.deepEqual(why.extensions, []);
  assert.deepEqual(why.segmentEnds, [{ offset: 67, unusedUnits: 0 }]);

  const brackets = explain("]".repeat(153));
  assert.equal(brackets.extensions.length, 153);
  assert.deepEqual(brackets.extensions[2], { offset: 2, character: "]" });
  assert.equal(brackets.segmentsWithoutExtensions, 1);
  assert.deepEqual(brackets.segmentEnds, [
    { offset: 76, unusedUnits: 1 },
    { offset: 152, unusedUnits: 1 },
  ]);
  assert.equal(brackets.naiveSegments, 2);
  assert.equal(explain("a\u200bz").unmappable[0].substitute, "");
  assert.equal(explain("👩\u200d👧").unmappable[1].substitute, null); // the emoji stays whole
  assert.equal(explain("“Yes” – ".repeat(10)).segmentsWithSubstitutes, 1);
  assert.equal(explain("e\u0302").onlyUnmappable, "\u0302");
  assert.equal(explain("ế").unmappable[0].substitute, "é");
});

test("explain: surplus and CR LF", () => {
  const { surplus, segmentsWithCrlf } = explain("a".repeat(80) + "\n" + "a".repeat(79));
  assert.deepEqual([surplus, segmentsWithCrlf], [null, 2]);
  assert.deepEqual(explain("a".repeat(161)).surplus, { offset: 160, characters: 1, segments: 1 });
  const emoji = "a".repeat(100) + "👋";
  assert.deepEqual(explain(emoji).surplus, { offset: 100, characters: 1, segments: 1 });
});

test("applySmartEncoding", () => {
  const text = "“Yes” — ".repeat(10);
  const smart = applySmartEncoding(text, { provider: "twilio" });
  assert.equal(smart.text, '"Yes" - '.repeat(10));
  assert.deepEqual(smart.changes[2], { offset: 6, from: "—", to: "-" });
  assert.deepEqual([smart.before.segments, smart.after.segments, smart.savedSegments], [2, 1, 1]);
  // Sinch replaces only in texts of several segments.
  assert.equal(applySmartEncoding("“Yes”", { provider: "sinch" }).isChanged, false);
  for (const options of [undefined, {}, { provider: "bandwidth" }]) {
    assert.throws(() => applySmartEncoding(text, options), {
      code: "invalid-option",
      message: /^provider must be one of "twilio", "twilio-toll-free", "sinch", "telnyx", not /,
    });
  }
});

test("replace", () => {
  const text = "“Yes” — ".repeat(10);
  const saved = replace(text);
  assert.equal(saved.text, '"Yes" - '.repeat(10));
  assert.equal(saved.isChanged, true);
  assert.equal(saved.changes.length, 30);
  assert.deepEqual(saved.changes[2], { offset: 6, from: "—", to: "-" });
  assert.deepEqual([saved.before.segments, saved.after.segments, saved.savedSegments], [2, 1, 1]);

  // By default the text changes only if that saves a segment.
  assert.equal(replace("“Yes”").text, "“Yes”");
  const hebrew = `${"ש".repeat(69)}\u200f\u200f…`;
  assert.equal(replace(hebrew).text, `${"ש".repeat(69)}…`);
  assert.equal(replace("“Yes”", { policy: "ifFits" }).text, '"Yes"');
  assert.equal(replace("“Yes” 中", { policy: "ifFits" }).isChanged, false);
  assert.equal(replace("“Yes” 中", { policy: "always" }).text, '"Yes" 中');
  const gentle = { policy: "always", groups: ["typography"] };
  assert.equal(replace("“naïve”", gentle).text, '"naïve"');
  assert.equal(replace("u\u0308\u0301", { policy: "ifFits" }).text, "ü");
  assert.equal(replace(text, { policy: "never" }).isChanged, false);

  const greek = "Καλημέρα σας. ".repeat(6);
  const capitals = replace(greek);
  assert.equal(capitals.text, "KAΛHMEPA ΣAΣ. ".repeat(6));
  assert.equal(capitals.savedSegments, 1);
  assert.equal(replace("η ή", { policy: "always", groups: ["greek"] }).text, "H ή");
  const others = ["typography", "spaces", "accents", "lookalikes"];
  assert.equal(replace(greek, { groups: others }).isChanged, false);
});

test("truncate", () => {
  assert.equal(truncate("a".repeat(159) + "€", 1), "a".repeat(159));
  assert.equal(truncate("👋".repeat(36), 1), "👋".repeat(35));
  assert.equal(truncate("anything", 0), "");
  assert.equal(truncate("a".repeat(50_000), 2 ** 40), "a".repeat(153 * 255));
  assert.equal(truncate("a".repeat(3000), 255, { provider: "twilio" }).length, 1600);
});

test("lone surrogates are kept and count as one code unit", () => {
  const text = "x\ud83d" + "a".repeat(70) + "\udc4bz";
  const cost = measure(text);
  assert.deepEqual([cost.encoding, cost.units, cost.characters], ["UCS-2", 74, 74]);
  const { segments } = split(text);
  assert.equal(segments[0].text, text.slice(0, 67));
  assert.equal(segments[1].text, text.slice(67));
  const why = explain(text);
  assert.deepEqual(
    why.unmappable.map(({ offset, character }) => [offset, character]),
    [
      [1, "\ud83d"],
      [72, "\udc4b"],
    ],
  );
  assert.equal(why.onlyUnmappable, null);
  assert.equal(explain("\ud83d.\ud83d").onlyUnmappable, "\ud83d");
  assert.equal(replace("\ud83d“\udc4b", { policy: "always" }).text, '\ud83d"\udc4b');
  assert.equal(truncate("\udc4b".repeat(71), 1), "\udc4b".repeat(70));
});

test("texts of different lengths in sequence", () => {
  // When long texts make the memory grow, existing views become empty.
  for (const length of [0, 1, 95, 96, 97, 341, 342, 5_000, 300_000, 10]) {
    for (const character of ["a", "é", "ж", "👋"]) {
      const text = character.repeat(length);
      assert.equal(measure(text).characters, length);
      const why = explain(text);
      assert.equal(why.unmappable.length, /[ж👋]/u.test(character) ? length : 0);
      assert.equal(measure(text).units, length * (character === "👋" ? 2 : 1));
    }
  }
});

test("constants", () => {
  assert.match(septet.version, /^\d+\.\d+\.\d+$/);
  assert.equal(septet.providers.length, 8);
  assert.match(septet.providers[0].revision, /^\d{4}-\d\d$/);
  assert.deepEqual(septet.languages[0], { code: "tr", name: "Turkish" });
  for (const { name } of septet.providers) assert.equal(measure("x", { provider: name }).units, 1);
  for (const { code } of septet.languages) assert.equal(measure("x", { languages: [code] }).units, 1);
});
