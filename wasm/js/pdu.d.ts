import type { ClusterProviderName, LanguageCode, ProviderName } from "./names.js";
import type { Encoding } from "./septet.js";

export type { LanguageCode } from "./names.js";
export type { Encoding } from "./septet.js";

/** A provider whose segments do not end at grapheme clusters only. */
export type SmallProviderName = Exclude<ProviderName, ClusterProviderName>;

/** Octets: bytes, or hexadecimal digits in upper or lower case. */
export type Octets = Uint8Array | string;

/** The character set of user data. Only `decode` returns "Latin-1", for a `dataCoding` of 3. */
export type CharacterSet = Encoding | "8-bit" | "Latin-1";

/** A character set, a message class and indications: what a TP-DCS means (3GPP TS 23.038 §4). */
export interface Coding {
  /** TP-DCS, 0 to 255. */
  dcs: number;
  encoding: CharacterSet;
  /** Whether the text is compressed. Compressed text is not decoded. */
  isCompressed: boolean;
  /** Whether the TP-DCS is reserved and therefore treated as 0. */
  isReserved: boolean;
  /** 0 is shown at once ("flash"), 1 is for the handset, 2 for the SIM, 3 for other equipment. */
  messageClass: 0 | 1 | 2 | 3 | null;
  /** The message waiting indication. */
  waiting: MessageWaiting | null;
}

/** A kind of waiting message. */
export type WaitingKind = "voicemail" | "fax" | "email" | "other";

/** A message waiting indication. */
export interface MessageWaiting {
  kind: WaitingKind;
  /** Whether messages wait. */
  active: boolean;
  /** Whether to store this message. */
  store: boolean;
}

/** Which part of a message this is (3GPP TS 23.040 §9.2.3.24.1). */
export interface Part {
  /** The number that the parts of a message have in common: 0 to 255, or to 65535 with 16 bits. */
  reference: number;
  /** The width of the reference number. */
  bits: 8 | 16;
  /** From 1. */
  sequence: number;
  /** 1 to 255. */
  total: number;
}

/** The numbers of the applications that send and receive. */
export interface Ports {
  /** 0 to 65535. */
  destination: number;
  /** 0 to 65535. */
  source: number;
}

/** What an information element says. */
export type ElementContent =
  | ({ kind: "part" } & Part)
  | ({ kind: "ports" } & Ports)
  | {
      kind: "waiting";
      waiting: WaitingKind;
      /** Whether to store this message. */
      store: boolean;
      /** What kind of "other": 1 is a video message. */
      extension: number;
      /** The subscriber profile, 1 to 4. */
      profile: number;
      /** The number of waiting messages; 255 may mean more. */
      count: number;
    }
  | {
      kind: "singleShift" | "lockingShift";
      /** Null if the identifier is reserved. */
      language: LanguageCode | null;
      languageIdentifier: number;
    };

/** An information element of the header of user data (3GPP TS 23.040 §9.2.3.24). */
export interface Element {
  /** 0 to 255. */
  identifier: number;
  /** The standard's name. Null if the identifier is reserved. */
  name: string | null;
  /** Null if the element is invalid or of another kind. */
  content: ElementContent | null;
  /** Where it begins, in octets. */
  start: number;
  /** In octets, with the identifier and the length. */
  length: number;
  /** The data, without the identifier and the length. */
  data: Uint8Array;
}

/** User data (TP-UD), with the fields that are needed to read it. */
export interface UserData extends Coding {
  /** TP-UDL: septets if the character set is GSM-7 and not compressed, otherwise octets. */
  udl: number;
  /** TP-UDHI: whether the user data begins with a header. */
  udhi: boolean;
  /** The language whose national locking shift table is used. */
  lockingShift: LanguageCode | null;
  /** The language whose national single shift table is used. */
  singleShift: LanguageCode | null;
  /** Null if this is not a part. */
  part: Part | null;
  elements: Element[];
  /** The octets of TP-UD. */
  userData: Uint8Array;
  /** The octets of the header, its length octet included. */
  header: Uint8Array | null;
  /** The octets after the header. In GSM-7, they begin with the fill bits. */
  body: Uint8Array;
}

