// Edits the text of a <textarea> so that the user can undo it.

/** Returns the range of `from` between the common prefix and suffix, and the text of `to` there. */
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

export function replaced(text, places) {
  let result = "";
  let done = 0;
  for (const { offset, from, to } of places) {
    result += text.slice(done, offset) + to;
    done = offset + from.length;
  }
  return result + text.slice(done);
}

/** Maps a position to the text with these places replaced. */
function mapPosition(position, places) {
  let shift = 0;
  for (const { offset, from, to } of places) {
    if (offset >= position) break;
    shift += to.length - Math.min(from.length, position - offset);
  }
  return position + shift;
}

/** Returns whether the user can edit a text area. */
export function isWritable(textarea) {
  // A text area in a disabled <fieldset> matches, although its property `disabled` is false.
  return !textarea.readOnly && !textarea.matches(":disabled");
}

/**
 * Replaces the places, which must be in order, as one undo step. Keeps the selection and the scroll
 * position. Returns false and changes nothing if there are no places, the text area cannot be
 * edited, or a script has changed the text.
 */
export function replaceAt(textarea, places) {
  if (!isWritable(textarea) || places.length === 0) return false;
  const before = textarea.value;
  if (!places.every(({ offset, from }) => before.startsWith(from, offset))) return false;
  const start = places[0].offset;
  const end = places.at(-1).offset + places.at(-1).from.length;
  const here = places.map((place) => ({ ...place, offset: place.offset - start }));
  const text = replaced(before.slice(start, end), here);
  const { selectionStart, selectionEnd, selectionDirection, scrollTop, scrollLeft } = textarea;

  textarea.focus({ preventScroll: true });
  textarea.setSelectionRange(start, end);
  // Above `maxlength`, the text would be cut.
  const most = textarea.getAttribute("maxlength");
  textarea.removeAttribute("maxlength");
  // Deprecated, but all alternatives clear the undo history.
  const command = text === "" ? "delete" : "insertText";
  if (!textarea.ownerDocument.execCommand(command, false, text)) {
    textarea.setRangeText(text, start, end, "end");
    textarea.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }
  if (most !== null) textarea.setAttribute("maxlength", most);

  textarea.setSelectionRange(
    mapPosition(selectionStart, places),
    mapPosition(selectionEnd, places),
    selectionDirection,
  );
  textarea.scrollTop = scrollTop;
  textarea.scrollLeft = scrollLeft;
  return true;
}

/** Selects the next place after the selection, or the first place. Returns its offset. */
export function selectNext(textarea, places) {
  const { offset, from } =
    places.find(({ offset }) => offset >= textarea.selectionEnd) ?? places[0];
  textarea.focus({ preventScroll: true });
  textarea.setSelectionRange(offset, offset + from.length);
  return offset;
}
