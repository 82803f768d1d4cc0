// The entry for `import` in Node.js and compatible runtimes. `require` and `import` share one copy
// of the code and of the module.
export {
  SeptetError,
  applySmartEncoding,
  explain,
  languages,
  measure,
  providers,
  replace,
  split,
  truncate,
  version,
} from "./node.cjs";
