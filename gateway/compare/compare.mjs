// Compares the messaging service with Kannel and Jasmin:
//
//     node compare.mjs GATEWAY LOAD JASMIN FOLDER PARTS...
//
// GATEWAY is the service and LOAD the program in `load/`; JASMIN is a folder whose `python` is an
// environment with Jasmin. All files of the systems are kept in FOLDER. PARTS are some of texts,
// load, disk and kill. The results are printed and written to `docs/COMPARISON.md`.
import { join, resolve } from "node:path";
import * as disk from "./disk.mjs";
import { write } from "./document.mjs";
import * as killed from "./kill.mjs";
import { startLoad } from "./load.mjs";
import { about } from "./machine.mjs";
import * as speed from "./speed.mjs";
import { jasmin, kannel, service } from "./systems.mjs";
import * as texts from "./texts.mjs";

// The databases with which the service is compared.
const STORES = ["sqlite", "postgres"];
const DOCUMENT = resolve(import.meta.dirname, "../docs/COMPARISON.md");
const PARTS = { texts, load: speed, disk, kill: killed };

const [gateway, program, jasminFolder, folder, ...parts] = process.argv.slice(2);
const systems = [...STORES.map((store) => service(gateway, store)), kannel, jasmin];
const load = await startLoad(program);
const optionsOf = ({ id }) => ({ folder: join(folder, id), jasminFolder });

for (const name of parts) {
  const { run } = PARTS[name];
  const report = await run(systems, load, optionsOf);
  console.log(`\n${name}\n\n${report}`);
  write(DOCUMENT, name, report);
}
write(DOCUMENT, "machine", about(gateway, jasminFolder));
await load.stop();
process.exit(0);
