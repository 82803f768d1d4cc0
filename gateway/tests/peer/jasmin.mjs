// The messaging service in front of Jasmin, which passes on to the message centre of npm `smpp`:
//
//     node jasmin.mjs GATEWAY START FOLDER [NUMBER]
//
// Jasmin is started by START, which is `jasmin/start.py`, with its files in FOLDER.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { centre as startCentre } from "./centre.mjs";
import { texts } from "./inbound.mjs";
import { service as serve, until } from "./service.mjs";

const [gateway, script, folder, number = "1000"] = process.argv.slice(2);
// Jasmin looks for a message a second later if a receipt comes before it has noted the answer.
const centre = await startCentre(2000);
// It ends when its standard input does.
const jasmin = spawn("python3", [script, folder, "--upstream", centre.port], {
  stdio: ["pipe", "pipe", "inherit"],
});
const ended = once(jasmin, "exit");
const [line] = await Promise.race([once(createInterface(jasmin.stdout), "line"), ended]);
if (jasmin.exitCode !== null) throw new Error("Jasmin does not start");
const { smpp } = JSON.parse(line);
await until(() => "Jasmin does not bind", () => centre.binds === 1);
const service = await serve(gateway, { address: `smpp://septet:secret@127.0.0.1:${smpp}` });
const begun = Date.now();
const sent = await service.send(Number(number));
const seconds = Math.round((Date.now() - begun) / 1000);
const segments = service.check(sent, centre.arrived);
centre.deliver();
await service.received(texts);
await service.stop();
jasmin.stdin.end();
await ended;
console.log(
  `Jasmin: ${sent.length} texts arrived in ${segments} segments within ${seconds} s, ` +
    `${texts.length} came back`,
);
process.exit(0);
