// The fields and buttons for copying. What is copied is made when a button is clicked.

import { h, setText } from "../../element/html.js";
import { many } from "../hex/words.js";
import { copyBy } from "../share.js";
import { atCommands, hexLines, pduLines, smppFields } from "./formats.js";

const RECIPIENT = "+15551230002";
const REFERENCE = "42";

/**
 * Creates the fields. `context` returns the present `pdu`, `text`, `options` and `segments`, and
 * `changed` is called when the reference number has changed.
 */
export function copyingFields(context, changed) {
  const alarm = h("p", { className: "alarm", id: "octets-alarm", hidden: true });
  alarm.role = "alert";
  const recipient = h("input", { id: "recipient", type: "tel", value: RECIPIENT, autocomplete: "off" });
  const reference = h("input", { id: "reference", type: "number", min: "0", max: "255", value: REFERENCE });
  const segments = h("select", { id: "copied-segments" });
  const labelled = (name, field) => h("label", {}, name, field);
  const referenceLabel = labelled("Reference number", reference);
  const segmentsLabel = labelled("Copied segments", segments);
  const said = h("span", { className: "unseen" });
  said.role = "status";

  const mostReference = () => Number(reference.max);
  /** Returns what is wrong with the recipient, or "". */
  const wrongRecipient = () => {
    if (/^\+?[0-9*#]{1,20}$/.test(recipient.value.trim())) return "";
    return "The recipient must be a phone number: 1 to 20 digits, with + before an international number.";
  };
  const wrongReference = () => {
    const value = reference.value.trim();
    if (referenceLabel.hidden || (/^\d+$/.test(value) && Number(value) <= mostReference())) return "";
    return `The reference number must be a whole number from 0 to ${mostReference()}.`;
  };
  const check = () => {
    const wrong = [wrongRecipient(), wrongReference()];
    for (const [index, field] of [recipient, reference].entries()) {
      field.ariaInvalid = wrong[index] ? "true" : "false";
      if (wrong[index]) field.setAttribute("aria-describedby", alarm.id);
      else field.removeAttribute("aria-describedby");
    }
    setText(alarm, wrong.filter(Boolean).join(" "));
    alarm.hidden = !wrong.some(Boolean);
  };
  recipient.addEventListener("input", check);
  reference.addEventListener("input", changed);

  const chosen = (all) => (segments.value === "all" ? all : [all[Number(segments.value)]]);
  const formats = {
    "Copy hex": ({ segments }) => hexLines(chosen(segments)),
    "Copy PDU": (now) => withRecipient(now, pduLines),
    "Copy AT commands": (now) => withRecipient(now, atCommands),
    "Copy SMPP fields": ({ pdu, text, options }) => {
      const encoded = pdu.encode(text, { ...options, smpp: "header" });
      return smppFields(chosen(encoded.segments), pdu.toHex);
    },
  };
  /** Returns a format of the PDUs, or null if the recipient is wrong. */
  function withRecipient({ pdu, text, options }, format) {
    if (wrongRecipient()) {
      recipient.focus();
      return null;
    }
    return format(chosen(pdu.encodePdu({ ...options, address: recipient.value.trim(), text }).pdus));
  }
  const buttons = h("div", { className: "buttons" });
  for (const [name, format] of Object.entries(formats)) {
    const button = h("button", { type: "button", textContent: name });
    const copied = () => {
      const now = context();
      return now && format(now);
    };
    copyBy(button, said, copied, { done: "Copied", denied: "The browser does not allow it" });
    buttons.append(button);
  }

  const element = h("div", { className: "copying" }, labelled("Recipient", recipient), referenceLabel);
  element.append(segmentsLabel, buttons, said, alarm);
  return {
    element,
    /** Whether the message has several segments, and so a reference number. */
    get isLong() {
      return !referenceLabel.hidden;
    },
    /** The reference number as it is typed. */
    get typed() {
      return reference.value.trim();
    },
    set typed(value) {
      reference.value = value;
    },
    /** Returns the reference number, or null if it is wrong. */
    get reference() {
      return wrongReference() ? null : Number(reference.value);
    },
    /** Adapts the fields to a message of `total` segments with a reference number of `bits` bits. */
    update(total, bits) {
      const isLong = total > 1;
      referenceLabel.hidden = segmentsLabel.hidden = !isLong;
      reference.max = String(2 ** bits - 1);
      if (segments.options.length !== total + 1) {
        const options = Array.from({ length: total }, (_, index) => new Option(`Segment ${index + 1}`, index));
        segments.replaceChildren(new Option(`All ${many(total, "segment")}`, "all"), ...options);
      }
      for (const button of buttons.children) button.disabled = total === 0;
      check();
    },
  };
}
