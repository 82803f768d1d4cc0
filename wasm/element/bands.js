// The style of the bands, the numbers, the marks and the bars. Where the colours of the page are not
// used, each band has a line of its own kind.

const LINES = ["solid", "dashed", "double", "dotted"];
const PATTERNS = ["0deg", "90deg", "45deg", "135deg"];
export const BANDS = [
  { band: "light-dark(#1a7f3738, #3fb9503d)", number: "light-dark(#0b5c33, #8ce0a0)" },
  { band: "light-dark(#1f5fd033, #5d95ff42)", number: "light-dark(#1a4aa8, #a9c6ff)" },
  { band: "light-dark(#c77c0040, #d29b223d)", number: "light-dark(#7a4a00, #f2c86b)" },
  { band: "light-dark(#8a2fc033, #b673f042)", number: "light-dark(#6a1f99, #dcb6ff)" },
];

const each = (rules) => BANDS.map((colors, index) => rules({ ...colors, index, name: index + 1 })).join("\n");

const mark = (name, style) => `::highlight(sms-preview-${name}) { ${style} }`;

export const bands = `
:host {
${each(({ band, number, index, name }) => `
  --_band-${index}: var(--sms-preview-band-${name}, ${band});
  --_number-${index}: var(--sms-preview-number-${name}, ${number});`)}
}
.overlay {
  position: absolute;
  left: 0;
  top: 0;
  overflow: hidden;
  pointer-events: none;
  contain: strict;
}
.mirror {
  position: relative;
  min-block-size: 100%;
  margin: 0;
  border: 0;
  color: transparent;
  white-space: pre-wrap;
  overflow-wrap: break-word;
}
${each(({ index }) => `
${mark(`band-${index}`, `background-color: var(--_band-${index});`)}
.number.band-${index}, .bars .band-${index} i i { background: var(--_number-${index}); }`)}
${mark("replaceable", "background-color: var(--_mark); text-decoration: underline wavy 2px var(--_unmappable);")}
${mark("unmappable", "text-decoration: underline dotted 2px var(--_unmappable);")}
.number {
  position: absolute;
  left: 0;
  top: 0;
  transform: translateY(-55%);
  padding: 0 0.25em;
  border-radius: 0.3em;
  font: 700 10px/1.2 system-ui, sans-serif;
  letter-spacing: 0;
  text-indent: 0;
  color: light-dark(#ffffff, #14151a);
}
.overlay.rtl .number { transform: translate(-100%, -55%); }

.bars {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 0.375rem;
  min-block-size: 2rem;
}
.bars li {
  position: relative;
  display: grid;
  grid-template-columns: auto 1fr;
  gap: 0.125rem 0.5rem;
  align-items: baseline;
  font-size: 0.8125rem;
  font-variant-numeric: tabular-nums;
  flex: 1 1 5.5rem;
  max-inline-size: 13.5rem;
}
.bars.one li { max-inline-size: none; }
.bars .of { text-align: end; color: var(--_quiet); }
.bars > li > i {
  grid-column: 1 / -1;
  display: block;
  block-size: 0.5rem;
  border-radius: 0.25rem;
  overflow: hidden;
  background: var(--_line);
}
.bars i i { display: block; block-size: 100%; }
/* A tick at the end of each segment. */
.bars.one > li > i {
  position: relative;
  border-radius: 0;
}
.bars.one > li > i::after {
  content: "";
  position: absolute;
  inset: 0;
  background: repeating-linear-gradient(
    to right,
    transparent 0 calc(100% / var(--_segments) - 1px),
    var(--_background) calc(100% / var(--_segments) - 1px) calc(100% / var(--_segments))
  );
}
@media (forced-colors: active) {
  .mirror { forced-color-adjust: none; }
  .number[class] { border: 1px solid CanvasText; color: CanvasText; background: Canvas; }
  .bars > li > i { border: 1px solid CanvasText; forced-color-adjust: none; background: Canvas; }
${each(({ index }) => `
${mark(
  `band-${index}`,
  `background-color: transparent; text-decoration: underline ${LINES[index]} 1px CanvasText;`,
)}
  .bars .band-${index} i i {
    background: repeating-linear-gradient(${PATTERNS[index]}, CanvasText 0 2px, Canvas 2px 4px);
  }`)}
${mark("replaceable", "background-color: Mark; color: MarkText; text-decoration: underline wavy 2px LinkText;")}
${mark("unmappable", "text-decoration: underline dotted 3px LinkText;")}
}
@media print {
  .overlay { print-color-adjust: exact; }
}
`;
