// Later releases of Node.js than the one that runs the other checks.
import test from "node:test";

import { checkNode, nodeOf } from "./programs.mjs";

for (const release of [22, 24, 26]) {
  test(`Node.js ${release}`, () => checkNode(nodeOf(`node-${release}`)));
}
