const { pickCover } = require('./cover')

module.exports = { pickCover }
