// The types of the element: valid and invalid uses.
import * as septet from "septet";
import { SmsPreview, english, type Measure, type Strings } from "septet/element";
import * as small from "septet/small";
import * as web from "septet/web";

const found: SmsPreview | null = document.querySelector("sms-preview");
const made: SmsPreview = document.createElement("sms-preview");
made.textarea = document.querySelector("textarea");
made.value = "x";
made.refresh();
found?.replaceAll();
const state: "loading" | "ready" | "failed" = made.state;

// Any entry point of the package can be the module.
made.septet = septet;
made.septet = web.default().then(() => web);
made.septet = small;
made.septet = null;
SmsPreview.load = async () => small;

const strings: Partial<Strings> = {
  segments: ({ segments }, number) => `${number(segments)} Teile`,
  remaining: "noch {remaining}",
};
made.strings = { ...english, ...strings };
made.addEventListener("sms-preview-change", ({ detail }) => {
  const measure: Measure = detail.measure;
  const cost: number | null = detail.cost;
  return [detail.text, measure.segments, cost];
});
const failed = ({ detail }: CustomEvent<{ error: unknown }>) => detail.error;
made.addEventListener("sms-preview-error", failed);
made.removeEventListener("sms-preview-error", failed);
made.addEventListener("click", (event: MouseEvent) => event.clientX);

// @ts-expect-error read-only
made.measure = null;
// @ts-expect-error no such state
made.state === "done";
// @ts-expect-error no such message
made.strings = { nothing: "x" };
// @ts-expect-error not a module
made.septet = { measure: septet.measure };

export { state };
