// A page of React 19 with a controlled text area and the element beside it.

import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import "/element/sms-preview.js";
import * as septet from "/pkg/web.js";

const TEXT =
  "Hello, it’s the eye clinic here. Your appointment is on Tuesday 24 March at 9:40. Please arrive ten minutes early, and bring your card and the letter from your doctor. Reply YES to keep it.";
const loaded = septet.default().then(() => septet);

function Composer() {
  const [text, setText] = useState(TEXT);
  const [segments, setSegments] = useState(0);
  const told = ({ detail }) => setSegments(detail.measure.segments);
  return h(
    "div",
    {},
    h("label", { htmlFor: "message" }, "Message"),
    h("textarea", { id: "message", value: text, onChange: ({ target }) => setText(target.value) }),
    h("sms-preview", {
      for: "message",
      price: "0.0079",
      currency: "USD",
      septet: loaded,
      "onsms-preview-change": told,
    }),
    h("output", {}, `${text.length} typed, ${segments} segments`),
  );
}

createRoot(document.querySelector("main")).render(h(Composer));
