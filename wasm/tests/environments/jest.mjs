// Jest with CommonJS, in its environments for Node.js and for browsers.
import assert from "node:assert/strict";
import test from "node:test";

import { printed } from "./programs.mjs";

test("Jest", () => {
  const jest = ["node_modules/jest/bin/jest.js", "--config=jest/jest.config.json", "--json", "--ci"];
  const { success, numPassedTests } = printed(process.execPath, jest);
  assert.deepEqual([success, numPassedTests], [true, 9]);
});
