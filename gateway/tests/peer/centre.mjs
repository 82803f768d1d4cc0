// The message centre of npm `smpp`, which decodes texts with its own tables.
import assert from "node:assert/strict";
import { once } from "node:events";
import smpp from "smpp";
import { HANDSET, OWNER } from "./service.mjs";
import { messages } from "./inbound.mjs";

// Receipts come `delay` milliseconds after the answers.
export const centre = async (delay = 0) => {
  // For each recipient its parts.
  const arrived = new Map();
  const self = { arrived, operations: 0, binds: 0 };
  let bound;
  const server = smpp.createServer({}, (session) => {
    session.on("bind_transceiver", (pdu) => {
      assert.equal(pdu.system_id, "esme");
      assert.equal(pdu.password, "secret");
      session.send(pdu.response());
      self.binds += 1;
      bound = session;
    });
    session.on("enquire_link", (pdu) => session.send(pdu.response()));
    session.on("unbind", (pdu) => session.send(pdu.response()));
    session.on("submit_sm", (pdu) => {
      self.operations += 1;
      const id = self.operations;
      session.send(pdu.response({ message_id: id.toString(16).toUpperCase() }));
      const { message: text, udh } = pdu.short_message;
      const header = udh?.find((element) => element[0] === 0);
      const [sequence, total] = header ? [header[4], header[3]] : [1, 1];
      const to = pdu.destination_addr;
      arrived.set(to, [...(arrived.get(to) ?? []), { sequence, total, text }]);
      // The receipt has the number in decimal.
      const receipt = {
        esm_class: 4,
        source_addr: to,
        destination_addr: pdu.source_addr,
        short_message: `id:${id} sub:001 dlvrd:001 submit date:2605011200 done date:2605011201 stat:DELIVRD err:000 text:`,
      };
      if (delay) setTimeout(() => session.deliver_sm(receipt), delay);
      else session.deliver_sm(receipt);
    });
    session.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  self.port = server.address().port;
  self.deliver = () => {
    for (const { octets, ...rest } of messages) {
      bound.deliver_sm({
        ...rest,
        source_addr_ton: 1,
        source_addr: HANDSET,
        dest_addr_ton: 1,
        destination_addr: OWNER,
        short_message: octets,
      });
    }
  };
  self.stop = () => {
    server.close();
    bound?.close();
  };
  return self;
};
