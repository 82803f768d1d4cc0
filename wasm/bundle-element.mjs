// Bundles the element or the controls of its rules: bundle-element.mjs ENTRY FORMAT OUTPUT
//
// Besides its code, this minifies its style sheets, which are strings.

import { readFileSync, writeFileSync } from "node:fs";
import { build, transform } from "esbuild";
import { minify } from "terser";

const [entry, format, output] = process.argv.slice(2);

/** Replaces the constants that style sheets are made of with the style sheet, minified. */
const style = {
  name: "style",
  setup({ onLoad }) {
    onLoad({ filter: /[/]element[/]([a-z]+-)?style\.js$/ }, async ({ path }) => {
      const { css, ...others } = await import(path);
      if (!css || Object.keys(others).length > 0) throw new Error(`${path} has changed`);
      const { code } = await transform(css, { loader: "css", minify: true });
      return { contents: `export const css = ${JSON.stringify(code.trim())};` };
    });
  },
};

/** Leaves the controls of the rules in a file of their own. */
const rules = {
  name: "rules",
  setup({ onLoad, onResolve }) {
    const path = `./element-rules.${format === "cjs" ? "cjs" : "js"}`;
    onResolve({ filter: /^\.\/rules\.js$/ }, () => ({ path, external: true }));
    // Jest with CommonJS has no dynamic import.
    if (format !== "cjs") return;
    onLoad({ filter: /[/]element[/]fold\.js$/ }, ({ path }) => {
      const [before, after, ...others] = readFileSync(path, "utf8").split('import("./rules.js")');
      if (after === undefined || others.length > 0) throw new Error(`${path} has changed`);
      return { contents: `${before}Promise.resolve().then(() => require("./rules.js"))${after}` };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  format,
  target: "es2022",
  external: ["./web.js", "./inlined.js", "./inlined.cjs"],
  plugins: [style, rules],
  minifySyntax: true,
  minifyIdentifiers: true,
  write: false,
});
const { code } = await minify(outputFiles[0].text, {
  module: format === "esm",
  ecma: 2022,
  compress: { passes: 3, unsafe_arrows: true, lhs_constants: false },
  // Bundlers must leave these imports to the browser.
  format: { comments: /@vite-ignore|webpackIgnore/ },
});
const isElement = entry.startsWith("js/");
if (code.includes("webpackIgnore") !== isElement) throw new Error("the comments for bundlers are missing");
writeFileSync(output, `${code}\n`);
