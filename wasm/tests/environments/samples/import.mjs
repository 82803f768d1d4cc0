// Counts, and prints what it found, with `import`.
import { SeptetError, measure, replace, split } from "septet";

const found = [measure("]".repeat(153)).segments, split("ж".repeat(71)).segments[1].start];
found.push(replace("“Yes” — ".repeat(10)).savedSegments);
try {
  measure("x", { provider: "nobody" });
} catch (error) {
  found.push(error instanceof SeptetError, error.name);
}
console.log(JSON.stringify(found));
