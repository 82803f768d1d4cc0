// A server component.
import { measure } from "septet";

import { Message } from "./message";

export default function Page() {
  return (
    <>
      <p id="server">{measure("]".repeat(153)).segments}</p>
      <Message />
    </>
  );
}
