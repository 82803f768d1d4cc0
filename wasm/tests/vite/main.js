import { measure, split } from "septet";
import "septet/element";

globalThis.found = [measure("]".repeat(153)).segments, split("ж".repeat(71)).segments[1].start];
