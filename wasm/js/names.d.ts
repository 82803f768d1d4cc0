// Written by `tests/names.rs`, which explains how. Do not edit.

/** A provider whose rules are known. */
export type ProviderName =
  | "bandwidth"
  | "twilio"
  | "twilio-toll-free"
  | "vonage"
  | "plivo"
  | "sinch"
  | "telnyx"
  | "aws";

/** A provider that keeps grapheme clusters whole. */
export type ClusterProviderName =
  | "twilio"
  | "twilio-toll-free";

/** A provider with a smart encoding. */
export type SmartEncodingProviderName =
  | "twilio"
  | "twilio-toll-free"
  | "sinch"
  | "telnyx";

/** A language with national tables (3GPP TS 23.038). */
export type LanguageCode =
  | "tr"
  | "es"
  | "pt"
  | "bn"
  | "gu"
  | "hi"
  | "kn"
  | "ml"
  | "or"
  | "pa"
  | "ta"
  | "te"
  | "ur";
