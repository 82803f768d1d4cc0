/** @jsxImportSource solid-js */
import "septet/element";

export function Message() {
  return (
    <>
      <textarea id="message" />
      <sms-preview
        for="message"
        provider="twilio"
        price={0.0079}
        class="preview"
        on:sms-preview-change={({ detail }) => detail.measure.segments.toFixed()}
      />
      {/* @ts-expect-error no such provider */}
      <sms-preview provider="nobody" />
    </>
  );
}
