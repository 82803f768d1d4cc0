// The types of `<sms-preview>` in TSX, for React, Preact and Solid. A comment before each line that
// needs a framework makes TypeScript accept that the framework is not installed.

import type { LanguageCode, ProviderName } from "./names.js";
import type { SmsPreview, SmsPreviewEventMap } from "./sms-preview.js";

/** The attributes of the element. `element/README.md` documents them. */
export interface SmsPreviewAttributes {
  for?: string;
  src?: string;
  provider?: ProviderName;
  channel?: "sms" | "mms";
  price?: string | number;
  "mms-price"?: string | number;
  currency?: string;
  locale?: string;
  /** Codes of languages, separated by spaces, or "all". */
  languages?: LanguageCode | "all" | (string & {});
  boundary?: "character" | "grapheme";
  encoding?: "auto" | "GSM-7" | "UCS-2";
  "reference-width"?: 8 | 16 | "8" | "16";
  "line-breaks"?: "crlf" | (string & {});
  "smart-encoding"?: boolean | "";
  "open-rules"?: boolean | "";
  evidence?: string;
  /** Of the element's own text area, in a form. */
  name?: string;
}

type Handlers<Prefix extends string> = {
  [Name in Exclude<keyof SmsPreviewEventMap, keyof HTMLElementEventMap> as `${Prefix}${Name}`]?: (
    event: SmsPreviewEventMap[Name],
  ) => void;
};

// @ts-ignore
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore
      "sms-preview": DetailedHTMLProps<HTMLAttributes<SmsPreview>, SmsPreview> &
        SmsPreviewAttributes &
        Handlers<"on">;
    }
  }
}

// @ts-ignore
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore
      "sms-preview": import("preact").HTMLAttributes<SmsPreview> &
        SmsPreviewAttributes &
        Handlers<"on">;
    }
  }
}

// @ts-ignore
declare module "solid-js/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore
      "sms-preview": HTMLAttributes<SmsPreview> & SmsPreviewAttributes & Handlers<"on:">;
    }
  }
}
