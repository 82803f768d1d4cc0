// The style of <sms-preview>. Colours follow the `color-scheme` of the page or the element.

import { bands } from "./bands.js";

export const css = `
:host {
  --_color: var(--sms-preview-color, light-dark(#1c1d21, #ececf0));
  --_quiet: var(--sms-preview-quiet, light-dark(#54565f, #b4b6c2));
  --_background: var(--sms-preview-background, light-dark(#ffffff, #1d1f25));
  --_raised: var(--sms-preview-raised, light-dark(#f2f9f5, #15271d));
  --_line: var(--sms-preview-line, light-dark(#d4d7df, #3c404b));
  --_control: var(--sms-preview-control, light-dark(#7d808c, #858997));
  --_accent: var(--sms-preview-accent, light-dark(#0b6e42, #7fdcab));
  --_on-accent: var(--sms-preview-on-accent, light-dark(#ffffff, #0c1a12));
  --_alarm: var(--sms-preview-alarm, light-dark(#a3160f, #ffa69e));
  --_unmappable: var(--sms-preview-unmappable, light-dark(#c11c13, #ff8a80));
  --_mark: var(--sms-preview-mark, light-dark(#e5322b40, #e0453a40));
  --_radius: var(--sms-preview-radius, 0.75rem);
  display: block;
  position: relative;
  line-height: 1.5;
  color: var(--_color);
}
:host([hidden]) { display: none; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
p, dl, ol, ul { margin: 0; padding: 0; }
ol, ul { list-style: none; }

/* One column on a phone; in a wide window, the answer is beside the text. */
.panel { container-type: inline-size; }
.layout { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
.compose, .side { display: grid; gap: 0.5rem; align-content: start; min-inline-size: 0; }
.side { gap: 1rem; }
@container (width >= 52rem) {
  .layout {
    grid-template-columns: minmax(0, 1fr) minmax(18rem, 25.5rem);
    grid-template-rows: auto 1fr;
    column-gap: 1.5rem;
  }
  .side { grid-area: 1 / 2 / 3 / 3; }
}

textarea.own {
  display: block;
  inline-size: 100%;
  block-size: var(--sms-preview-text-size, 9.5rem);
  padding: 0.75rem 1rem;
  resize: vertical;
  border: 1px solid var(--_control);
  border-radius: var(--_radius);
  color: inherit;
  background: var(--_background);
  font: inherit;
  line-height: 1.75;
}
:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
.small, .legend, .notes, .limit, .code, .times, .effect { font-size: 0.8125rem; color: var(--_quiet); }
.alarm { color: var(--_alarm) !important; font-weight: 600; }

.answer, .card {
  padding: 1rem;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  background: var(--_background);
}
.total { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; min-block-size: 3.25rem; }
.count { font-size: 2.75rem; font-weight: 700; line-height: 1.1; font-variant-numeric: tabular-nums; }
.noun { font-size: 1.125rem; color: var(--_quiet); }
.cost { font-size: 1.125rem; font-weight: 700; }
.facts { margin-block: 0.25rem 0.75rem; }
.facts div { display: flex; justify-content: space-between; gap: 1rem; min-block-size: 1.5em; }
.facts dt { color: var(--_quiet); }
.facts dd { margin: 0; font-variant-numeric: tabular-nums; text-align: end; }
.facts div:first-child dd { font-weight: 700; }
.why, .rules { padding-block-start: 0.75rem; border-block-start: 1px solid var(--_line); }
.why { min-block-size: 3.75rem; overflow-wrap: anywhere; }

.card { border-color: var(--_accent); background: var(--_raised); }
.title { margin-block-end: 0.5rem; font-weight: 700; color: var(--_accent); }
.actions { display: grid; gap: 0.75rem; }
.actions li { position: relative; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
.saves { font-size: 0.875rem; color: var(--_quiet); }
.card .small { margin-block-start: 0.75rem; }
.notes { display: grid; gap: 0.25rem; padding-inline: 1rem; }

button, select {
  min-block-size: 2.25rem;
  padding: 0.25rem 0.75rem;
  border: 1px solid var(--_control);
  border-radius: calc(var(--_radius) * 0.66);
  color: inherit;
  background: var(--_background);
  font: inherit;
  font-size: 0.9375rem;
  text-align: start;
  max-inline-size: 100%;
  overflow-wrap: anywhere;
}
button { cursor: pointer; }
button.main { font-weight: 600; border-color: var(--_accent); color: var(--_on-accent); background: var(--_accent); }
button.quiet { border-color: transparent; color: var(--_accent); background: none; padding-inline: 0.375rem; }
button:disabled { cursor: not-allowed; color: var(--_quiet); background: none; border-color: var(--_line); }
summary { cursor: pointer; font-weight: 600; padding-block: 0.25rem; border-radius: 0.25rem; }

.list li {
  position: relative;
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 0.625rem;
  align-items: center;
  padding-block: 0.25rem;
  border-block-end: 1px solid var(--_line);
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
.code, .times, .effect { overflow-wrap: anywhere; }
.all { margin-block-start: 0.5rem; }

.unseen {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (forced-colors: active) {
  button.main { border-width: 3px; }
}
@media print {
  button, .rules, .others, .legend { display: none; }
  .answer, .card { break-inside: avoid; }
}
${bands}`;
