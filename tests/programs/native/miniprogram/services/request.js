const HOST = 'https://api.jiefang.example'

export function request(path, data) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: HOST + path,
      data,
      success: (response) => resolve(response.data),
      fail: reject,
    })
  })
}
