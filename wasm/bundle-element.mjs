// Bundles the element: bundle-element.mjs ENTRY FORMAT OUTPUT
//
// Besides its code, this minifies its style sheet, which is a string.

import { readFileSync, writeFileSync } from "node:fs";
import { build, transform } from "esbuild";
import { minify } from "terser";

const [entry, format, output] = process.argv.slice(2);

/** Replaces the constants that style sheets are made of with the style sheet, minified. */
const style = {
  name: "style",
  setup({ onLoad }) {
    onLoad({ filter: /[/]element[/]style\.js$/ }, async ({ path }) => {
      const source = readFileSync(path, "utf8");
      const { css } = await import(path);
      const { code } = await transform(css, { loader: "css", minify: true });
      const sheet = source.slice(source.indexOf("\nlet shared;"));
      if (!css || !sheet.includes("replaceSync(css)")) throw new Error(`${path} has changed`);
      return { contents: `const css = ${JSON.stringify(code.trim())};${sheet}` };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  format,
  target: "es2022",
  external: ["./web.js", "./inlined.js", "./inlined.cjs"],
  plugins: [style],
  minifySyntax: true,
  minifyIdentifiers: true,
  write: false,
});
const { code } = await minify(outputFiles[0].text, {
  module: format === "esm",
  ecma: 2022,
  compress: { passes: 3, unsafe_arrows: true },
  // Bundlers must leave these imports to the browser.
  format: { comments: /@vite-ignore|webpackIgnore/ },
});
if (!code.includes("webpackIgnore")) throw new Error("the comments for bundlers are missing");
writeFileSync(output, `${code}\n`);
