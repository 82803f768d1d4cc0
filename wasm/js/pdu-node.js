// The entry of `septet/pdu` for `import` in Node.js and compatible runtimes. `require` and `import`
// share one copy of the code and of the module.
export {
  SeptetError,
  decode,
  decodePdu,
  encode,
  encodePdu,
  fromHex,
  join,
  toHex,
  version,
} from "./pdu.cjs";
