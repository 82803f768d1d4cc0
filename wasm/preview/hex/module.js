// The module for octets, which both tabs share.

let loading = null;

/** Returns the functions of `septet/pdu`. After a failure, the next call tries again. */
export function loadOctets() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load() {
  const pdu = await import("../../pkg/pdu-web.js");
  await pdu.default();
  return pdu;
}
