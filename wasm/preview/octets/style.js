// The style of the tab "Octets".

import { BANDS } from "../../element/bands.js";

export const css = `
#tab-octets { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
#tab-octets .lead { margin-block-start: -0.75rem; }
.copying { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; }
.copying .buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.copying label { display: grid; gap: 0.25rem; font-size: 0.8125rem; color: light-dark(#54565f, #b4b6c2); }
.copying input { inline-size: 9.75rem; }
.copying input[type=number] { inline-size: 6.5rem; }
.copying .alarm { flex-basis: 100%; }
.segments { display: grid; gap: 1rem; }
.segments .title { display: flex; flex-wrap: wrap; gap: 0.25rem 0.625rem; align-items: center; min-block-size: 1.5rem; }
.segments .number {
  padding: 0 0.375rem;
  border-radius: 0.25rem;
  font-size: 0.8125rem;
  font-weight: 700;
  color: light-dark(#ffffff, #14151a);
}
${BANDS.map(({ number }, index) => `.number.band-${index} { background: ${number}; }`).join("\n")}
/* Segments that are not drawn take about this much. */
.segments .waiting { min-block-size: 14rem; align-content: start; }
.segments .text {
  font-size: 1.0625rem;
  line-height: 1.75;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.segments .text [role=option] { border-radius: 0.1875rem; cursor: default; }
.segments .text .sign { font-size: 0.75em; color: light-dark(#54565f, #b4b6c2); }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
.legend b { padding: 0 0.375rem; border-radius: 0.1875rem; font-weight: 400; color: light-dark(#1c1d21, #ececf0); background: var(--plain); }
.legend .header { border-block-end: 2px dotted currentColor; color: var(--on-header); background: var(--header); }
@media (width < 40rem) {
  .copying { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; }
  .copying label:nth-child(3), .copying .buttons, .copying .alarm { grid-column: 1 / -1; }
  .copying :is(input, select) { inline-size: 100% !important; }
  .copying .buttons { display: grid; grid-template-columns: 1fr 1fr; }
  .copying button { padding-inline: 0.25rem; font-size: 0.8125rem; }
  .copying input { padding-inline: 0.5rem; }
}
@media (forced-colors: active) {
  .segments .number { border: 1px solid CanvasText; }
}
@media print {
  .copying { display: none; }
}
`;
