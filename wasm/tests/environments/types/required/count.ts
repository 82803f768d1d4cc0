// The entries that have a CommonJS form have types for it.
import septet = require("septet");
import { SmsPreview, english, type Strings } from "septet/element";

const cost: septet.Measure = septet.measure("x", { provider: "twilio" });
const error: septet.SeptetError = new septet.SeptetError("invalid-option", "no");
const element: SmsPreview | null = document.querySelector("sms-preview");
const strings: Partial<Strings> = english;
SmsPreview.load = async () => septet;

// @ts-expect-error no such provider
septet.measure("x", { provider: "nobody" });

export { cost, element, error, strings };