/** The place of a character in a text and in octets. */
export interface CharacterPlace {
  /** In UTF-16 code units of the text. */
  start: number;
  /** In UTF-16 code units of the text. */
  end: number;
  /** Its first septet or UTF-16 code unit, from 0 after the header. */
  unit: number;
  /** How many septets or UTF-16 code units it takes: 1 or 2. In Latin-1, these are octets. */
  units: number;
  /** The octet with its first bit. The previous character may end in the same one. */
  octet: number;
  /** How many octets have bits of it. */
  octets: number;
}

/** The options of `encode`. */
export interface EncodeOptions {
  /** The provider whose rules apply. */
  provider?: SmallProviderName;
  channel?: "sms";
  /** Segments may end between any two characters. */
  boundary?: "character";
  /** The width in bits of the reference number. By default the provider's, or 8. */
  referenceWidth?: 8 | 16;
  /** The languages whose national tables are allowed. By default none. */
  languages?: readonly LanguageCode[] | "all";
  /** "auto" selects GSM-7 if every character has a code, otherwise UCS-2. By default "auto". */
  encoding?: "auto" | Encoding;
  /**
   * Where the segments of a text end, in UTF-16 code units, such as `segments.map(({ end }) => end)` of
   * `split` by other rules. By default where the other options end them.
   */
  ends?: readonly number[];
  /**
   * The reference number of a message of several parts: up to 255, or 65535 with 16 bits. By default
   * 0. Messages to a recipient need different ones.
   */
  reference?: number;
  /** The message class: 0 is shown at once ("flash"). By default none. */
  messageClass?: 0 | 1 | 2 | 3;
  /** The ports of applications. By default none. A port that is missing is 0. */
  ports?: Partial<Ports>;
  /** Whether to return `characters`. By default false. */
  places?: boolean;
  /**
   * Returns `smpp`, the fields of a `submit_sm`: "header" has parts in headers, "sar" in the `sar_`
   * parameters. National tables and ports need "header". A message class needs GSM-7 or binary data,
   * because no `data_coding` says UCS-2 with a class.
   */
  smpp?: "header" | "sar";
}

/** The fields of a `submit_sm` of SMPP. */
export interface Smpp {
  /** `esm_class`: 64 if there is a header, otherwise 0. */
  esmClass: number;
  /** `data_coding`, for a message centre whose default alphabet is GSM-7. */
  dataCoding: number;
  /** `short_message`: the header, if there is one, and one septet per octet. */
  shortMessage: Uint8Array;
  /** The `sar_` parameters. Null with a header, and if the message is one segment. */
  sar: Sar | null;
}

/** The parameters `sar_msg_ref_num`, `sar_total_segments` and `sar_segment_seqnum` of SMPP. */
export interface Sar {
  /** 0 to 65535. */
  reference: number;
  /** 1 to 255. */
  total: number;
  /** From 1. */
  sequence: number;
}

/** A segment of a text or of binary data, encoded. */
export interface EncodedSegment extends UserData {
  /** `text.slice(start, end)` of the whole text. Null for binary data. */
  text: string | null;
  /** In UTF-16 code units of the whole text, or in octets of the data. */
  start: number;
  /** In UTF-16 code units of the whole text, or in octets of the data. */
  end: number;
  /** Septets, UTF-16 code units, or octets of data, without the header. */
  units: number;
  /** The octets of TP-UD as hexadecimal digits. */
  hex: string;
  /** The place of each character. `start` and `end` are in the whole text. */
  characters?: CharacterPlace[];
  smpp?: Smpp;
}

/** A text or binary data, encoded. */
export interface Encoded {
  encoding: CharacterSet;
  segments: EncodedSegment[];
}

/** The options of `decode`. */
export interface DecodeOptions {
  /** TP-DCS, 0 to 255. By default 0: GSM-7. */
  dcs?: number;
  /** TP-UDHI: whether the octets begin with a header. By default false. */
  udhi?: boolean;
  /** TP-UDL in septets or octets. By default that of the octets. Unpacked octets have none. */
  udl?: number;
  /** Whether each octet has one septet, as in SMPP. By default false. */
  unpacked?: boolean;
  /**
   * `data_coding` of SMPP in place of `dcs`, for octets that are unpacked. With 3, `encoding` is
   * "Latin-1" and `dcs` is 4.
   */
  dataCoding?: number;
  /** `esm_class` of SMPP in place of `udhi`, for octets that are unpacked. */
  esmClass?: number;
  /** The `sar_` parameters of SMPP, for octets that are unpacked. They become the `part`. */
  sar?: Sar | null;
  /** Whether to return what can be read of damaged octets, instead of throwing. */
  lossy?: boolean;
  /** Whether to return `characters`. By default false. */
  places?: boolean;
}

