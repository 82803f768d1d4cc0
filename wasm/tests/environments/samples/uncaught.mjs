import { measure } from "septet";

measure("x", { provider: "nobody" });
