// Imports the package, has the element load it, and prints whether both got the same copy.
import * as imported from "septet";
import { SmsPreview } from "septet/element";

const loaded = await SmsPreview.load();
console.log(JSON.stringify([loaded.measure === imported.measure]));
