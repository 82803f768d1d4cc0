// The style of the rules.

export const css = `
.fields { display: grid; gap: 0.75rem 1rem; grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr)); margin-block: 0.5rem; }
.fields label { display: grid; gap: 0.25rem; font-size: 0.8125rem; color: var(--_quiet); }
.fields select { color: var(--_color); inline-size: 100%; text-overflow: ellipsis; }
.toggles { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin-block: 0.75rem; }
.toggles label { display: inline-flex; gap: 0.5rem; align-items: center; }
.toggles input {
  appearance: none;
  position: relative;
  inline-size: 2.5rem;
  block-size: 1.5rem;
  margin: 0;
  border: 2px solid var(--_control);
  border-radius: 1rem;
  background: var(--_background);
}
.toggles input::before {
  content: "";
  position: absolute;
  inset-block: 0.1875rem;
  inset-inline-start: 0.1875rem;
  inline-size: 0.875rem;
  border-radius: 50%;
  background: var(--_control);
}
.toggles input:checked { border-color: var(--_accent); background: var(--_accent); }
.toggles input:checked::before { inset-inline: auto 0.1875rem; background: var(--_on-accent); }
.rules a { color: var(--_accent); }
@media (forced-colors: active) {
  .toggles input:checked { background: Highlight; }
  .toggles input::before { background: ButtonText; }
  .toggles input:checked::before { background: HighlightText; }
}
`;
