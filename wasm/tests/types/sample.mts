// The types of the package: valid and invalid uses.
import {
  SeptetError,
  explain,
  languages,
  measure,
  providers,
  replace,
  split,
  truncate,
  version,
  type Encoding,
  type Explanation,
  type LanguageCode,
  type Measure,
  type Options,
  type ProviderName,
  type Replacement,
  type Segment,
} from "septet";
import { explain as explainSmall } from "septet/small";
import init, { initSync, measure as measureOnPage } from "septet/web";

const options: Options = {
  provider: "twilio",
  channel: "sms",
  boundary: "grapheme",
  referenceWidth: 16,
  languages: ["tr", "es"],
  encoding: "auto",
};
const cost: Measure = measure("x", options);
const encoding: Encoding = cost.encoding;
const segments: number = cost.segments;
const unit: "characters" | "units" | "segments" | "bytes" = cost.limit.unit;
const shift: LanguageCode | null = cost.lockingShift;
const pieces: Segment[] = split("x", { languages: "all" }).segments;
const why: Explanation = explain("x");
const substitute: string | null | undefined = why.unmappable[0]?.substitute;
const replacedSegments: number = why.segmentsWithSubstitutes;
const noSegments: null = explainSmall("x").segmentsWithSubstitutes;
const offsets: number[] = why.extensions.map(({ offset }) => offset);
const replaced: Replacement = replace("x", { ...options, policy: "ifFits", groups: ["typography"] });
const kept: string = truncate("x", 1, options);
const names: ProviderName[] = providers.map((provider) => provider.name);
const codes: LanguageCode[] = languages.map((language) => language.code);
const error: Error = new SeptetError("invalid-option", "no");

await init();
await init("septet.wasm");
await init(new URL("https://example.org/septet.wasm"));
await init(new Uint8Array());
initSync(new ArrayBuffer(0));
measureOnPage("x");

// @ts-expect-error no such provider
measure("x", { provider: "nobody" });
// @ts-expect-error no such option
measure("x", { boundry: "grapheme" });
// @ts-expect-error only an option of replace
measure("x", { policy: "ifFits" });
// @ts-expect-error no such policy
replace("x", { policy: "fit" });
// @ts-expect-error no number of segments
truncate("x");
// @ts-expect-error no source
initSync();

export { codes, encoding, error, kept, names, noSegments, offsets, pieces, replaced };
export { replacedSegments, segments, shift, substitute, unit, version };
