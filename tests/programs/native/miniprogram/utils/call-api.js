/** The promise form of an API that is named by a string. */
export function callApi(name, options) {
  return new Promise((resolve, reject) => {
    wx[name]({ ...options, success: resolve, fail: reject })
  })
}
