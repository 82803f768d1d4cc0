// In Jest with CommonJS, which has no dynamic import. jsdom lacks what these lines stub.
globalThis.ResizeObserver = class {
  observe() {}
  disconnect() {}
};
CSSStyleSheet.prototype.replaceSync = () => {};
ElementInternals.prototype.setFormValue = () => {};

test("the element counts, and its rules unfold", async () => {
  require("septet/element");
  const element = document.createElement("sms-preview");
  element.setAttribute("open-rules", "");
  document.body.append(element);
  element.value = "]".repeat(153);
  const isReady = () => element.shadowRoot.querySelector(".rules select:enabled");
  for (let round = 0; round < 100 && !isReady(); round += 1) await new Promise((then) => setTimeout(then, 20));
  const names = [...element.shadowRoot.querySelectorAll("select, input")].map(({ name }) => name);
  expect([element.measure.segments, names[0], names.length]).toEqual([3, "provider", 7]);
});
