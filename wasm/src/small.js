// The small build, without grapheme clusters, national tables and substitutes.
export {
  SeptetError,
  default,
  explain,
  initSync,
  measure,
  providers,
  split,
  version,
} from "./septet.js";
