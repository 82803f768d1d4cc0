const { measure } = require("septet");

measure("x", { provider: "nobody" });
