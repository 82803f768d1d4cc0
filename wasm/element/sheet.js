// Style sheets that all elements share.

const sheets = new Map();

/** Returns the style sheet with this CSS. A CSP does not treat it as inline style. */
export function sheetOf(css) {
  if (!sheets.has(css)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  return sheets.get(css);
}
