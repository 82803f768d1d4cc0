// The messaging service in front of a message centre of the crate `smpp34`:
//
//     node smpp34.mjs GATEWAY CENTRE [NUMBER]
//
// CENTRE is built from the folder `smpp34`. It does not decode texts, so tshark reads them.
import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { messages, texts } from "./inbound.mjs";
import { recorder, version } from "./recorder.mjs";
import { freePort, service as serve, start, until } from "./service.mjs";

const [gateway, command, number = "1000"] = process.argv.slice(2);
// The three ways in which parts are numbered.
const FORMS = [{}, { "reference-bits": 16 }, { form: "sar" }];

const test = async (form) => {
  const port = await freePort();
  const centre = start(command, [port], { stdio: ["pipe", "pipe", "inherit"] });
  const submitted = [];
  const delivered = [];
  createInterface(centre.stdout).on("line", (line) => {
    const [first, ...rest] = line.split(" ");
    if (first === "delivered") delivered.push(rest.join(" "));
    else submitted.push([first, ...rest]);
  });
  const recorded = await recorder(port);
  const address = `smpp://esme:secret@127.0.0.1:${recorded.port}`;
  const service = await serve(gateway, { address, ...form });
  const sent = await service.send(Number(number));
  const arrived = recorded.arrived();
  const segments = service.check(sent, arrived);

  // The crate has read the same octets as tshark.
  const ofTshark = [...arrived].flatMap(([to, parts]) =>
    parts.map(({ coding, octets }) => [to, String(Number(coding)), octets].join(" ")),
  );
  const ofCrate = submitted.map(([to, , coding, octets]) => [to, coding, octets].join(" "));
  assert.deepEqual(ofCrate.toSorted(), ofTshark.toSorted());

  for (const { esm_class, data_coding, octets } of messages) {
    centre.stdin.write(`${esm_class} ${data_coding} ${octets.toString("hex")}\n`);
  }
  await service.received(texts);
  await until(() => `answers: ${delivered}`, () => delivered.length === messages.length);
  assert.deepEqual(new Set(delivered), new Set(["0"]));
  await service.stop();
  recorded.stop();
  centre.stdin.end();
  return segments;
};

const segments = [];
for (const form of FORMS) segments.push(await test(form));
console.log(
  `smpp34: ${number} texts arrived in ${segments.join(", ")} segments, numbered in ${FORMS.length} ` +
    `ways, as tshark ${version()} reads them, ${texts.length} came back each time`,
);
process.exit(0);