/** What octets look like, if that is not what the fields say. It is a guess, which is never used. */
export type Hint =
  | "header-without-flag"
  | "byte-order-mark"
  | "little-endian-byte-order-mark"
  | "little-endian"
  | "utf8"
  | "latin1"
  | "unpacked";

/** What is damaged, as the `SeptetError` says that strict reading throws. */
export interface Fault {
  code: PduErrorCode;
  /** In octets from the start of what was read. */
  offset: number;
  message: string;
}

/** Consecutive octets. */
export interface Place {
  /** In octets from the start of what was read, the SMSC address included. */
  start: number;
  /** In octets. */
  length: number;
}

/**
 * The name of a field: the key of its value, if there is one. The n-th "element" is `elements[n]`.
 * An "incompleteElement" and the "rest" are not read.
 */
export type FieldName =
  | "smsc"
  | "firstOctet"
  | "messageReference"
  | "address"
  | "pid"
  | "dcs"
  | "time"
  | "dischargeTime"
  | "validity"
  | "status"
  | "failure"
  | "parameterIndicator"
  | "command"
  | "messageNumber"
  | "dataLength"
  | "data"
  | "udl"
  | "headerLength"
  | "element"
  | "incompleteElement"
  | "body"
  | "rest";

/** A field and its place. */
export interface Field extends Place {
  name: FieldName;
}

/** User data that was read. */
export interface DecodedUserData extends UserData {
  /** Null for data that is not text. */
  text: string | null;
  /** The body of data that is not text, otherwise null. */
  data: Uint8Array | null;
  /** The octets of TP-UD as hexadecimal digits. */
  hex: string;
  hint: Hint | null;
  /** What strict reading refuses. Null unless `lossy` is set. */
  error: Fault | null;
  /** All octets in order. Missing if they were unpacked. */
  fields?: Field[];
  /** The octets that lossy reading skipped. Missing if they were unpacked. */
  skipped?: Place[];
  /** The place of each character. */
  characters?: CharacterPlace[];
}

/** The options of `decodePdu`. */
export interface DecodePduOptions {
  /**
   * Who sent the TPDU, which the octets do not say: "mt" goes to the mobile, "mo" to the message
   * centre. "stored" is by default: messages and status reports as a modem stores them.
   */
  direction?: "stored" | "mt" | "mo";
  /** Whether the TPDU is a report of a failure, in an RP-ERROR. By default false. */
  rpError?: boolean;
  /** Whether the octets begin with the address of the message centre. By default true. */
  smsc?: boolean;
  /**
   * Whether to return what can be read of damaged octets, and to skip white space between digits. It
   * still throws if no message can be shown.
   */
  lossy?: boolean;
  /** Whether to return `characters`. By default false. */
  places?: boolean;
}

/** The type of a TPDU. */
export type PduType =
  | "deliver"
  | "submit"
  | "status-report"
  | "deliver-report"
  | "submit-report"
  | "command";

/** How long a message is tried: for some time, or until a time in the format of RFC 3339. */
export type Validity = { seconds: number } | { until: string };

