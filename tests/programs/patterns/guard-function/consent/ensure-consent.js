// Fulfilled once the user has agreed, rejected when they refuse.
export function ensureConsent() {
  return new Promise((resolve, reject) => {
    if (wx.requirePrivacyAuthorize) wx.requirePrivacyAuthorize({ success: resolve, fail: reject })
    else resolve()
  })
}
