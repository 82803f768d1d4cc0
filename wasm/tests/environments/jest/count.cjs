// In Jest with CommonJS, in each of its environments. Jest selects the file for Node.js or the one for
// other tools, depending on its version and settings, so this tests both.
describe.each(["node.cjs", "inlined.cjs"])("%s", (file) => {
  const { measure, replace, split } = require(`../node_modules/septet/${file}`);

  test("counts", () => {
    expect(measure("]".repeat(153)).segments).toBe(3);
    expect(split("ж".repeat(71)).segments[1].start).toBe(67);
    expect(replace("“Yes” — ".repeat(10)).savedSegments).toBe(1);
    // A long text in UTF-8, with characters of each length and a lone surrogate.
    const text = "aé€👋\ud83d".repeat(20);
    expect(measure(text, { provider: "twilio" })).toMatchObject({ characters: 100, units: 120 });
    expect(() => measure("x", { provider: "nobody" })).toThrow("provider must be one of");
  });
});

test("the package is one of them", () => {
  expect(require("septet").measure("x").units).toBe(1);
});

test("requiring the element does not throw", async () => {
  const { SmsPreview } = require("septet/element");
  expect((await SmsPreview.load()).measure("x").units).toBe(1);
});
