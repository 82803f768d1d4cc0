// The READMEs document the whole interface, and nothing that does not exist.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

import * as septet from "septet";
import * as element from "septet/element";

import { randomTexts } from "./texts.mjs";

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const README = read("README.md");
const ELEMENT = read("element/README.md");

/** Returns the cells of the table with this heading, by row. */
function table(text, heading) {
  const [, rows] = text.split(`\n| ${heading} |`)[1].match(/\n\| ---[^\n]*\n((?:\|.*\n)+)/);
  return rows.trimEnd().split("\n").map((row) => row.slice(2, -2).split(" | "));
}

const quoted = (text) => [...text.matchAll(/`([^`]+)`/g)].map((found) => found[1]);
const sorted = (list) => [...new Set(list)].sort();
const same = (one, other) => assert.deepEqual(sorted(one), sorted(other));

test("the entry points", () => {
  const { exports } = JSON.parse(read("npm/package.json"));
  const named = README.match(/(?<=[`"'])septet(\/[\w./]+)?(?=[`"'])/g);
  same(named.map((name) => name.replace("septet", ".")), Object.keys(exports).filter((name) => name !== "./package.json"));
  for (const name of named) assert.ok(existsSync(fileURLToPath(import.meta.resolve(name))), name);
});

test("the functions, and the keys of their results", () => {
  const [, list] = README.match(/\n## Functions\n[^]*?\n\n(- [^]*?)\n\n/);
  const items = list.split(/\n- |^- /).filter(Boolean);
  const functions = items.map((item) => quoted(item)[0].split("(")).filter((name) => name.length > 1);
  const others = quoted(items.at(-1));
  const { SeptetError, ...all } = septet;
  same([...functions.map(([name]) => name), ...others], Object.keys(all).filter((name) => !["default", "initSync"].includes(name)));
  for (const [name, parameters] of functions) {
    // The optional last parameter counts too.
    assert.equal(septet[name].length, parameters.split(",").length, name);
  }
  const measure = septet.measure("x");
  for (const name of quoted(items[0]).slice(1)) assert.ok(name in measure, name);
  // The description of each function names all keys of its result.
  same(quoted(items[0]).slice(1), Object.keys(measure));
  for (const [index, result] of [septet.split("x"), septet.explain("x"), septet.replace("x")].entries()) {
    same(quoted(items[index + 1]).slice(1).filter((name) => /^\w+$/.test(name)), Object.keys(result));
  }
  const [, limit] = README.match(/`limit` is[^]*?`\{ ([^}]*) \}`/);
  same(limit.split(/,\s+/), Object.keys(measure.limit));
});

// Returns the values that an error message lists.
function known(call, options) {
  try {
    call("x", options);
  } catch ({ message }) {
    return JSON.parse(`[${/(?:one of|list of) (.*), not |the options are (.*)$/.exec(message).slice(1).find(Boolean)}]`);
  }
  throw new Error("no error");
}

test("the options, their values and defaults", () => {
  const names = [];
  const texts = [...randomTexts(300, 5)];
  for (const [option, values, otherwise] of table(README, "option")) {
    const [name] = quoted(option);
    names.push(name);
    const call = option.includes("(replace)") ? septet.replace : septet.measure;
    const literals = quoted(values).map((value) => JSON.parse(value));
    const isList = values.startsWith("a list");
    const all = known(call, { [name]: isList ? ["?"] : "?" });
    // The README does not list all languages.
    if (values.includes("such as")) {
      for (const value of literals) assert.ok(value === "all" || all.includes(value), value);
    } else {
      same(literals.filter((value) => value !== "all" || !isList), all);
    }
    for (const value of literals) call("x", { [name]: isList && value !== "all" ? [value] : value });

    const [usual] = quoted(otherwise).slice(-1);
    const rules = otherwise === "none" ? { [name]: [] } : usual ? { [name]: JSON.parse(usual) } : {};
    for (const text of texts) assert.deepEqual(call(text, rules), call(text), name);
  }
  same(names, known(septet.replace, { "?": 1 }));
});

test("the error codes", () => {
  const code = /^([a-z]+(-[a-z]+)+|unmappable)$/;
  const prose = README.replaceAll(/```[^]*?```|^\|.*$/gm, "");
  const [, types] = read("js/septet.d.ts").match(/type ErrorCode =([^;]*);/);
  const codes = types.match(/[\w-]+/g);
  same(quoted(prose).filter((word) => code.test(word) && word !== "connect-src" && word !== "script-src"), codes);
  const sources = readdirSync(new URL("../js", import.meta.url)).filter((name) => name.endsWith(".js")).map((name) => read(`js/${name}`));
  same(sources.join("\n").match(/(?<=\bfail\(\s*")[\w-]+/g), codes);
});

test("the element: attributes, properties, events, styles", () => {
  const attributes = table(ELEMENT, "attribute").flatMap(([cell]) => quoted(cell));
  // `lang` is documented under `locale`.
  same([...attributes, "lang"], element.SmsPreview.observedAttributes);

  const sources = readdirSync(new URL("../element", import.meta.url))
    .filter((name) => name.endsWith(".js"))
    .map((name) => read(`element/${name}`))
    .join("\n");
  const types = read("element/sms-preview.d.ts");
  const [, prose] = ELEMENT.split("## Properties, methods, events\n");
  const members = quoted(prose.split("\n## ")[0]);
  for (const name of members) {
    const [, member] = /^(\w+)(?:\(\))?$/.exec(name) ?? [];
    const isThere = member in element.SmsPreview.prototype || member in element;
    if (member && !attributes.includes(member)) assert.ok(isThere, name);
  }
  const events = types.match(/(?<=^ {2}")sms-preview-\w+/gm);
  same(members.filter((name) => /^sms-preview-\w+$/.test(name)), events);
  same(sources.match(/(?<=#send\(")[\w-]+/g), events);

  const properties = table(ELEMENT, "property, each after `--sms-preview-`").flatMap(([cell]) => {
    const range = /`(\w+-)1` to `\w+-(\d)`/.exec(cell);
    return range ? Array.from({ length: range[2] }, (_, index) => `${range[1]}${index + 1}`) : quoted(cell);
  });
  const used = sources.match(/(?<=var\(--sms-preview-)[\w-]+/g).flatMap((name) => {
    return name.endsWith("-") ? [1, 2, 3, 4].map((band) => name + band) : [name];
  });
  same(properties, used);
  const [parts] = /`::part\([^]*?\.\n/.exec(ELEMENT);
  same(
    quoted(parts).map((name) => name.replace(/::part\((\w+)\)/, "$1")),
    // The label of each rule has the name of its field.
    sources.match(/(?<=\bpart: "|(?<!\.)\b(?:select|toggle)\(")[\w-]+/g),
  );
});
