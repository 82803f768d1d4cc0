// The controls of the rules: provider, encoding, header, national tables, line breaks.

import { h, setOptional, setText } from "./html.js";
import { hasSmartEncoding } from "./sent.js";

export { css } from "./rules-style.js";

export class Rules {
  #fields = {};
  #note = h("span");
  #evidence = h("a", { target: "_blank", rel: "noreferrer" });
  #labels = [];
  #choices = new Map();

  /** `on.choose(change)` is called with changed rules: `{ options }`, `{ isCrlf }` or `{ isSmart }`. */
  constructor(on) {
    const option = (name, convert = String) => (value) => {
      on.choose({ options: { [name]: value === "" ? undefined : convert(value) } });
    };
    const select = (name, label, changed) => {
      const field = h("select", { name });
      field.addEventListener("change", () => changed(field.value));
      this.#fields[name] = field;
      return this.#labelled(label, field);
    };
    const toggle = (name, label, changed) => {
      const field = h("input", { type: "checkbox", role: "switch", name });
      field.addEventListener("change", () => changed(field.checked));
      this.#fields[name] = field;
      return this.#labelled(label, field);
    };
    const fields = h(
      "div",
      { className: "fields" },
      select("provider", "provider", option("provider")),
      select("encoding", "encodingRule", option("encoding")),
      select("languages", "languages", (value) => {
        on.choose({ options: { languages: value === "all" ? "all" : value ? value.split(" ") : undefined } });
      }),
      select("line-breaks", "lineBreaks", (value) => on.choose({ isCrlf: value === "crlf" })),
      select("reference-width", "referenceWidth", option("referenceWidth", Number)),
      h("slot", { name: "rules" }),
    );
    const toggles = h(
      "div",
      { className: "toggles" },
      toggle("smart-encoding", "smartEncoding", (isSmart) => on.choose({ isSmart })),
      toggle("channel", "mms", (isMms) => on.choose({ options: { channel: isMms ? "mms" : "sms" } })),
    );
    const note = h("p", { className: "small" }, this.#note, " ", this.#evidence);
    this.elements = [fields, toggles, note];
  }

  #labelled(name, field) {
    const label = h("span");
    this.#labels.push([label, name]);
    return h("label", { part: field.name }, label, field);
  }

  /**
   * Shows the rules of a context. Its `septet` is null while the module loads, and its `evidence` is
   * the address of a page about the providers, or null.
   */
  show(context) {
    const { septet, rules, message, languages, evidence } = context;
    for (const [label, name] of this.#labels) setText(label, message(name));
    const { options, isCrlf, isSmart } = rules;
    const providers = septet?.providers ?? [];
    const tables = septet?.languages ?? [];
    const chosen = options.languages === "all" ? "all" : (options.languages ?? []).join(" ");
    const codes = tables.map(({ code, name }) => [code, languages(code) ?? name]);
    // A list of several languages can be set as an attribute.
    if (chosen.includes(" ")) codes.push([chosen, chosen]);
    this.#select("provider", options.provider ?? "", [
      ["", message("anyProvider")],
      ...providers.map(({ name }) => [name, message("providerName", { name })]),
    ]);
    this.#select("encoding", options.encoding === "auto" ? "" : (options.encoding ?? ""), [
      ["", message("automatic")],
      ["GSM-7", "GSM-7"],
      ["UCS-2", "UCS-2"],
    ]);
    this.#select("languages", chosen, [
      ["", message("noLanguage")],
      ...codes,
      ...(tables.length > 0 ? [["all", message("allLanguages")]] : []),
    ]);
    this.#select("line-breaks", isCrlf ? "crlf" : "", [
      ["", message("lf")],
      ["crlf", message("crlfRule")],
    ]);
    this.#select("reference-width", String(options.referenceWidth ?? ""), [
      ["", message("defaultWidth")],
      ...[8, 16].map((width) => [String(width), message("bits", { width })]),
    ]);
    const isMms = options.channel === "mms";
    this.#fields.channel.checked = isMms;
    const isOffered = hasSmartEncoding(septet, options.provider);
    this.#fields["smart-encoding"].checked = isSmart && isOffered;
    this.#fields["smart-encoding"].parentElement.hidden = !isOffered;
    for (const field of Object.values(this.#fields)) field.disabled = !septet;
    setText(this.#note, isMms ? "" : providerNote(context));
    const address = options.provider && evidence;
    if (address) this.#evidence.href = address;
    setOptional(this.#evidence, address ? message("evidence") : "");
  }

  /** Gives a select these options `[value, name]`, if they have changed, and a value. */
  #select(name, value, choices) {
    const field = this.#fields[name];
    const wanted = JSON.stringify(choices);
    if (this.#choices.get(name) !== wanted) {
      this.#choices.set(name, wanted);
      field.replaceChildren(...choices.map(([value, textContent]) => h("option", { value, textContent })));
    }
    if (field.value !== value) field.value = value;
  }
}

/** Returns what is known about the provider, whatever rules replace its own. */
function providerNote({ septet, rules, message }) {
  const provider = septet?.providers?.find(({ name }) => name === rules.options.provider);
  if (!provider) return "";
  const of = (text, encoding) => septet.measure(text, { provider: provider.name, encoding });
  const [gsm7, ucs2] = ["GSM-7", "UCS-2"].map((encoding) => {
    const { remaining, limit } = of("", encoding);
    return { alone: remaining, part: of("a".repeat(remaining + 1), encoding).capacity, limit };
  });
  return message("providerNote", {
    provider: message("providerName", { name: provider.name }),
    gsm7,
    ucs2,
    keepsClusters: provider.boundary === "grapheme",
    revision: provider.revision,
  });
}
