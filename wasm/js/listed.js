// The providers and languages of this build, as the package lists them.

import { LANGUAGE_NAMES, REVISION } from "./names.js";
import { known, languageCodes } from "./options.js";

export const providers = known.map(({ name, isByClusters, hasSmartEncoding }) => {
  const boundary = isByClusters ? "grapheme" : "character";
  return { name, revision: REVISION, boundary, hasSmartEncoding };
});

export const languages = /* @__PURE__ */ languageCodes.map((code, index) => {
  return { code, name: LANGUAGE_NAMES[index] };
});
