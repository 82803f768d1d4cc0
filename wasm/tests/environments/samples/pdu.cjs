// Writes and reads PDUs, and prints what it found, with `require`.
const { decodePdu, encodePdu, join } = require("septet/pdu");

const { pdus } = encodePdu({ address: "+15555550100", text: "ж".repeat(71) });
const found = [pdus.map(({ length }) => length), decodePdu(pdus[1].pdu).text];
found.push(join(pdus.map(({ pdu }) => pdu))[0].text.length);
console.log(JSON.stringify(found));
