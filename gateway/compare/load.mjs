// The message centre, the clients and the receiver of callbacks of all systems: see `load/`.
import { once } from "node:events";
import { createInterface } from "node:readline";
import { start } from "./processes.mjs";

export const startLoad = async (program) => {
  const child = start(program, [], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("the load has ended");
    return JSON.parse(value);
  };
  const ports = await answer();
  const ask = (command) => {
    child.stdin.write(`${JSON.stringify(command)}\n`);
    return answer();
  };
  return {
    // Of the message centre, and of the receiver.
    ...ports,
    reset: () => ask({ do: "reset" }),
    pace: (rate) => ask({ do: "pace", rate }),
    // Sends requests of a system, with its settings: clients, seconds, number, first, pause-millis.
    send: (request, settings) =>
      ask({ do: "send", ...request, first: 0, "pause-millis": 0, ...settings }),
    wait: (number, callbacks, quiet) => ask({ do: "wait", number, callbacks, quiet }),
    limits: (clients, window) => ask({ do: "limits", clients, window }),
    async stop() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
};
