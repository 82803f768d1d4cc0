// The module for octets, which both tabs share.

let loading = null;

/**
 * Loads `septet/pdu`. Returns an object that has its functions as `pdu`, or in `failure` why there
 * are none. Both are null until `changed` is called.
 */
export function useOctets(changed) {
  const octets = { pdu: null, failure: null };
  const set = (values) => {
    Object.assign(octets, values);
    changed();
  };
  loadOctets().then(
    (pdu) => set({ pdu }),
    () => set({ failure: "The module did not load. Reload the page to try again." }),
  );
  return octets;
}

/** Returns the functions of `septet/pdu`. After a failure, the next call tries again. */
function loadOctets() {
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
