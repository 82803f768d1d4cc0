// User data as an object.

import { codingOf } from "./coding.js";
import { elementsOf } from "./header.js";

/** Returns the properties of user data that begins at `start`. */
export function userDataFrom(dcs, udl, udhi, userData, start) {
  const header = udhi ? userData.subarray(0, userData[0] + 1) : null;
  const elements = header ? elementsOf(header, start) : [];
  // The last valid element counts.
  const last = {};
  for (const { content } of elements) if (content) last[content.kind] = content;
  let part = null;
  if (last.part) {
    const { kind, ...others } = last.part;
    part = others;
  }
  return {
    ...codingOf(dcs).coding,
    udl,
    udhi,
    lockingShift: last.lockingShift?.language ?? null,
    singleShift: last.singleShift?.language ?? null,
    part,
    elements,
    userData,
    header,
    body: userData.subarray(header?.length ?? 0),
  };
}

/** Returns the names, the starts and the lengths of the fields of user data. */
export function userDataFields({ userData, header, elements, body }, start) {
  const fields = [];
  const end = start + userData.length;
  if (header) {
    fields.push({ name: "headerLength", start, length: 1 });
    for (const { start, length } of elements) fields.push({ name: "element", start, length });
    if (!elements.length && header.length > 1) {
      fields.push({ name: "incompleteElement", start: start + 1, length: header.length - 1 });
    }
  }
  if (body.length) fields.push({ name: "body", start: end - body.length, length: body.length });
  return fields;
}

/** Adds the octets that no field has, and returns the fields and what lossy reading skips. */
export function withRest(fields, length) {
  const last = fields.at(-1);
  const start = last ? last.start + last.length : 0;
  if (start < length) fields.push({ name: "rest", start, length: length - start });
  const isSkipped = ({ name }) => name === "rest" || name === "incompleteElement";
  const skipped = fields.filter(isSkipped).map(({ start, length }) => ({ start, length }));
  return { fields, skipped };
}
