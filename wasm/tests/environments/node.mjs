// The Node.js that runs this, and the oldest that the package promises.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { checkNode, nodeOf, printed } from "./programs.mjs";

test(`Node.js ${process.version}`, () => checkNode(process.execPath));

const { engines } = JSON.parse(readFileSync("node_modules/septet/package.json", "utf8"));
const oldest = engines.node.match(/^>=(\d+)$/)[1];

test(`the first Node.js ${oldest}`, () => {
  const node = nodeOf(`node-${oldest}`);
  assert.equal(printed(node, ["--print", "JSON.stringify(process.version)"]), `v${oldest}.0.0`);
  checkNode(node);
});
