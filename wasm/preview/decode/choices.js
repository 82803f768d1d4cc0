// What the octets are, if they are not what is found automatically.

import { h } from "../../element/html.js";
import { hex } from "../hex/words.js";

const KINDS = {
  "auto": "automatic",
  "pdu": "PDU with message centre",
  "tpdu": "TPDU without centre",
  "user-data": "user data alone",
};

/** Creates the fields. `changed` is called when the user has chosen something. */
export function choices(changed) {
  const kind = h("select", { id: "octets-kind" });
  kind.append(...Object.entries(KINDS).map(([value, name]) => new Option(name, value)));
  const dcs = h("input", { type: "text", id: "octets-dcs", value: "00", maxLength: 2, spellcheck: false });
  const udhi = h("input", { type: "checkbox", id: "octets-udhi" });
  const unpacked = h("input", { type: "checkbox", id: "octets-unpacked" });
  const label = (className, ...children) => h("label", { className }, ...children);
  const own = [
    label("", "TP-DCS (hex)", dcs),
    label("check", udhi, "begins with a header"),
    label("check", unpacked, "one septet per octet"),
  ];
  const element = h("div", { className: "choices" }, label("", "What is it?", kind), ...own);
  const isHex = () => /^[\da-f]{1,2}$/i.test(dcs.value.trim());
  const update = () => {
    for (const one of own) one.hidden = kind.value !== "user-data";
    dcs.ariaInvalid = isHex() ? "false" : "true";
  };
  for (const field of [kind, dcs, udhi, unpacked]) {
    field.addEventListener("input", () => {
      update();
      changed();
    });
  }
  update();
  return {
    element,
    get value() {
      const number = isHex() ? parseInt(dcs.value, 16) : 0;
      return { kind: kind.value, dcs: number, udhi: udhi.checked, unpacked: unpacked.checked };
    },
    /** Sets the fields to the values of an address. */
    set(values) {
      kind.value = values.as in KINDS ? values.as : "auto";
      dcs.value = /^[\da-f]{2}$/i.test(values.dcs ?? "") ? values.dcs : "00";
      udhi.checked = values.udhi === "1";
      unpacked.checked = values.unpacked === "1";
      update();
    },
    /** Returns the values for an address. */
    entries() {
      const { kind, dcs, udhi, unpacked } = this.value;
      if (kind === "auto") return [];
      if (kind !== "user-data") return [["as", kind]];
      const flags = [["udhi", udhi], ["unpacked", unpacked]].map(([name, isSet]) => [name, isSet ? "1" : null]);
      return [["as", kind], ["dcs", hex(dcs)], ...flags];
    },
  };
}