/** A PDU that was read. Fields that the type lacks are null, false or empty. */
export interface Pdu {
  type: PduType;
  /** The address of the message centre. Null if it is empty or not there. */
  smsc: string | null;
  /** The type octet of `smsc`. */
  smscType: number | null;
  /** The sender or the recipient: digits, after + if the number is international, or a name. */
  address: string | null;
  /** The type octet of `address`, such as 0x91. */
  addressType: number | null;
  /** TP-SCTS in the format of RFC 3339. Null also if it is not valid. */
  time: string | null;
  /** TP-DT in the format of RFC 3339. Null also if it is not valid. */
  dischargeTime: string | null;
  /** TP-VP. Null also if the message centre decides. */
  validity: Validity | null;
  /** What `status` means, in English. */
  statusMeaning: string | null;
  /** What `failure` means, in English. */
  failureMeaning: string | null;
  /** What became of the message. */
  outcome: "completed" | "trying" | "failed" | "given-up" | null;
  /** TP-MR. */
  messageReference: number | null;
  /** TP-PID. */
  pid: number | null;
  /** TP-DCS. */
  dcs: number | null;
  /** TP-ST. */
  status: number | null;
  /** TP-FCS. */
  failure: number | null;
  /** TP-CT of a command. */
  command: number | null;
  /** TP-MN of a command: the message that it is about. */
  messageNumber: number | null;
  /** Whether more messages wait at the message centre. */
  moreMessages: boolean;
  /** TP-LP: whether the message must not be forwarded. */
  loopPrevention: boolean;
  /** Whether a status report was asked for, or the sender gets one. */
  statusReport: boolean;
  /** TP-RP. */
  replyPath: boolean;
  /** TP-RD: whether the message centre rejects a message that it already has. */
  rejectDuplicates: boolean;
  /** Whether a status report is about a command. */
  ofCommand: boolean;
  /** TP-UDHI. */
  udhi: boolean;
  /** TP-UDL as far as there are octets: septets or octets. */
  udl: number | null;
  encoding: CharacterSet | null;
  isCompressed: boolean;
  isReserved: boolean;
  messageClass: 0 | 1 | 2 | 3 | null;
  waiting: MessageWaiting | null;
  lockingShift: LanguageCode | null;
  singleShift: LanguageCode | null;
  part: Part | null;
  elements: Element[];
  userData: Uint8Array | null;
  header: Uint8Array | null;
  body: Uint8Array | null;
  /** Null for data that is not text. */
  text: string | null;
  /** User data that is not text, without its header, or the data of a command. */
  data: Uint8Array | null;
  hint: Hint | null;
  /** All octets in order. */
  fields: Field[];
  /** The octets that lossy reading skipped. */
  skipped: Place[];
  /** What strict reading refuses. Null unless `lossy` is set. */
  error: Fault | null;
  /** The place of each character. */
  characters?: CharacterPlace[];
}

/** What both types of `PduFields` have. */
interface CommonFields extends Omit<EncodeOptions, "channel" | "smpp"> {
  /** The recipient or the sender: 1 to 20 digits, with + before an international number. */
  address: string;
  /**
   * By default 0x91 with + and otherwise 0x81. Only international types such as 0x91 allow the +. With
   * 0xD0, the address is a name.
   */
  addressType?: number;
  /** The message centre. By default that of the modem. */
  smsc?: string | null;
  smscType?: number;
  /** TP-PID. By default 0. */
  pid?: number;
  /** By default false. */
  statusReport?: boolean;
  /** By default false. */
  replyPath?: boolean;
  /** The text, unless there is `data`. */
  text?: string;
  /** Binary data, unless there is a `text`. */
  data?: Octets;
}

/** An SMS-SUBMIT. */
export interface SubmitFields extends CommonFields {
  type?: "submit";
  /** TP-MR, the same in each PDU. By default 0, which modems replace. */
  messageReference?: number;
  /**
   * TP-VP. By default none. Seconds are from 300 to 38,102,400 (63 weeks), and are rounded down to
   * what the octet can say.
   */
  validity?: Validity | null;
  /** By default false. */
  rejectDuplicates?: boolean;
}

/** An SMS-DELIVER. */
export interface DeliverFields extends CommonFields {
  type: "deliver";
  /** TP-SCTS in the format of RFC 3339, from 1990 to 2089, such as "2026-11-26T12:00:00+01:00". */
  time: string;
  /** By default false. */
  moreMessages?: boolean;
  /** By default false. */
  loopPrevention?: boolean;
}

export type PduFields = SubmitFields | DeliverFields;

/** A PDU that was written. */
export interface EncodedPdu {
  /** The PDU with the address of the message centre, as hexadecimal digits. */
  pdu: string;
  /** The TPDU, without that address. */
  tpdu: Uint8Array;
  /** The octets of the TPDU, which AT+CMGS takes. */
  length: number;
  segment: EncodedSegment;
}

/** The PDUs of a message. */
export interface EncodedPdus {
  encoding: CharacterSet;
  pdus: EncodedPdu[];
}

