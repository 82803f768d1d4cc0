// Counts, and prints what it found, with `require`.
const { SeptetError, measure, replace, split } = require("septet");

const found = [measure("]".repeat(153)).segments, split("ж".repeat(71)).segments[1].start];
found.push(replace("“Yes” — ".repeat(10)).savedSegments);
try {
  measure("x", { provider: "nobody" });
} catch (error) {
  found.push(error instanceof SeptetError, error.name);
}
console.log(JSON.stringify(found));
