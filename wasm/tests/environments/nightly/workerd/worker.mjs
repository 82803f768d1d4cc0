// A worker that tests itself.
import { SmsPreview } from "septet/element";
import { SeptetError, measure, split } from "septet";

export default {
  test() {
    const found = [measure("]".repeat(153)).segments, split("ж".repeat(71)).segments[1].start];
    try {
      measure("x", { provider: "nobody" });
    } catch (error) {
      found.push(error instanceof SeptetError, error.name);
    }
    found.push(typeof SmsPreview);
    if (JSON.stringify(found) !== '[3,67,true,"SeptetError","function"]') throw new Error(found);
    console.log("counted in workerd");
  },
};
