// Writes providers.html, the page about the providers, from docs/PROVIDERS.md.

import { readFileSync, writeFileSync } from "node:fs";
import { marked } from "marked";

const text = readFileSync(new URL("../../docs/PROVIDERS.md", import.meta.url), "utf8");
// The links of the document are for the repository.
const body = marked
  .parse(text)
  .replaceAll(/<a href="(?!#)[^"]*">(.*?)<\/a>/g, "$1")
  .replaceAll(/<h2>(\w+)/g, (heading, word) => `<h2 id="${word.toLowerCase()}">${word}`);
const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Providers</title>
    <link rel="icon" href="icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="preview.css">
  </head>
  <body>
    <main class="document">
${body}    </main>
  </body>
</html>
`;
writeFileSync(new URL("providers.html", import.meta.url), page);
