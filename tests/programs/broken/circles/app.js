require("./circle.js")

App({})
