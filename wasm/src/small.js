// The small build: to count, to divide and to explain, at characters and in the default tables.
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
