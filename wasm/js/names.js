// Written by `tests/names.rs`, which explains how. Do not edit.

/** When the rules of the providers were last checked. */
export const REVISION = "2026-11";

/** The providers, in the order of their numbers. */
export const PROVIDERS = [
  { name: "bandwidth", isByClusters: false, hasSmartEncoding: false },
  { name: "twilio", isByClusters: true, hasSmartEncoding: true },
  { name: "twilio-toll-free", isByClusters: true, hasSmartEncoding: true },
  { name: "vonage", isByClusters: false, hasSmartEncoding: false },
  { name: "plivo", isByClusters: false, hasSmartEncoding: false },
  { name: "sinch", isByClusters: false, hasSmartEncoding: true },
  { name: "telnyx", isByClusters: false, hasSmartEncoding: true },
  { name: "aws", isByClusters: false, hasSmartEncoding: false },
];

/** The languages, ordered by identifier from 1. */
export const LANGUAGES = [
  { code: "tr", name: "Turkish" },
  { code: "es", name: "Spanish" },
  { code: "pt", name: "Portuguese" },
  { code: "bn", name: "Bengali" },
  { code: "gu", name: "Gujarati" },
  { code: "hi", name: "Hindi" },
  { code: "kn", name: "Kannada" },
  { code: "ml", name: "Malayalam" },
  { code: "or", name: "Oriya" },
  { code: "pa", name: "Punjabi" },
  { code: "ta", name: "Tamil" },
  { code: "te", name: "Telugu" },
  { code: "ur", name: "Urdu" },
];

/** The most segments that a message can have. */
export const MAX_SEGMENTS = 255;
export const POLICIES = ["never", "ifFits", "ifSaves", "always"];
export const GROUPS = ["typography", "spaces", "accents", "lookalikes", "greek"];
export const LIMIT_UNITS = ["characters", "units", "segments", "bytes"];
export const ACCEPTANCE = ["accepted", "may-be-refused", "refused"];
