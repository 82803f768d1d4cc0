/** @jsxImportSource preact */
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
        onsms-preview-change={({ detail }) => detail.measure.segments.toFixed()}
      />
      {/* @ts-expect-error no such provider */}
      <sms-preview provider="nobody" />
    </>
  );
}
