/** @jsxImportSource react */
import { useEffect, useRef } from "react";
import { SmsPreview } from "septet/element";

export function Message() {
  const preview = useRef<SmsPreview>(null);
  useEffect(() => preview.current?.refresh());
  return (
    <>
      <textarea id="message" />
      <sms-preview
        ref={preview}
        for="message"
        provider="twilio"
        price={0.0079}
        currency="USD"
        lang="en"
        className="preview"
        onsms-preview-change={({ detail }) => detail.measure.segments.toFixed()}
      />
      {/* @ts-expect-error no such provider */}
      <sms-preview provider="nobody" />
      {/* @ts-expect-error no such attribute */}
      <sms-preview providers="twilio" />
    </>
  );
}
