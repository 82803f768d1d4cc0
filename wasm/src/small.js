// The small build: measures, splits and explains, between characters and in the default tables.
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
