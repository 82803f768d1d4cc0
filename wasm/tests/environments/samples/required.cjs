module.exports = require("septet");
