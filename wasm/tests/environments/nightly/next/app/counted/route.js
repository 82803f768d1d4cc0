// A route handler.
import { split } from "septet";

export const dynamic = "force-dynamic";

export function GET() {
  return Response.json(split("ж".repeat(71)).segments[1].start);
}
