// The messaging service in front of the message centre of Kannel's own tests, drive_smpp:
//
//     node kannel.mjs GATEWAY START FOLDER [NUMBER]
//
// It is started by START, which is `kannel/start`, with its files in FOLDER. It knows no transceiver,
// gives no identifiers and sends no receipts. It does not tell the texts, so tshark reads them. It
// delivers numbers as messages, which have the parameter of a receipt.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { recorder, version } from "./recorder.mjs";
import { freePort, service as serve, start } from "./service.mjs";

const MESSAGES = 100;
const [gateway, command, folder, number = "1000"] = process.argv.slice(2);
const bearerbox = createServer(() => {}).listen(0, "127.0.0.1");
await once(bearerbox, "listening");
const port = await freePort();
const centre = start(command, [folder, port, bearerbox.address().port, MESSAGES], {
  stdio: ["ignore", "ignore", "pipe"],
});
let log = "";
centre.stderr.on("data", (data) => (log += data));
// It ends with the first connection that ends.
let isOver = false;
centre.on("exit", (code, signal) => {
  if (isOver) return;
  console.error(`it ended with ${code ?? signal}:\n${log}`);
  process.exit(1);
});

const recorded = await recorder(port);
const service = await serve(gateway, {
  address: `smpp://esme:secret@127.0.0.1:${recorded.port}`,
  binds: "separate",
  receipts: false,
});
const sent = await service.send(Number(number));
const arrived = recorded.arrived();
const segments = service.check(sent, arrived);
const numbers = Array.from({ length: MESSAGES }, (_, index) => String(index + 1));
await service.received(numbers, "456");
assert.equal(log, "");
isOver = true;
await service.stop();
console.log(
  `Kannel's drive_smpp: ${sent.length} texts arrived in ${segments} segments, as tshark ` +
    `${version()} reads them, ${MESSAGES} came back`,
);
process.exit(0);
