// Changes of a text in a <textarea> that the user can undo.

/** Where two texts differ: what is between a common prefix and a common suffix. */
export function difference(from, to) {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end)
  ) {
    end += 1;
  }
  return { start, end: from.length - end, text: to.slice(start, to.length - end) };
}

/** The text with its places replaced. */
export function replaced(text, places) {
  let result = "";
  let done = 0;
  for (const { offset, from, to } of places) {
    result += text.slice(done, offset) + to;
    done = offset + from.length;
  }
  return result + text.slice(done);
}

/** A position of the text after its places are replaced. */
function moved(position, places) {
  let shift = 0;
  for (const { offset, from, to } of places) {
    if (offset >= position) break;
    shift += to.length - Math.min(from.length, position - offset);
  }
  return position + shift;
}

/**
 * Replaces each of the places, in order of their offsets, as one step for the undo of the browser.
 * Caret, selection and scroll position stay where they were in the text. Returns false and changes
 * nothing if the text area cannot be edited, or has another text.
 */
export function replaceAt(textarea, places) {
  if (textarea.readOnly || textarea.disabled || places.length === 0) return false;
  const before = textarea.value;
  // A script may have set another text.
  if (!places.every(({ offset, from }) => before.startsWith(from, offset))) return false;
  const start = places[0].offset;
  const end = places.at(-1).offset + places.at(-1).from.length;
  const here = places.map((place) => ({ ...place, offset: place.offset - start }));
  const text = replaced(before.slice(start, end), here);
  const { selectionStart, selectionEnd, selectionDirection, scrollTop, scrollLeft } = textarea;

  textarea.focus({ preventScroll: true });
  textarea.setSelectionRange(start, end);
  // Deprecated, but the only way: all others empty the undo history.
  const command = text === "" ? "delete" : "insertText";
  if (!textarea.ownerDocument.execCommand(command, false, text)) {
    textarea.setRangeText(text, start, end, "end");
    textarea.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }

  textarea.setSelectionRange(
    moved(selectionStart, places),
    moved(selectionEnd, places),
    selectionDirection,
  );
  textarea.scrollTop = scrollTop;
  textarea.scrollLeft = scrollLeft;
  return true;
}

/** Selects the first place after the caret, or the first one. Returns its offset. */
export function selectNext(textarea, places) {
  const { offset, from } =
    places.find(({ offset }) => offset >= textarea.selectionEnd) ?? places[0];
  textarea.focus({ preventScroll: true });
  textarea.setSelectionRange(offset, offset + from.length);
  return offset;
}
