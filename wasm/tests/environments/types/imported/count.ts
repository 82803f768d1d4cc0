// Every entry has types, and those of its errors and results are the same types in all entries.
import { SeptetError, measure, type Measure, type Options } from "septet";
import { SmsPreview } from "septet/element";
import small from "septet/small.wasm";
import { measure as measureSmall } from "septet/small";
import module from "septet/septet.wasm";
import init, { initSync, measure as measureOnPage } from "septet/web";

const options: Options = { provider: "twilio" };
const costs: Measure[] = [measure("x", options), measureSmall("x"), measureOnPage("x")];
const loaded: Promise<void>[] = [init(module), init(small)];
initSync(module);
const error: SeptetError = new SeptetError("invalid-option", "no");
const element: SmsPreview | null = document.querySelector("sms-preview");

// @ts-expect-error no such provider
measure("x", { provider: "nobody" });

export { costs, element, error, loaded };
