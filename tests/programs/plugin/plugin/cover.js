function pickCover(onPicked) {
  wx.chooseMedia({
    count: 1,
    mediaType: ['image'],
    success: ({ tempFiles }) => onPicked(tempFiles[0].tempFilePath),
    fail: () => onPicked(''),
  })
}

module.exports = { pickCover }
