// Imports, requires and has the element load the package, and prints whether all got the same copy.
import * as imported from "septet";
import { SmsPreview } from "septet/element";

import required from "./required.cjs";

const loaded = await SmsPreview.load();
console.log(JSON.stringify([required, loaded].map(({ measure }) => measure === imported.measure)));
