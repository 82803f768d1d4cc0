"use client";

// A client component, which the server renders too.
import { useState } from "react";
import { measure } from "septet";
import "septet/element";

export function Message() {
  const [text, setText] = useState("]".repeat(153));
  return (
    <>
      <textarea id="message" value={text} onChange={(event) => setText(event.target.value)} />
      <p id="client">{measure(text).segments}</p>
      <sms-preview for="message" provider="twilio" />
    </>
  );
}
