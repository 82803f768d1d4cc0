// The error that all functions throw.

export class SeptetError extends Error {
  static {
    // Minifying renames the class, but not what an uncaught error prints.
    Object.defineProperty(this, "name", { value: "SeptetError" });
    this.prototype.name = "SeptetError";
  }
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export function fail(code, message) {
  throw new SeptetError(code, message);
}

/** Returns a value as it appears in a message. */
export function shown(value) {
  try {
    return typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value));
  } catch {
    return typeof value;
  }
}
