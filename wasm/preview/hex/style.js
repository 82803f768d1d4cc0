// The style of octets and characters, which both tabs share.

export const css = `
.message {
  display: grid;
  gap: 0.5rem;
  min-inline-size: 0;
  padding: 1rem;
  border: 1px solid var(--soft);
  border-radius: 0.75rem;
  background: var(--surface);
  --header: light-dark(#ebe4fb, #352a55);
  --on-header: light-dark(#4c2a94, #d5c6ff);
  --plain: light-dark(#eff0f4, #2a2d35);
  --pointed: light-dark(#ffd97a, #6b4c00);
}
.message p, .message h2, .message h3 { margin: 0; }
.message h2 { font-size: 1rem; }
.small { font-size: 0.8125rem; color: light-dark(#54565f, #b4b6c2); }
.octets {
  display: flex;
  flex-wrap: wrap;
  gap: 0.1875rem;
  font: 0.875rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace;
}
.octets [role=option] {
  min-inline-size: 1.6875rem;
  padding: 0 0.1875rem;
  border-block-end: 2px solid transparent;
  border-radius: 0.1875rem;
  text-align: center;
  background: var(--plain);
  cursor: default;
}
.octets .header { border-block-end: 2px dotted currentColor; color: var(--on-header); background: var(--header); }
.message [aria-selected=true] {
  color: inherit;
  background: var(--pointed) !important;
  box-shadow: 0 0 0 1px currentColor;
}
.octets [aria-selected=true] { border-block-end: 2px solid currentColor; }
.message [role=option]:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }

/* The sentence about what is pointed at replaces a hint, so that nothing moves. */
.told { display: grid; align-items: center; min-block-size: 2.25rem; }
.told > * { grid-area: 1 / 1; }
.told > .hidden { visibility: hidden; }
.told > :first-child {
  justify-self: start;
  padding: 0.25rem 0.625rem;
  border-radius: 0.375rem;
  font-size: 0.8125rem;
  overflow-wrap: anywhere;
  color: light-dark(#ffffff, #14151a);
  background: light-dark(#1c1d21, #ececf0);
}
@media (width < 40rem) {
  .told { min-block-size: 3.25rem; }
}
@media (forced-colors: active) {
  .message [aria-selected=true] { forced-color-adjust: none; color: HighlightText; background: Highlight !important; }
  .octets [role=option] { border-block-end-color: Canvas; }
  .octets .header { border-block-end-color: CanvasText; }
  .told > :first-child { border: 1px solid CanvasText; }
}
`;