/**
 * A part to join: what `decodePdu`, `decode` or `encode` return, or user data with its fields.
 * Parts are of the same message if their types, addresses, references, widths and totals are equal.
 */
export interface PartToJoin {
  userData: Octets | null;
  /** By default 0. */
  dcs?: number | null;
  /** If it is "Latin-1", 8-bit data is such text. Otherwise `dcs` says what the data is. */
  encoding?: CharacterSet | null;
  /** By default that of the octets. */
  udl?: number | null;
  /** By default false. */
  udhi?: boolean;
  /** Null if it is no part. */
  part?: Part | null;
  type?: PduType | null;
  address?: string | null;
  addressType?: number | null;
  /** In the format of RFC 3339. Parts whose times differ by more than a day are not joined. */
  time?: string | null;
}

/** A message, joined from its parts. */
export interface JoinedMessage {
  type: PduType | null;
  address: string | null;
  addressType: number | null;
  /** The time of the first part. */
  time: string | null;
  /** Null for a message of one part, as is `bits`. */
  reference: number | null;
  bits: 8 | 16 | null;
  total: number;
  /** The indices of its parts, in the order in which they were given. */
  parts: number[];
  /** The indices of parts that were given more than once. */
  duplicates: number[];
  /** The sequence numbers of the missing parts. */
  missing: number[];
  isComplete: boolean;
  /** The text of the parts that are there. Null for data that is not text. */
  text: string | null;
  /** The octets of data that is not text, otherwise null. */
  data: Uint8Array | null;
  /** Why the octets of the text cannot be decoded strictly. Null if they can. */
  error: Fault | null;
}

/** The code of a `SeptetError` about octets that were read. */
export type OctetsErrorCode =
  | "hex"
  | "truncated"
  | "smsc-length"
  | "type"
  | "address-length"
  | "trailing"
  | "too-long"
  | "user-data"
  | "text";

/** The code of a `SeptetError` of `septet/pdu`. */
export type PduErrorCode =
  | OctetsErrorCode
  | "address"
  | "invalid-option"
  | "invalid-argument"
  | "not-initialized"
  | "too-many-segments"
  | "unmappable";

/** The error that the functions throw. */
export class SeptetError extends Error {
  constructor(code: PduErrorCode, message: string);
  code: PduErrorCode;
  /**
   * Where the fault is: in octets from the start of what was read, for "hex", "address" and
   * "unmappable" in characters. Missing for "invalid-option", "invalid-argument", "not-initialized"
   * and "too-many-segments".
   */
  offset?: number;
}

/**
 * Encodes a text or binary data as the user data of its segments.
 *
 * Throws a `SeptetError` with the code "too-many-segments" above 255 segments, or "unmappable" if
 * "GSM-7" is forced and a character has no code or the provider does not send it so.
 */
export function encode(content: string | Uint8Array, options?: EncodeOptions): Encoded;

/** Reads user data. Throws a `SeptetError` with the code "user-data", "text" or "hex". */
export function decode(userData: Octets, options?: DecodeOptions): DecodedUserData;

/**
 * Reads a whole PDU. Throws a `SeptetError` with an `OctetsErrorCode` if the octets are damaged,
 * also if only the text cannot be decoded: the half of a character that is divided between two
 * parts needs `lossy`, or `join`.
 */
export function decodePdu(pdu: Octets, options?: DecodePduOptions): Pdu;

/**
 * Writes the PDUs of a text or of binary data, one for each segment. Throws what `encode` throws, and
 * a `SeptetError` with the code "address".
 */
export function encodePdu(fields: PduFields): EncodedPdus;

/**
 * Joins PDUs or parts to messages, in the order of their first parts. The options are for PDUs. A part
 * that contradicts the others begins another message, as does one after all parts. Throws what
 * `decodePdu` throws, but not if only the text is damaged.
 */
export function join(
  parts: readonly (Octets | PartToJoin)[],
  options?: Omit<DecodePduOptions, "places">,
): JoinedMessage[];

/** Returns the octets of hexadecimal digits. Throws a `SeptetError` with the code "hex". */
export function fromHex(digits: string): Uint8Array;

/** Returns octets as hexadecimal digits in upper case. */
export function toHex(octets: Uint8Array): string;

export const version: string;
