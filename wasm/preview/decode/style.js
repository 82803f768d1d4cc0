// The style of the tab "Decode".

const HUES = [
  ["#e8e9ee", "#33363f"],
  ["#d9e6fd", "#1d3558"],
  ["#e9e0fb", "#392c5c"],
  ["#fde3bf", "#553a10"],
  ["#d6f0df", "#1c4630"],
  ["#fbdde6", "#57253a"],
];

export const css = `
#tab-decode .lead { margin-block-end: 0.75rem; }
.decoding { display: grid; gap: 1rem 1.5rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
.entry { display: grid; gap: 0.5rem; min-inline-size: 0; }
.entry .chips { margin: 0; }
.entry textarea { font: 0.9375rem/1.75 ui-monospace, "DejaVu Sans Mono", monospace; min-block-size: 6rem; overflow-wrap: anywhere; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; }
.choices label { display: grid; gap: 0.25rem; font-size: 0.8125rem; color: light-dark(#54565f, #b4b6c2); }
.choices label.check { display: flex; gap: 0.375rem; align-items: center; min-block-size: 2.25rem; }
.choices input[type=checkbox] { min-block-size: 1rem; inline-size: 1rem; block-size: 1rem; margin: 0; }
.choices input[type=text] { inline-size: 4.5rem; }
.messages { display: grid; gap: 1rem; min-inline-size: 0; }
.messages .said {
  padding-inline-start: 0.75rem;
  border-inline-start: 4px solid var(--accent);
  font-size: 1.25rem;
  line-height: 1.6;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  cursor: default;
}
.messages .said [role=option] { border-radius: 0.1875rem; }
.messages .octets { gap: 0.25rem 0.5rem; }
.octets .field { display: flex; flex-wrap: wrap; gap: 0.1875rem; padding: 0.0625rem 0.25rem; border-radius: 0.25rem; min-inline-size: 0; }
.octets .field [role=option] { min-inline-size: 1.375rem; padding: 0; background: none; }
.letter { font: 700 0.6875rem/1.5 system-ui, sans-serif; }
.octets .letter { align-self: start; }
.fields .letter { display: inline-block; min-inline-size: 1.25rem; border-radius: 0.1875rem; text-align: center; }
${HUES.map(([light, dark], hue) => `.hue-${hue} { background: light-dark(${light}, ${dark}); }`).join("\n")}
.octets .faulty { outline: 2px solid light-dark(#a3160f, #ffa69e); text-decoration: underline wavy light-dark(#a3160f, #ffa69e); }
.octets .missing { padding-inline: 0.25rem; }
.fields { inline-size: 100%; border-collapse: collapse; font-size: 0.9375rem; }
.fields tr { border-block-start: 1px solid var(--soft); }
.fields tr.pointed { background: light-dark(#fff3d1, #3d3113); }
.fields :is(th, td) { padding: 0.3125rem 0.375rem; text-align: start; vertical-align: top; }
.fields th { inline-size: 10.5rem; font-weight: 400; color: light-dark(#54565f, #b4b6c2); }
.fields .letter { color: light-dark(#1c1d21, #ececf0); }
.fields .value { overflow-wrap: anywhere; }
.fields .hex { inline-size: 12rem; font: 0.8125rem/1.75 ui-monospace, "DejaVu Sans Mono", monospace; color: light-dark(#54565f, #b4b6c2); }
.part .said { font-size: 1.0625rem; }
.messages .part { display: grid; gap: 0.5rem; padding-block: 0.5rem; min-inline-size: 0; }
.messages summary { cursor: pointer; padding-block: 0.25rem; font-weight: 600; }
.wrong mark { color: inherit; background: none; outline: 2px solid light-dark(#a3160f, #ffa69e); text-decoration: underline wavy light-dark(#a3160f, #ffa69e); }
.wrong code { overflow-wrap: anywhere; }
@media (width >= 60rem) {
  .decoding { grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr); }
  .entry { position: sticky; inset-block-start: 1rem; }
}
@media (width < 40rem) {
  .fields :is(th, td) { display: block; padding-block: 0; inline-size: auto !important; }
  .fields tr { display: block; padding-block: 0.375rem; }
  .fields .value, .fields .hex { padding-inline-start: 2rem; }
}
@media (forced-colors: active) {
  .octets .field { border: 1px solid CanvasText; }
  .fields tr.pointed { outline: 2px solid Highlight; }
}
@media print {
  .entry .chips, .choices { display: none; }
}
`;
