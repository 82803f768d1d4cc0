// The messaging service's sandbox in front of the message centre of npm `smpp`:
//
//     node npm.mjs GATEWAY [NUMBER]
import { centre as start } from "./centre.mjs";
import { texts } from "./inbound.mjs";
import { service as serve } from "./service.mjs";

const [gateway, number = "1000"] = process.argv.slice(2);
const centre = await start();
const service = await serve(gateway, `smpp://esme:secret@127.0.0.1:${centre.port}`);
const sent = await service.send(Number(number));
const segments = service.check(sent, centre.arrived);
centre.deliver();
await service.received(texts);
await service.stop();
console.log(
  `npm smpp: ${sent.length} texts arrived in ${segments} segments through ${centre.binds} bind, ` +
    `${texts.length} came back`,
);
process.exit(0);
