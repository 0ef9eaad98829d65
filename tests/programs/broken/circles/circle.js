const app = require("./app.js")
const gone = require("./gone.js")

module.exports = { app, gone }
