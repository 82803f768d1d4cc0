// The element as a bundler sees it. The bundle has files of their own for the module and for the
// controls of the rules.

export * from "../../pkg/element-bundled.js";
