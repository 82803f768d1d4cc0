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
export const LANGUAGE_CODES = ["tr", "es", "pt", "bn", "gu", "hi", "kn", "ml", "or", "pa", "ta", "te", "ur"];
export const LANGUAGE_NAMES = ["Turkish", "Spanish", "Portuguese", "Bengali", "Gujarati", "Hindi", "Kannada", "Malayalam", "Oriya", "Punjabi", "Tamil", "Telugu", "Urdu"];

/** The most segments that a message can have. */
export const MAX_SEGMENTS = 255;

/** The most octets of user data. */
export const MAX_OCTETS = 140;

export const POLICIES = ["never", "ifFits", "ifSaves", "always"];
export const GROUPS = ["typography", "spaces", "accents", "lookalikes", "greek"];
export const LIMIT_UNITS = ["characters", "units", "segments", "bytes"];
export const ACCEPTANCE = ["accepted", "may-be-refused", "refused"];
