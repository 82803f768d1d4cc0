// The style of <sms-preview>. Colours follow the `color-scheme` of the page or the element.

const css = `
:host {
  --_color: var(--sms-preview-color, light-dark(#1c1d21, #ececf0));
  --_quiet: var(--sms-preview-quiet, light-dark(#54565f, #b4b6c2));
  --_background: var(--sms-preview-background, light-dark(#ffffff, #17181c));
  --_raised: var(--sms-preview-raised, light-dark(#f3f4f7, #23252c));
  --_line: var(--sms-preview-line, light-dark(#7d808c, #858997));
  --_accent: var(--sms-preview-accent, light-dark(#1a4fc4, #8fb4ff));
  --_on-accent: var(--sms-preview-on-accent, light-dark(#ffffff, #10131a));
  --_alarm: var(--sms-preview-alarm, light-dark(#a3160f, #ffa69e));
  --_band-0: var(--sms-preview-band-1, light-dark(#1a7f3738, #3fb9503d));
  --_band-1: var(--sms-preview-band-2, light-dark(#1f5fd033, #5d95ff42));
  --_band-2: var(--sms-preview-band-3, light-dark(#c77c0040, #d29b223d));
  --_band-3: var(--sms-preview-band-4, light-dark(#8a2fc033, #b673f042));
  --_number-0: var(--sms-preview-number-1, light-dark(#14602a, #8ce0a0));
  --_number-1: var(--sms-preview-number-2, light-dark(#1a4aa8, #a9c6ff));
  --_number-2: var(--sms-preview-number-3, light-dark(#7a4a00, #f2c86b));
  --_number-3: var(--sms-preview-number-4, light-dark(#6a1f99, #dcb6ff));
  --_unmappable: var(--sms-preview-unmappable, light-dark(#c11c13, #ff8a80));
  --_mark: var(--sms-preview-mark, light-dark(#e5322b40, #e0453a40));
  --_radius: var(--sms-preview-radius, 0.375rem);
  display: block;
  position: relative;
  line-height: 1.5;
  color: var(--_color);
}
:host([hidden]) { display: none; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }

textarea.own {
  display: block;
  inline-size: 100%;
  block-size: var(--sms-preview-text-size, 9.5rem);
  padding: 0.75rem;
  resize: vertical;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  color: inherit;
  background: var(--_background);
  font: inherit;
  line-height: 1.75;
}
:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }

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
::highlight(sms-preview-band-0) { background-color: var(--_band-0); }
::highlight(sms-preview-band-1) { background-color: var(--_band-1); }
::highlight(sms-preview-band-2) { background-color: var(--_band-2); }
::highlight(sms-preview-band-3) { background-color: var(--_band-3); }
::highlight(sms-preview-replaceable) {
  background-color: var(--_mark);
  text-decoration: underline wavy 2px var(--_unmappable);
}
::highlight(sms-preview-unmappable) {
  text-decoration: underline dotted 2px var(--_unmappable);
}
span.band-0 { background-color: var(--_band-0); }
span.band-1 { background-color: var(--_band-1); }
span.band-2 { background-color: var(--_band-2); }
span.band-3 { background-color: var(--_band-3); }
span.replaceable {
  background-color: var(--_mark);
  text-decoration: underline wavy 2px var(--_unmappable);
}
span.unmappable {
  text-decoration: underline dotted 2px var(--_unmappable);
}
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
.number.band-0 { background: var(--_number-0); }
.number.band-1 { background: var(--_number-1); }
.number.band-2 { background: var(--_number-2); }
.number.band-3 { background: var(--_number-3); }
.overlay.rtl .number { transform: translate(-100%, -55%); }

/* Space is reserved, so that nothing below moves while the user types. */
.panel {
  display: grid;
  gap: 0.5rem;
  margin-block-start: 0.5rem;
  container-type: inline-size;
}
.figures {
  display: flex;
  flex-wrap: wrap;
  gap: 0 1rem;
  align-items: baseline;
  min-block-size: 1.75rem;
}
.segments { font-size: 1.125rem; font-weight: 700; }
.cost { margin-inline-start: auto; font-weight: 600; }
.quiet { color: var(--_quiet); }
.words { min-block-size: 4.5em; }
@container (width < 34rem) { .words { min-block-size: 9em; } .figures { min-block-size: 5.25rem; } }
.limit { color: var(--_quiet); }
.limit.alarm { color: var(--_alarm); font-weight: 600; }
.bars {
  display: flex;
  gap: 0.25rem;
  block-size: 2.75rem;
  margin: 0;
  padding: 0.125rem;
  overflow: auto hidden;
  list-style: none;
  scrollbar-width: thin;
}
/* Keeps its space, but not its place in the tab order. */
.bars:empty { visibility: hidden; }
.bars li {
  flex: none;
  inline-size: 5.5rem;
  block-size: 1.5rem;
  padding-inline: 0.375rem;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  font-size: 0.75rem;
  line-height: calc(1.5rem - 2px);
  background: var(--_background);
  font-variant-numeric: tabular-nums;
  /* Keeps the hidden text from widening the page. */
  position: relative;
  contain: layout size style;
}
/* A separate element, because restyling it costs less than restyling the bar. */
.bars i {
  position: absolute;
  inset: 0;
  z-index: -1;
  border-radius: calc(var(--_radius) - 1px);
  background: linear-gradient(var(--_band), var(--_band)) 0 0 / 0 100% no-repeat;
}
.bars:dir(rtl) i { background-position: 100% 0; }
.bars b { margin-inline-end: 0.5em; }
.bars .of { float: inline-end; }

div.unmappable {
  display: flex;
  flex-direction: column;
  block-size: var(--sms-preview-details-size, 10.5rem);
  padding: 0.5rem;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  background: var(--_raised);
}
.heading { display: flex; gap: 0.5rem; align-items: center; min-block-size: 2rem; }
.title { flex: 1; font-weight: 600; }
.scroll { flex: 1; min-block-size: 0; overflow: auto; }
.list { margin: 0; padding: 0.125rem; list-style: none; }
.list li {
  position: relative;
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 0.625rem;
  align-items: center;
  padding-block: 0.1875rem;
}
.character {
  min-inline-size: 2em;
  padding-inline: 0.375em;
  border-radius: 0.25em;
  text-align: center;
  background: var(--_background);
  border-block-end: 2px solid var(--_unmappable);
}
.character.irreplaceable { border-block-end-style: dotted; }
.code { font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.list .quiet { font-size: 0.875rem; }
button, select {
  min-block-size: 1.875rem;
  padding: 0.125rem 0.625rem;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  color: inherit;
  background: var(--_background);
  font: inherit;
  font-size: 0.9375rem;
}
button { cursor: pointer; }
button.main { border-color: var(--_accent); color: var(--_on-accent); background: var(--_accent); }
button:disabled { cursor: not-allowed; color: var(--_quiet); }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: center; }
.choices label { display: inline-flex; gap: 0.5rem; align-items: center; }
.choices input {
  appearance: none;
  position: relative;
  inline-size: 2.5rem;
  block-size: 1.5rem;
  margin: 0;
  border: 2px solid var(--_line);
  border-radius: 1rem;
  background: var(--_background);
}
.choices input::before {
  content: "";
  position: absolute;
  inset-block: 0.1875rem;
  inset-inline-start: 0.1875rem;
  inline-size: 0.875rem;
  border-radius: 50%;
  background: var(--_line);
}
.choices input:checked { border-color: var(--_accent); background: var(--_accent); }
.choices input:checked::before {
  inset-inline: auto 0.1875rem;
  background: var(--_on-accent);
}
.unseen {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (forced-colors: active) {
  .number { forced-color-adjust: none; }
  .choices input::before { background: ButtonText; }
}
`;

let shared;

/** Returns the style sheet that all elements share. A CSP does not treat it as inline style. */
export function sheet() {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(css);
  }
  return shared;
}
