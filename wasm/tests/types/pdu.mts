// The types of `septet/pdu`: valid and invalid uses.
import {
  SeptetError,
  decode,
  decodePdu,
  encode,
  encodePdu,
  fromHex,
  join,
  toHex,
  version,
  type CharacterSet,
  type DecodedUserData,
  type Element,
  type EncodedSegment,
  type Field,
  type JoinedMessage,
  type Pdu,
  type PduErrorCode,
  type PduFields,
  type Smpp,
} from "septet/pdu";
import init, { decodePdu as decodeOnPage, initSync } from "septet/pdu/web";

const { encoding, segments } = encode("x", { languages: ["tr"], reference: 7, places: true, smpp: "header" });
const set: CharacterSet = encoding;
const first: EncodedSegment | undefined = segments[0];
const smpp: Smpp | undefined = first?.smpp;
const octet: number | undefined = first?.characters?.[0]?.octet;
const data: EncodedSegment[] = encode(new Uint8Array(3), { ports: { destination: 2948 } }).segments;

const read: DecodedUserData = decode("C8329BFD06", { udl: 5, lossy: true });
const unpacked: DecodedUserData = decode(new Uint8Array(), { dataCoding: 0, esmClass: 64 });
const pdu: Pdu = decodePdu("00", { direction: "mo", smsc: false, lossy: true });
const fields: Field[] = pdu.fields;
const elements: Element[] = pdu.elements;
for (const { content } of elements) {
  if (content?.kind === "part") fields.push({ name: "element", start: content.total, length: 1 });
}
const submit: PduFields = { address: "+15555550100", text: "x", validity: { seconds: 3600 } };
const deliver: PduFields = { type: "deliver", address: "x", addressType: 0xd0, data: "00", time: "" };
const written: string[] = [submit, deliver].flatMap((one) => encodePdu(one).pdus.map(({ pdu }) => pdu));
const joined: JoinedMessage[] = join([...written, pdu, read, ...segments], { direction: "mo" });
const code: PduErrorCode = "truncated";
const error: SeptetError = new SeptetError(code, "no");
const offset: number | undefined = error.offset;
const hex: string = toHex(fromHex("00"));

await init();
initSync(new ArrayBuffer(0));
decodeOnPage("00");

// @ts-expect-error grapheme clusters are not available
encode("x", { boundary: "grapheme" });
// @ts-expect-error no such direction
decodePdu("00", { direction: "up" });
// @ts-expect-error no address
encodePdu({ text: "x" });
// @ts-expect-error no time
encodePdu({ type: "deliver", address: "1", text: "x" });
// @ts-expect-error numbers are not octets
decode([1, 2]);

export { data, hex, joined, octet, offset, set, smpp, unpacked, version };
